/** How the invited were drawn, as far as their design weights tell it, and the variance that this gives an estimated total. */
import type { ResponseGroup } from './response-group.ts';
import { groupPlaces } from './response-group.ts';

/**
 * The sample, with N the sum of the weights. Its strata are guessed from the weights as RISQ's program does: with at most
 * 20 different weights each is a simple random sample of its own; with more, the sample counts as drawn with unequal chances.
 */
export interface SampleDesign {
  readonly personCount: number;
  /** N. */
  readonly populationCount: number;
  /** For the estimated population total of a value that each group has: the variance that comes from drawing a sample. */
  readonly varianceOfTotal: (valueOf: (index: number) => number) => number;
}

const MOST_STRATA = 20;

/** Describes the sample. When all weights are 1 the sample is the population, and a total has no variance from drawing. */
export function describeDesign(groups: readonly ResponseGroup[]): SampleDesign {
  const personCount = groups.reduce((sum, { invitedCount }) => sum + invitedCount, 0);
  const populationCount = groups.reduce((sum, { invitedCount, weight }) => sum + invitedCount * weight, 0);
  const strata = groupPlaces(groups, ({ weight }) => weight);
  const isStratified = strata.size <= MOST_STRATA;
  return {
    personCount,
    populationCount,
    varianceOfTotal: (valueOf) =>
      isStratified
        ? [...strata].reduce(
            (sum, [weight, indexes]) => sum + varianceInStratum(groups, indexes, weight, valueOf),
            0,
          )
        : varianceWithUnequalChances(groups, personCount, valueOf),
  };
}

/** N^2 (1 - n/N) s^2 / n of a simple random sample (Cochran 1977, section 2.6), with N = n * weight. */
function varianceInStratum(
  groups: readonly ResponseGroup[],
  indexes: readonly number[],
  weight: number,
  valueOf: (index: number) => number,
): number {
  let count = 0;
  let sum = 0;
  for (const index of indexes) {
    const { invitedCount = 0 } = groups[index] ?? {};
    count += invitedCount;
    sum += invitedCount * valueOf(index);
  }
  // One person tells nothing of the spread.
  if (count < 2) return 0;
  const mean = sum / count;
  const squares = indexes.reduce(
    (total, index) => total + (groups[index]?.invitedCount ?? 0) * (valueOf(index) - mean) ** 2,
    0,
  );
  return count * weight * (weight - 1) * (squares / (count - 1));
}

/** The variance of a total under drawing with replacement and unequal chances (Hansen and Hurwitz 1943). */
function varianceWithUnequalChances(
  groups: readonly ResponseGroup[],
  personCount: number,
  valueOf: (index: number) => number,
): number {
  const expanded = groups.map(({ weight }, index) => weight * valueOf(index));
  const total = groups.reduce(
    (sum, { invitedCount }, index) => sum + invitedCount * (expanded[index] ?? 0),
    0,
  );
  const squares = groups.reduce(
    (sum, { invitedCount }, index) =>
      sum + invitedCount * (personCount * (expanded[index] ?? 0) - total) ** 2,
    0,
  );
  return squares / personCount / (personCount - 1);
}
