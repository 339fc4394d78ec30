/** How fair chances are, in the figures of Flanigan, Goelz, Gupta, Hennig and Procaccia (Nature 2021). */

export interface FairnessFigures {
  readonly minimumProbability: number;
  /** 0 when all chances are equal: the sum of (2i - n + 1) * p_i / (n * k), p ascending, i from 0, k the sum of all p. */
  readonly gini: number;
  /** 0 when somebody has no chance. */
  readonly geometricMean: number;
}

/** @param chances at least one, from 0 to 1 */
export function fairnessFigures(chances: readonly number[]): FairnessFigures {
  const ascending = [...chances].sort((one, other) => one - other);
  const count = ascending.length;
  let total = 0;
  let weighted = 0;
  let logarithms = 0;
  for (const [index, chance] of ascending.entries()) {
    total += chance;
    weighted += (2 * index - count + 1) * chance;
    logarithms += Math.log(chance);
  }
  return {
    minimumProbability: ascending[0] ?? 0,
    // Equal chances in floating point can leave a hair below 0.
    gini: Math.max(0, weighted / (count * total)),
    geometricMean: Math.exp(logarithms / count),
  };
}
