/** Residents, invited and members by age band and gender, for a pyramid. */
import type { FeatureName } from '../../domain/features.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { featureValuesOf } from '../../domain/stratum.ts';
import { mergeSmallGroups, SMALLEST_GROUP } from '../merge-small-groups.ts';
import type { StratumTally } from '../tally-strata.ts';

export interface PyramidRow {
  readonly ageBands: readonly string[];
  /** By place in `genders`. */
  readonly residentCounts: readonly number[];
  readonly invitedCounts: readonly number[];
  readonly memberCounts: readonly number[];
}

export interface Pyramid {
  /** Each a gender, or several together. */
  readonly genders: readonly (readonly string[])[];
  /** From young to old. */
  readonly rows: readonly PyramidRow[];
}

/** Of a cell: residents, invited, members, and who is left at each step. */
const COUNTS = 5;

/**
 * Age bands are joined until every gender has ten residents, invited and members in each row: the bands are the same for
 * all genders, so that no count of one gender follows from the counts of all. Rare genders are joined first.
 * @param groupsOf the groups of values in which genders and age bands are shown elsewhere: the pyramid joins whole ones, so
 * that a row of it less a group of theirs is never a group of its own
 */
export function makePyramid(
  tallies: ReadonlyMap<StratumKey, StratumTally>,
  features: readonly FeatureName[],
  groupsOf: (feature: FeatureName) => readonly (readonly string[])[],
): Pyramid | undefined {
  if (!features.includes('gender') || !features.includes('ageBand')) return undefined;
  const cells = Array.from(tallies, ([stratum, tally]) => {
    const { gender = '', ageBand = '' } = featureValuesOf(stratum, features);
    const { residentCount, invitedCount, memberCount } = tally;
    // Who got no letter, and who has no place, follow by subtraction.
    const others = [residentCount - invitedCount, invitedCount - memberCount];
    return { gender, ageBand, counts: [residentCount, invitedCount, memberCount, ...others] };
  });
  const ageBands = groupsOf('ageBand');
  // A gender with ten people in all would leave one age band: it needs about as many for each.
  const genders = joinValues(groupsOf('gender'), ageBands.length * SMALLEST_GROUP, (own) =>
    addCounts(cells.filter(({ gender }) => own.includes(gender))),
  ).map(({ values }) => values);
  const bands = joinValues(ageBands, SMALLEST_GROUP, (own) =>
    genders.flatMap((some) =>
      addCounts(cells.filter(({ ageBand, gender }) => own.includes(ageBand) && some.includes(gender))),
    ),
  );
  return {
    genders,
    rows: bands.map(({ values, counts }) => ({
      ageBands: values,
      residentCounts: genders.map((_, place) => counts[COUNTS * place] ?? 0),
      invitedCounts: genders.map((_, place) => counts[COUNTS * place + 1] ?? 0),
      memberCounts: genders.map((_, place) => counts[COUNTS * place + 2] ?? 0),
    })),
  };
}

interface Cell {
  readonly gender: string;
  readonly ageBand: string;
  readonly counts: readonly number[];
}

/** Joins groups of values to larger ones. */
function joinValues(
  groups: readonly (readonly string[])[],
  minimum: number,
  countsOf: (values: readonly string[]) => readonly number[],
): readonly { readonly values: readonly string[]; readonly counts: readonly number[] }[] {
  const counted = groups.map((values, place) => ({
    label: String(place),
    section: '',
    counts: countsOf(values),
  }));
  return mergeSmallGroups(counted, minimum).map(({ labels, counts }) => ({
    values: labels.flatMap((label) => groups[Number(label)] ?? []),
    counts,
  }));
}

function addCounts(cells: readonly Cell[]): readonly number[] {
  return Array.from({ length: COUNTS }, (_, place) =>
    cells.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0),
  );
}
