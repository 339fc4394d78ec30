/** A synthetic register in memory: people and households in columns, about 50 bytes a person. */
import { MAXIMUM_GIVEN_NAMES } from './given-names.ts';

/** A person's place in the household. */
export const householdRoles = { head: 0, partner: 1, child: 2, institutionResident: 3 } as const;

/** Bits of `flags`. */
export const personFlags = {
  sexUnknown: 1,
  withoutGivenNames: 2,
  oneLetterName: 4,
  postalAddress: 8,
  locationOnly: 16,
  houseDesignationTo: 32,
  houseDesignationBy: 64,
  withoutDistrict: 128,
} as const;

/** One place a person. */
export interface PersonColumns {
  count: number;
  readonly householdOf: Uint32Array;
  readonly roles: Uint8Array;
  readonly ageYears: Uint8Array;
  readonly isWoman: Uint8Array;
  /** jjjjmmdd as a number; unknown parts 0. */
  readonly birthDates: Uint32Array;
  /** `MAXIMUM_GIVEN_NAMES` indexes into `givenNameTable` a person; 0 where there is none. */
  readonly givenNames: Uint16Array;
  /** Index into the surname book. */
  readonly surnames: Uint32Array;
  /** Index into the surname book plus one; 0 where there is no partner's name. */
  readonly partnerSurnames: Uint32Array;
  /** Index into `nobleTitleCodes`; 0 for none. */
  readonly nobleTitles: Uint8Array;
  readonly partnerNobleTitles: Uint8Array;
  /** Index into `nameUses`. */
  readonly nameUses: Uint8Array;
  /** Index into `suspensions`; 0 for an active registration. */
  readonly suspensions: Uint8Array;
  readonly secrecies: Uint8Array;
  readonly flags: Uint8Array;
  readonly aNumbers: Float64Array;
  readonly bsns: Uint32Array;
}

/** One place a household, an institution or an office; its people stand side by side. */
export interface HouseholdColumns {
  count: number;
  readonly firstPersons: Uint32Array;
  readonly memberCounts: Uint32Array;
  readonly isInstitution: Uint8Array;
  /** Index into the municipality's districts. */
  readonly districts: Uint8Array;
  /** Index into the register's streets. */
  readonly streets: Uint32Array;
  readonly houseNumbers: Uint32Array;
  /** Index into `houseSuffixes`. */
  readonly houseSuffixes: Uint8Array;
}

/** naamgebruik (61.10), in the order of the indexes in `nameUses`. */
export const nameUseCodes = ['E', 'P', 'V', 'N'] as const;

/** opschorting bijhouding (67.20): active, deceased, emigrated, by decision of the minister, record made in error. */
export const suspensionCodes = ['', 'O', 'E', 'M', 'F'] as const;

export function createPersonColumns(capacity: number): PersonColumns {
  return {
    count: 0,
    householdOf: new Uint32Array(capacity),
    roles: new Uint8Array(capacity),
    ageYears: new Uint8Array(capacity),
    isWoman: new Uint8Array(capacity),
    birthDates: new Uint32Array(capacity),
    givenNames: new Uint16Array(capacity * MAXIMUM_GIVEN_NAMES),
    surnames: new Uint32Array(capacity),
    partnerSurnames: new Uint32Array(capacity),
    nobleTitles: new Uint8Array(capacity),
    partnerNobleTitles: new Uint8Array(capacity),
    nameUses: new Uint8Array(capacity),
    suspensions: new Uint8Array(capacity),
    secrecies: new Uint8Array(capacity),
    flags: new Uint8Array(capacity),
    aNumbers: new Float64Array(capacity),
    bsns: new Uint32Array(capacity),
  };
}

export function createHouseholdColumns(capacity: number): HouseholdColumns {
  return {
    count: 0,
    firstPersons: new Uint32Array(capacity),
    memberCounts: new Uint32Array(capacity),
    isInstitution: new Uint8Array(capacity),
    districts: new Uint8Array(capacity),
    streets: new Uint32Array(capacity),
    houseNumbers: new Uint32Array(capacity),
    houseSuffixes: new Uint8Array(capacity),
  };
}
