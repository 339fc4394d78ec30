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
    [
      'none whose marriage ended, told in an occurrence of its own',
      'Nu',
      ['Nu 20100101', 'Was - 20000101', 'Was 19800101'],
    ],
    ['the last when all ended, so told', 'Was', ['Eerder - 19790101', 'Was 19800101', 'Was - 20000101']],
    [
      'nobody’s twice, when the end has unknown parts',
      'Nu',
      ['Was 20000308', 'Was - 20000000', 'Nu 20010101'],
    ],
    ['nobody’s twice, when the end is unknown', 'Nu', ['Was 19800101', 'Was - 00000000', 'Nu 20010101']],
    [
      'one who was married again after the end',
      'Was',
      ['Was 19800101', 'Was - 20000101', 'Was 20020101', 'Nu 20100101'],
    ],
  ])('is %s', (_, expected, relations) => {
    expect(chosen(...relations)).toBe(expected);
  });
});
