/** The rows of an export that are not simply a resident at their own address: second rows and broken rows. */
import type { BrokenRowKind } from './hard-row-shares.ts';
import { brokenRowKinds } from './hard-row-shares.ts';
import type { Population } from './population.ts';
import type { RandomSource } from './random-source.ts';
import { valueAt } from './value-at.ts';

export interface SpecialRow {
  readonly person: number;
  /** Where the row says that they live. */
  readonly household: number;
  /** `undefined` for a row that is whole. */
  readonly broken: BrokenRowKind | undefined;
}

/** Second rows of `exact` + `moved` different residents: the same once more, or at the next address. */
export function listDuplicates(
  { persons, households }: Population,
  residentCount: number,
  wanted: { readonly exact: number; readonly moved: number },
  random: RandomSource,
): readonly SpecialRow[] {
  const chosen = new Set<number>();
  const total = Math.min(residentCount, wanted.exact + wanted.moved);
  while (chosen.size < total) chosen.add(random.below(residentCount));
  return [...chosen].map((person, place) => {
    const own = valueAt(persons.householdOf, person);
    const household = place < wanted.exact ? own : (own + 1) % households.count;
    return { person, household, broken: undefined };
  });
}

/** The rows of the people from `firstPerson` on, broken in each way in turn. */
export function listBrokenRows({ persons }: Population, firstPerson: number): readonly SpecialRow[] {
  return Array.from({ length: persons.count - firstPerson }, (_, index) => ({
    person: firstPerson + index,
    household: valueAt(persons.householdOf, firstPerson + index),
    broken: valueAt(brokenRowKinds, index % brokenRowKinds.length),
  }));
}
