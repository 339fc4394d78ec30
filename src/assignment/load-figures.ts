/** How evenly the work is shared, in the figures of the literature on citizens' assemblies. */

export interface LoadFigures {
  readonly memberCount: number;
  /** Of all members together. */
  readonly total: number;
  readonly smallest: number;
  readonly largest: number;
  readonly gini: number;
  readonly geometricMean: number;
}

/**
 * Figures of loads, or of chances, one for each member; all 0 without members. With p ascending, i from 0, n members and
 * k their sum: Gini = sum (2i - n + 1) p_i / (n * k); the geometric mean is 0 as soon as one load is (Flanigan and others,
 * Fair algorithms for selecting citizens' assemblies, Nature 2021, supplementary information).
 */
export function loadFigures(loads: readonly number[]): LoadFigures {
  const ascending = [...loads].sort((left, right) => left - right);
  const memberCount = ascending.length;
  const total = ascending.reduce((sum, load) => sum + load, 0);
  const spread = ascending.reduce((sum, load, index) => sum + (2 * index - memberCount + 1) * load, 0);
  const logarithms = ascending.reduce((sum, load) => sum + Math.log(load), 0);
  return {
    memberCount,
    total,
    smallest: ascending[0] ?? 0,
    largest: ascending.at(-1) ?? 0,
    gini: total === 0 ? 0 : spread / (memberCount * total),
    geometricMean: memberCount === 0 ? 0 : Math.exp(logarithms / memberCount),
  };
}
