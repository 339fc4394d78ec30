/** Residents, invited and members by age band and gender, for a pyramid. */
import type { FeatureName } from '../../domain/features.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { featureValuesOf } from '../../domain/stratum.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import type { CountedGroup } from '../merge-small-groups.ts';
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

/**
 * Age bands are joined until every gender has ten residents, invited and members in each row: the bands are the same for
 * all genders, so that no count of one gender follows from the counts of all. Rare genders are joined first.
 */
export function makePyramid(
  tallies: ReadonlyMap<StratumKey, StratumTally>,
  features: readonly FeatureName[],
): Pyramid | undefined {
  if (!features.includes('gender') || !features.includes('ageBand')) return undefined;
  const cells = Array.from(tallies, ([stratum, tally]) => {
    const { gender = '', ageBand = '' } = featureValuesOf(stratum, features);
    return { gender, ageBand, counts: [tally.residentCount, tally.invitedCount, tally.memberCount] };
  });
  const ageBands = [...new Set(cells.map(({ ageBand }) => ageBand))].sort(compareBytes);
  // A gender with ten people in all would leave one age band: it needs about as many for each.
  const genders = mergeSmallGroups(groupGenders(cells), ageBands.length * SMALLEST_GROUP).map(
    ({ labels }) => labels,
  );
  const bands = mergeSmallGroups(
    ageBands.map((ageBand) => ({
      label: ageBand,
      section: '',
      counts: genders.flatMap((own) =>
        addCounts(cells.filter((cell) => cell.ageBand === ageBand && own.includes(cell.gender))),
      ),
    })),
  );
  return {
    genders,
    rows: bands.map(({ labels, counts }) => ({
      ageBands: labels,
      residentCounts: genders.map((_, place) => counts[3 * place] ?? 0),
      invitedCounts: genders.map((_, place) => counts[3 * place + 1] ?? 0),
      memberCounts: genders.map((_, place) => counts[3 * place + 2] ?? 0),
    })),
  };
}

interface Cell {
  readonly gender: string;
  readonly ageBand: string;
  readonly counts: readonly number[];
}

function groupGenders(cells: readonly Cell[]): readonly CountedGroup[] {
  return [...new Set(cells.map(({ gender }) => gender))].sort(compareBytes).map((gender) => ({
    label: gender,
    section: '',
    counts: addCounts(cells.filter((cell) => cell.gender === gender)),
  }));
}

function addCounts(cells: readonly Cell[]): readonly number[] {
  return [0, 1, 2].map((place) => cells.reduce((sum, { counts }) => sum + (counts[place] ?? 0), 0));
}
