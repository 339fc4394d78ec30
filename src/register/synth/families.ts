/** Puts children in families: brothers and sisters a few years apart, with parents of a fitting age. */
import type { AgeBuckets } from './age-buckets.ts';
import { OLDEST_BUCKET, createAgeBuckets } from './age-buckets.ts';
import type { DistrictPeople } from './district-people.ts';
import type { RandomSource } from './random-source.ts';
import { valueAt } from './value-at.ts';

/** A household while it is being formed. People are indexes into the district's people. */
export interface HouseholdDraft {
  /** One or two; none only where a child is left without any adult near it. */
  readonly adults: readonly number[];
  readonly children: number[];
}

/** Assumed shares of families with one, two and three children at home; the others have four. */
const siblingShares = [0.42, 0.42, 0.12] as const;
/** Assumed shares of where children live: with a couple, with their mother alone; the others with their father alone. */
const COUPLE_SHARE = 0.81;
const MOTHER_SHARE = 0.16;
/** Assumed mean and spread of a mother's age at her first child, and the bounds for both parents. */
const FIRST_BIRTH_YEARS = 29.5;
const FIRST_BIRTH_SPREAD_YEARS = 4.2;
const YOUNGEST_PARENT_YEARS = 17;
const OLDEST_PARENT_YEARS = 47;

function drawSiblingCount(random: RandomSource): number {
  const unit = random.unit();
  const [one, two, three] = siblingShares;
  return unit < one ? 1 : unit < one + two ? 2 : unit < one + two + three ? 3 : 4;
}

/** Splits children into groups of brothers and sisters, two to four years apart where possible; the eldest first. */
function groupSiblings(
  people: DistrictPeople,
  children: readonly number[],
  random: RandomSource,
): readonly number[][] {
  const eldestFirst = [...children];
  random.shuffle(eldestFirst);
  const free = createAgeBuckets<number>();
  for (const child of eldestFirst) free.add(valueAt(people.ageYears, child), child);
  const isTaken = new Set<number>();
  const groups: number[][] = [];
  for (const eldest of eldestFirst) {
    if (isTaken.has(eldest)) continue;
    const eldestYears = valueAt(people.ageYears, eldest);
    const group = [eldest];
    isTaken.add(eldest);
    const siblingCount = drawSiblingCount(random);
    let wishedYears = eldestYears;
    while (group.length < siblingCount) {
      wishedYears -= 1 + random.below(4);
      const sibling = takeFree(free, isTaken, wishedYears, eldestYears);
      if (sibling === undefined) break;
      isTaken.add(sibling);
      group.push(sibling);
    }
    groups.push(group);
  }
  return groups;
}

/** Eldest children stay in the buckets when their group begins; here they are passed over. */
function takeFree(
  free: AgeBuckets<number>,
  isTaken: ReadonlySet<number>,
  wishedYears: number,
  eldestYears: number,
): number | undefined {
  for (;;) {
    const child = free.takeNearest(wishedYears, eldestYears - 12, eldestYears);
    if (child === undefined || !isTaken.has(child)) return child;
  }
}

/** The parent whose age decides: the woman of a couple, else the younger of the two. */
function parentYears(people: DistrictPeople, household: HouseholdDraft): number {
  const women = household.adults.filter((person) => people.isWoman[person] === 1);
  const deciding = women.length > 0 ? women : household.adults;
  return Math.min(...deciding.map((person) => valueAt(people.ageYears, person)));
}

/**
 * Adds the children to the households in place. A group goes to a household whose deciding parent has a fitting age;
 * when there is none of its kind, to another kind, then to a family that has children already, then to any older household.
 * With no adult at all the children form households of their own (in registers of a few people only); those are returned.
 */
export function placeChildren(
  people: DistrictPeople,
  children: readonly number[],
  households: readonly HouseholdDraft[],
  random: RandomSource,
): readonly HouseholdDraft[] {
  const couples = createAgeBuckets<HouseholdDraft>();
  const mothers = createAgeBuckets<HouseholdDraft>();
  const fathers = createAgeBuckets<HouseholdDraft>();
  const families = createAgeBuckets<HouseholdDraft>();
  for (const household of households) {
    const [first, second] = household.adults;
    if (first === undefined) continue;
    const kind = second !== undefined ? couples : people.isWoman[first] === 1 ? mothers : fathers;
    kind.add(parentYears(people, household), household);
  }
  const withoutAdults: HouseholdDraft[] = [];
  for (const group of groupSiblings(people, children, random)) {
    const years = group.map((child) => valueAt(people.ageYears, child));
    const eldestYears = Math.max(...years);
    const youngestYears = Math.min(...years);
    const wished = eldestYears + FIRST_BIRTH_YEARS + FIRST_BIRTH_SPREAD_YEARS * random.bell();
    const minimum = eldestYears + YOUNGEST_PARENT_YEARS;
    const maximum = youngestYears + OLDEST_PARENT_YEARS;
    const unit = random.unit();
    const kinds =
      unit < COUPLE_SHARE
        ? [couples, mothers, fathers, families]
        : unit < COUPLE_SHARE + MOTHER_SHARE
          ? [mothers, couples, fathers, families]
          : [fathers, couples, mothers, families];
    let family: HouseholdDraft | undefined;
    for (const kind of kinds) family ??= kind.takeNearest(wished, minimum, maximum);
    for (const kind of kinds) family ??= kind.takeNearest(wished, minimum, OLDEST_BUCKET);
    for (const kind of kinds) family ??= kind.takeNearest(wished, 0, OLDEST_BUCKET);
    if (family === undefined) {
      withoutAdults.push({ adults: [], children: group });
    } else {
      family.children.push(...group);
      families.add(parentYears(people, family), family);
    }
  }
  return withoutAdults;
}
