/** Divides the people of a district into households, so that their number and mean size are those of CBS. */
import { pairPartners } from './couples.ts';
import type { DistrictPeople } from './district-people.ts';
import type { HouseholdDraft } from './families.ts';
import { placeChildren } from './families.ts';
import type { RandomSource } from './random-source.ts';
import { apportion } from './random-source.ts';
import { valueAt } from './value-at.ts';

/** Postcode areas with fewer people here form their households together with the next area, so that partners and parents can be found. */
const SMALLEST_AREA_COUNT = 500;
/** At most this many young adults at home for each resident of 45 to 64: their parents must live in the same district. */
const AT_HOME_PER_PARENT_AGED = 0.35;

/** The assumed share of an age that lives with its parents; everybody under 18 does. */
function atHomeShare(ageYears: number): number {
  if (ageYears < 18) return 1;
  if (ageYears < 20) return 0.75;
  if (ageYears < 25) return 0.42;
  return ageYears < 30 ? 0.1 : 0;
}

/** The people of each area or group of small areas, in the order of the areas. */
function groupByArea(people: DistrictPeople, persons: readonly number[]): readonly (readonly number[])[] {
  const byArea: number[][] = people.postcodeAreas.map(() => []);
  for (const person of persons) valueAt(byArea, valueAt(people.areaIndexes, person)).push(person);
  const groups: number[][] = [];
  let open: number[] = [];
  for (const area of byArea) {
    for (const person of area) open.push(person);
    if (open.length < SMALLEST_AREA_COUNT) continue;
    groups.push(open);
    open = [];
  }
  const last = groups.pop();
  return last === undefined ? [open] : [...groups, last.concat(open)];
}

/** 1 for those who live with their parents, in the place of each of the district's people. */
function chooseChildren(
  people: DistrictPeople,
  persons: readonly number[],
  random: RandomSource,
): Uint8Array {
  let expectedYoungAdults = 0;
  let parentAged = 0;
  for (const person of persons) {
    const ageYears = valueAt(people.ageYears, person);
    if (ageYears >= 18) expectedYoungAdults += atHomeShare(ageYears);
    if (ageYears >= 45 && ageYears < 65) parentAged++;
  }
  const scale = Math.min(1, (AT_HOME_PER_PARENT_AGED * parentAged) / Math.max(1, expectedYoungAdults));
  const isChild = new Uint8Array(people.count);
  for (const person of persons) {
    const ageYears = valueAt(people.ageYears, person);
    isChild[person] = ageYears < 18 || random.chance(atHomeShare(ageYears) * scale) ? 1 : 0;
  }
  return isChild;
}

/**
 * Forms the households of the given people of a district, with about `meanHouseholdSize` people each. With A adults who
 * do not live with their parents, H households of one or two adults hold A - H couples; so the number of couples follows
 * from the number of households that CBS gives.
 */
export function formHouseholds(
  people: DistrictPeople,
  persons: readonly number[],
  meanHouseholdSize: number,
  random: RandomSource,
): readonly HouseholdDraft[] {
  const isChild = chooseChildren(people, persons, random);
  const groups = groupByArea(people, persons).map((group) => ({
    adults: group.filter((person) => isChild[person] === 0),
    children: group.filter((person) => isChild[person] === 1),
  }));
  const householdCounts = apportion(
    Math.round(persons.length / meanHouseholdSize),
    groups.map((group) => group.adults.length),
  );
  const households: HouseholdDraft[] = [];
  for (const [index, { adults, children }] of groups.entries()) {
    const coupleCount = Math.max(0, adults.length - valueAt(householdCounts, index));
    const { couples, singles } = pairPartners(people, adults, coupleCount, random);
    const drafts: HouseholdDraft[] = couples.map((couple) => ({ adults: couple, children: [] }));
    for (const single of singles) drafts.push({ adults: [single], children: [] });
    const order = Uint32Array.from(drafts.keys());
    random.shuffle(order);
    const shuffled = Array.from(order, (place) => valueAt(drafts, place));
    for (const household of shuffled) households.push(household);
    for (const household of placeChildren(people, children, shuffled, random)) households.push(household);
  }
  return households;
}
