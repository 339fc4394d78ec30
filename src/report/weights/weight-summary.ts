/** What weights do to the precision of figures, and how they are spread. */

export interface WeightSummary {
  readonly memberCount: number;
  /** 1 + the squared coefficient of variation of the weights (Kish 1965, section 11.7): how many times as many members would be needed. */
  readonly designEffect: number;
  /** memberCount / designEffect. */
  readonly effectiveCount: number;
  /** The relative weights below which 5, 25, 50, 75 and 95% of the members lie. */
  readonly quantiles: Readonly<Record<'p5' | 'p25' | 'p50' | 'p75' | 'p95', number>>;
}

/**
 * Summarises weights with an average of 1.
 * @param relativeWeights at least one
 */
export function summarizeWeights(relativeWeights: readonly number[]): WeightSummary {
  const memberCount = relativeWeights.length;
  const sorted = relativeWeights.toSorted((left, right) => left - right);
  const squares = relativeWeights.reduce((sum, weight) => sum + weight ** 2, 0);
  const sum = relativeWeights.reduce((total, weight) => total + weight, 0);
  const designEffect = (memberCount * squares) / sum ** 2;
  // By rank, without interpolation: the weight of a member, not of nobody.
  const quantile = (share: number): number => sorted[Math.ceil(share * memberCount) - 1] ?? 0;
  return {
    memberCount,
    designEffect,
    effectiveCount: memberCount / designEffect,
    quantiles: {
      p5: quantile(0.05),
      p25: quantile(0.25),
      p50: quantile(0.5),
      p75: quantile(0.75),
      p95: quantile(0.95),
    },
  };
}
