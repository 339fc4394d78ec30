import { describe, expect, it } from 'vitest';
import { choosePartner } from '../../src/register/choose-partner.ts';

/** Relations as `surname beganOn endedOn`, with `-` for an empty date. */
function chosen(...relations: readonly string[]): string | undefined {
  return choosePartner(
    relations.map((relation) => {
      const [surname = '', beganOn = '-', endedOn = '-'] = relation.split(' ');
      return {
        partner: { nobleTitle: '', prefix: '', surname },
        beganOn: beganOn === '-' ? '' : beganOn,
        endedOn: endedOn === '-' ? '' : endedOn,
      };
    }),
  )?.surname;
}

describe('the partner whose name counts', () => {
  it.each([
    ['nobody without relations', undefined, []],
    [
      'the oldest of the lasting relations',
      'Eerste',
      ['Tweede 19610831', 'Eerste 19581215', 'Derde 19620104'],
    ],
    ['an unknown part of a date counting as oldest', 'Eerste', ['Tweede 19610131', 'Eerste 19610000']],
    ['an unknown date counting as oldest', 'Eerste', ['Tweede 19610131', 'Eerste 00000000']],
    ['a missing date counting as oldest', 'Eerste', ['Tweede 19610131', 'Eerste -']],
    ['a lasting relation before an ended one', 'Tweede', ['Eerste 19580101 19700101', 'Tweede 19800101']],
    [
      'the last to end when all have ended',
      'Tweede',
      ['Eerste 19580101 19700101', 'Tweede 19710101 19900101'],
    ],
    ['the first of equals', 'Eerste', ['Eerste 19580101', 'Tweede 19580101']],
  ])('is %s', (_, expected, relations) => {
    expect(chosen(...relations)).toBe(expected);
  });
});
