/** What unequal weights cost. */

/** A group of residents, and how many of them are expected in the sample. */
export interface WeightedGroup {
  readonly residentCount: number;
  readonly expectedCount: number;
}

/**
 * The design effect 1 + CV^2(w) of Kish (Survey Sampling, 1965, section 11.7; Journal of Official Statistics 8, 1992), with
 * w = residents / expected for every one in the sample: the factor by which unequal weights raise the variance of a mean.
 * 1 when all weights are equal. With m in the sample: m * (sum of w^2) / (sum of w)^2. Groups of which nobody is expected
 * are left out.
 */
export function designEffectOf(groups: readonly WeightedGroup[]): number {
  let count = 0;
  let weights = 0;
  let squares = 0;
  for (const { residentCount, expectedCount } of groups) {
    if (expectedCount <= 0) continue;
    count += expectedCount;
    weights += residentCount;
    squares += residentCount ** 2 / expectedCount;
  }
  return weights === 0 ? 1 : (count * squares) / weights ** 2;
}
