/** Overlays what is hard about people and addresses: unknown dates, secrecy, postal addresses, places without a number. */
import type { HardRowKind } from './hard-row-shares.ts';
import type { Population } from './population.ts';
import type { RandomSource } from './random-source.ts';
import { householdRoles, personFlags } from './register-columns.ts';
import { valueAt } from './value-at.ts';

/** Kinds that are overlaid here. */
type OverlaidKind = Extract<
  HardRowKind,
  | 'partialBirthDates'
  | 'secret'
  | 'postalAddresses'
  | 'sexUnknown'
  | 'withoutGivenNames'
  | 'oneLetterNames'
  | 'locationOnly'
  | 'houseDesignations'
  | 'withoutDistrict'
>;

/** Of the partial birth dates: the year alone known, and year and month; of the others nothing is known. */
const YEAR_ONLY_SHARE = 0.75;
const YEAR_AND_MONTH_SHARE = 0.15;
/** Of the secrecy flags: 7 (given to nobody but authorities); the others are 1 to 6. */
const FULLY_SECRET_SHARE = 0.85;
/** Of the postal addresses: at the municipality's office; the others are at another household. */
const OFFICE_SHARE = 0.4;
const ADULT_YEARS = 18;

/** Picks up to `wanted` different residents in random order who are `fit`, and changes each; says how many. */
function changeResidents(
  residentCount: number,
  wanted: number,
  random: RandomSource,
  isFit: (person: number) => boolean,
  change: (person: number) => void,
): number {
  const visited = new Set<number>();
  let changed = 0;
  while (changed < wanted && visited.size < residentCount) {
    const person = random.below(residentCount);
    if (visited.has(person)) continue;
    visited.add(person);
    if (!isFit(person)) continue;
    change(person);
    changed++;
  }
  return changed;
}

/** Makes parts of a birth date unknown: 19800517 becomes 19800500, 19800000 or 0. */
function hideDate(birthDate: number, random: RandomSource): number {
  const unit = random.unit();
  if (unit < YEAR_ONLY_SHARE) return birthDate - (birthDate % 10_000);
  return unit < YEAR_ONLY_SHARE + YEAR_AND_MONTH_SHARE ? birthDate - (birthDate % 100) : 0;
}

/** A household of the same district that is lived in, or the office. */
function choosePostalAddress(population: Population, ownHousehold: number, random: RandomSource): number {
  const { households, offices, districtStarts } = population;
  const district = valueAt(households.districts, ownHousehold);
  const office = valueAt(offices, district);
  if (random.chance(OFFICE_SHARE)) return office;
  const start = valueAt(districtStarts, district);
  for (let attempt = 0; attempt < 20; attempt++) {
    const household = start + random.below(office - start);
    if (household !== ownHousehold && valueAt(households.memberCounts, household) > 0) return household;
  }
  return office;
}

const everybody = (): boolean => true;

/** Changes the first `residentCount` people in place, each kind `wanted` times where there are enough people; says how many of each. */
export function putHardPeople(
  population: Population,
  residentCount: number,
  wanted: Readonly<Record<OverlaidKind, number>>,
  random: RandomSource,
): Record<OverlaidKind, number> {
  const { persons, households } = population;
  const isAdult = (person: number): boolean => valueAt(persons.ageYears, person) >= ADULT_YEARS;
  const livesAlone = (person: number): boolean =>
    persons.roles[person] === householdRoles.head &&
    valueAt(households.memberCounts, valueAt(persons.householdOf, person)) === 1;
  const isWithout =
    (flags: number) =>
    (person: number): boolean =>
      (valueAt(persons.flags, person) & flags) === 0;
  const putFlag =
    (flag: number) =>
    (person: number): void => {
      persons.flags[person] = valueAt(persons.flags, person) | flag;
    };
  const change = (
    kind: OverlaidKind,
    isFit: (person: number) => boolean,
    action: (person: number) => void,
  ): number => changeResidents(residentCount, wanted[kind], random, isFit, action);

  const hasOrdinaryNames = isWithout(personFlags.withoutGivenNames);
  const hasOrdinaryAddress = isWithout(personFlags.postalAddress | personFlags.locationOnly);
  return {
    partialBirthDates: change('partialBirthDates', isAdult, (person) => {
      persons.birthDates[person] = hideDate(valueAt(persons.birthDates, person), random);
    }),
    secret: change('secret', everybody, (person) => {
      persons.secrecies[person] = random.chance(FULLY_SECRET_SHARE) ? 7 : 1 + random.below(6);
    }),
    postalAddresses: change('postalAddresses', livesAlone, (person) => {
      const ownHousehold = valueAt(persons.householdOf, person);
      persons.householdOf[person] = choosePostalAddress(population, ownHousehold, random);
      households.memberCounts[ownHousehold] = 0;
      putFlag(personFlags.postalAddress)(person);
    }),
    sexUnknown: change('sexUnknown', everybody, putFlag(personFlags.sexUnknown)),
    withoutGivenNames: change('withoutGivenNames', everybody, putFlag(personFlags.withoutGivenNames)),
    oneLetterNames: change('oneLetterNames', hasOrdinaryNames, putFlag(personFlags.oneLetterName)),
    locationOnly: change(
      'locationOnly',
      (person) => livesAlone(person) && hasOrdinaryAddress(person),
      putFlag(personFlags.locationOnly),
    ),
    houseDesignations: change('houseDesignations', hasOrdinaryAddress, (person) => {
      putFlag(random.chance(0.5) ? personFlags.houseDesignationTo : personFlags.houseDesignationBy)(person);
    }),
    withoutDistrict: change('withoutDistrict', everybody, putFlag(personFlags.withoutDistrict)),
  };
}
