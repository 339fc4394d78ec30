import { describe, expect, it } from 'vitest';
import { isCaller } from '../../src/signups/find-residents.ts';

const resident = {
  addressLines: ['T.A. van Proef-Vóórbeeld', 'Proefstraat 7', '2583 XL  PROEFDORP'],
  postcode: '2583XL',
  birthDate: '1980-05-17',
};
const caller = { name: 'van Proef', postcode: '2583XL', birthDate: '1980-05-17' };

describe('a resident who phones', () => {
  it.each([
    ['the surname', { name: 'Proef' }],
    ['the surname as it is written', { name: 'van Proef-Vóórbeeld' }],
    ['no accents and small letters', { name: 'proef voorbeeld' }],
    ['initials before it', { name: 'T. A. van Proef' }],
    ['initials that are others, since they do not count', { name: 'J. van Proef' }],
    ['a postcode with a space, in small letters', { postcode: '2583 xl' }],
  ])('is found with %s', (_what, said) => {
    expect(isCaller(resident, { ...caller, ...said })).toBe(true);
  });

  it.each([
    ['another name', { name: 'van Proefstra' }],
    ['a part of a name', { name: 'Voor' }],
    ['one word too many', { name: 'van Proef Testsen' }],
    ['initials only', { name: 'T.A.' }],
    ['no name', { name: ' - ' }],
    ['the place for a name', { name: 'Proefdorp' }],
    ['another postcode', { postcode: '2583XM' }],
    ['no postcode', { postcode: '' }],
    ['another day', { birthDate: '1980-05-18' }],
    ['another year', { birthDate: '1981-05-17' }],
  ])('is not found with %s', (_what, said) => {
    expect(isCaller(resident, { ...caller, ...said })).toBe(false);
  });

  it.each([
    ['1980-05-00', '1980-05-17', true],
    ['1980-00-00', '1980-05-17', true],
    ['1980-00-00', '1981-05-17', false],
    ['0000-00-00', '1980-05-17', false],
  ])('whom the register knows as born on %s may say %s: %s', (birthDate, said, expected) => {
    expect(isCaller({ ...resident, birthDate }, { ...caller, birthDate: said })).toBe(expected);
  });

  it('has a name of two letters as others have one of ten', () => {
    const short = { ...resident, addressLines: ['M. Li', 'Proefstraat 7'] };
    expect(isCaller(short, { ...caller, name: 'Li' })).toBe(true);
    expect(isCaller(short, { ...caller, name: 'Ng' })).toBe(false);
  });

  it('without a postcode in the register is not found by one', () => {
    expect(isCaller({ ...resident, postcode: '' }, { ...caller, postcode: '' })).toBe(false);
  });
});
