/** Residents for the tests of the frame: plainly synthetic, everything filled in unless said otherwise. */
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import type { Address, Resident } from '../../src/domain/resident.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';

export const UTRECHT = 'GM0344' as MunicipalityCode;
export const ZOETERMEER = 'GM0637' as MunicipalityCode;

/** A key of 64 hex digits that no panel has. */
export const KEY = '00112233445566778899aabbccddeeff'.repeat(2);

export function addressWith(changes: Partial<Address> = {}): Address {
  return {
    addressFunction: 'W',
    street: 'Voorbeeldstraat',
    shortStreet: '',
    houseNumber: '12',
    houseLetter: '',
    houseAddition: '',
    houseDesignation: '',
    postcode: '3511AA',
    place: 'Utrecht',
    locationDescription: '',
    abroad: undefined,
    ...changes,
  };
}

export function residentWith(changes: Partial<Resident> = {}): Resident {
  return {
    municipality: UTRECHT,
    row: 2,
    personKey: '1234567890',
    aNumber: '1234567890',
    bsn: '',
    birthDate: { year: 1980, month: 5, day: 17 },
    gender: 'V',
    name: {
      givenNames: 'Testpersoon',
      nobleTitle: '',
      prefix: 'van',
      surname: 'Voorbeeld',
      nameUse: 'E',
      partner: undefined,
    },
    address: addressWith(),
    suspension: '',
    secrecy: 0,
    addressInvestigation: undefined,
    guardianship: '',
    isOutsideMunicipality: false,
    district: 'WK034401',
    readyMade: undefined,
    ...changes,
  };
}

export const eligibility: Settings['eligibility'] = {
  referenceDate: '2027-01-01',
  minimumAge: 18,
  suspended: 'exclude',
  notLivingThere: 'exclude',
  outsideMunicipality: 'exclude',
  postalAddress: 'exclude',
  addressUnderInvestigation: 'invite',
  guardianship: 'exclude',
  secretAddress: 'exclude',
  optOut: [],
  drawnBefore: [],
};

export const frameSettings: Pick<Settings, 'eligibility' | 'strata'> = {
  eligibility,
  strata: {
    features: ['municipality', 'gender', 'ageBand', 'district'],
    ageBands: ['18-29', '30-44', '45-59', '60-74', '75+'],
  },
};
