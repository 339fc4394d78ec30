import { describe, expect, it } from 'vitest';
import type { Address } from '../../src/domain/resident.ts';
import { addressLinesOf, isWritableAddress } from '../../src/register/address-lines.ts';

const EMPTY: Address = {
  addressFunction: 'W',
  street: '',
  shortStreet: '',
  houseNumber: '',
  houseLetter: '',
  houseAddition: '',
  houseDesignation: '',
  postcode: '',
  place: '',
  locationDescription: '',
  abroad: undefined,
};

/** An address of `street|number|letter|addition|designation`. */
function at(text: string, rest: Partial<Address> = {}): Address {
  const [street = '', houseNumber = '', houseLetter = '', houseAddition = '', houseDesignation = ''] =
    text.split('|');
  return { ...EMPTY, street, houseNumber, houseLetter, houseAddition, houseDesignation, ...rest };
}

describe('an address abroad', () => {
  const lines = ['Rue du Test 26', 'Bruxelles', 'postcode 1000'] as const;

  it.each([
    ['its lines', { country: '5010', lines }, [...lines]],
    ['its lines that are filled', { country: '', lines: ['Teststrasse 1', '', '.'] }, ['Teststrasse 1']],
    ['its lines and the name of its country', { country: 'België', lines }, [...lines, 'BELGIË']],
    ['no line when only the country is known', { country: '5010', lines: ['', '', ''] }, []],
    ['no line when even that is unknown', { country: '0000', lines: ['', '', ''] }, []],
  ] as const)('has %s', (_, abroad, expected) => {
    const address = at('Proefstraat|7', { abroad, place: 'Utrecht' });
    expect(addressLinesOf(address)).toEqual(expected);
    expect(isWritableAddress(address)).toBe(false);
  });
});

describe('the first line of an address', () => {
  it.each([
    ['Proefstraat|7', 'Proefstraat 7'],
    ['Proefstraat|7|a', 'Proefstraat 7 a'],
    ['Proefstraat|7||bis', 'Proefstraat 7 bis'],
    ['Proefstraat|7||3', 'Proefstraat 7-3'],
    ['Proefstraat|7|A|bis', 'Proefstraat 7 Abis'],
    ['Proefstraat|7|A|3', 'Proefstraat 7 A3'],
    ['Proefstraat|7|||by', 'Proefstraat bij 7'],
    ['Proefstraat|7|||to', 'Proefstraat t/o 7'],
    ['Proefstraat|7||2|to', 'Proefstraat t/o 7-2'],
    ['Proefstraat|7|b||by', 'Proefstraat bij 7 b'],
    ['1e  Proefstraat|12', '1e Proefstraat 12'],
  ])('of %s is "%s"', (text, line) => {
    expect(addressLinesOf(at(text))).toEqual([line]);
    expect(isWritableAddress(at(text))).toBe(true);
  });

  it('describes the place where there is no street', () => {
    const address = at('', { locationDescription: 'Ark tegenover de proefsteiger' });
    expect(addressLinesOf(address, 'Utrecht')).toEqual(['Ark tegenover de proefsteiger', 'UTRECHT']);
    expect(isWritableAddress(address)).toBe(true);
  });

  it.each(['.|7', 'Proefstraat|0', 'Proefstraat|00000', 'Proefstraat', '', '|7'])(
    'is absent, and so is the second, for "%s"',
    (text) => {
      const address = at(text, { postcode: '1234AB', place: 'Proefdorp' });
      expect(addressLinesOf(address, 'Utrecht')).toEqual([]);
      expect(isWritableAddress(address)).toBe(false);
    },
  );
});

describe('the second line of an address', () => {
  it.each([
    ['2583XL', 'Proefdorp', '2583 XL  PROEFDORP'],
    ['2583 XL', 'Proefdorp', '2583 XL  PROEFDORP'],
    ['2583XL', "'s-Proefhage", "2583 XL  'S-PROEFHAGE"],
    ['2583XL', 'Sint Pröefdorp', '2583 XL  SINT PRÖEFDORP'],
    ['2583XL', '', '2583 XL  UTRECHT'],
    ['2583XL', '.', '2583 XL  UTRECHT'],
    ['', 'Proefdorp', 'PROEFDORP'],
  ])('of "%s" and "%s" is "%s"', (postcode, place, line) => {
    expect(addressLinesOf(at('Proefstraat|7', { postcode, place }), 'Utrecht')[1]).toBe(line);
  });
});
