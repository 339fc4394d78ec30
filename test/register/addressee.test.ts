import { describe, expect, it } from 'vitest';
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import type { PersonName, Resident } from '../../src/domain/resident.ts';
import { addresseeOf } from '../../src/register/addressee.ts';
import { personName } from './person-name.ts';

function resident(name: PersonName, gender: Resident['gender'], place = 'Proefdorp'): Resident {
  return {
    municipality: 'GM0344' as MunicipalityCode,
    row: 2,
    aNumber: '',
    bsn: '',
    personKey: 'synthetic',
    birthDate: { year: 1980, month: 1, day: 1 },
    gender,
    name,
    address: {
      addressFunction: 'W',
      street: 'Proefstraat',
      shortStreet: 'Proefstraat',
      houseNumber: '7',
      houseLetter: 'A',
      houseAddition: 'bis',
      houseDesignation: '',
      postcode: '2583XL',
      place,
      locationDescription: '',
      abroad: undefined,
    },
    suspension: '',
    secrecy: 0,
    addressInvestigation: undefined,
    guardianship: '',
    isOutsideMunicipality: false,
    district: 'unknown',
    readyMade: undefined,
  };
}

describe('an addressee', () => {
  it('has three lines, a salutation and what KIX and sorting need', () => {
    expect(addresseeOf(resident(personName('Testa', '|van|Proef'), 'V'))).toEqual({
      addressLines: ['T. van Proef', 'Proefstraat 7 Abis', '2583 XL  PROEFDORP'],
      shortAddressLines: [],
      salutation: 'Geachte mevrouw Van Proef',
      postcode: '2583XL',
      houseNumber: '7',
      houseSuffix: 'Abis',
      isSecret: false,
      birthDate: '1980-01-01',
    });
  });

  it.each([
    [
      'another',
      'Burg v d Proefstraat',
      ['T. van Proef', 'Burg v d Proefstraat 7 Abis', '2583 XL  PROEFDORP'],
    ],
    ['the same', 'Proefstraat', []],
    ['no', '', []],
    ['an unknown', '.', []],
  ])('has lines with the short street only when the register has %s one', (_, shortStreet, expected) => {
    const long = resident(personName('Testa', '|van|Proef'), 'V');
    const lines = addresseeOf({ ...long, address: { ...long.address, shortStreet } }).shortAddressLines;
    expect(lines).toEqual(expected);
  });

  it('has no short lines when the municipality made its address lines itself', () => {
    const long = resident(personName('Testa', '|van|Proef'), 'V');
    const readyMade = {
      salutation: '',
      addresseeName: '',
      addressLines: ['Postbus 1', '2583 XL  PROEFDORP'],
    };
    const address = { ...long.address, shortStreet: 'Proefstr' };
    expect(addresseeOf({ ...long, readyMade, address }).shortAddressLines).toEqual([]);
  });

  it('carries whether its data are secret, so that no file that leaves the municipality holds them', () => {
    const anybody = resident(personName('Testa', '|van|Proef'), 'V');
    expect([0, 1, 7].map((secrecy) => addresseeOf({ ...anybody, secrecy }).isSecret)).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('has the honorific as first line when noble', () => {
    const { addressLines, salutation } = addresseeOf(resident(personName('Testa', 'G|van|Proef'), 'M'));
    expect(addressLines.slice(0, 2)).toEqual(['De hooggeboren heer', 'T. graaf van Proef']);
    expect(salutation).toBe('Hooggeboren heer');
  });

  it("has the municipality's name where the register has no place", () => {
    const { addressLines } = addresseeOf(resident(personName('Testa', '||Proef'), 'M', ''), 'Utrecht');
    expect(addressLines.at(-1)).toBe('2583 XL  UTRECHT');
  });

  it('is written to by given names, or as the occupant, when the surname is unknown', () => {
    const known = addresseeOf(resident(personName('Testa Tweede', '||.'), 'M'));
    expect([known.addressLines[0], known.salutation]).toEqual(['Testa Tweede', 'Geachte heer of mevrouw']);
    expect(addresseeOf(resident(personName('', '||.'), 'M')).addressLines[0]).toBe('Aan de bewoner');
  });
});

describe('what an export holds ready-made', () => {
  const noble = resident(personName('Testa', 'BS||Proef'), 'V');
  const withReady = (readyMade: Partial<NonNullable<Resident['readyMade']>>) =>
    addresseeOf({
      ...noble,
      readyMade: { salutation: '', addresseeName: '', addressLines: [], ...readyMade },
    });
  const derived = addresseeOf(noble);

  it('goes before what the rules derive, each value by itself', () => {
    expect(withReady({})).toEqual(derived);
    expect(withReady({ salutation: 'Beste Testa' })).toEqual({ ...derived, salutation: 'Beste Testa' });
    expect(withReady({ addresseeName: 'Mevrouw T. Proef' })).toEqual({
      ...derived,
      addressLines: ['Mevrouw T. Proef', ...derived.addressLines.slice(2)],
    });
    expect(withReady({ addressLines: ['Postbus 1', '2500 AA  PROEFSTAD'] })).toEqual({
      ...derived,
      addressLines: [...derived.addressLines.slice(0, 2), 'Postbus 1', '2500 AA  PROEFSTAD'],
    });
  });

  it('loses the comma that the letter sets itself', () => {
    expect(withReady({ salutation: 'Geachte mevrouw Proef,' }).salutation).toBe('Geachte mevrouw Proef');
    expect(withReady({ salutation: ' , ' }).salutation).toBe(derived.salutation);
  });
});
