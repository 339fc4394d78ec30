/** Raking: weights that make the sample as large as the population on several margins at once, as R's `survey::rake` does. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';

/** The people of the sample that are alike in all variables. */
export interface WeightedCell {
  /** In the order of the margins. */
  readonly values: readonly string[];
  /** The sum of their weights before raking; above 0. */
  readonly weight: number;
}

/** How many people the population has of each category of a variable. */
export interface PopulationMargin {
  readonly variable: string;
  readonly counts: ReadonlyMap<string, number>;
}

export interface RakingLimits {
  /**
   * The weights have settled when no cell's sum changes by this much in a round: a number of people, or, below 1, a share of
   * the population. Every margin must then hold to as much for each cell.
   */
  readonly tolerance: number;
  readonly iterationLimit: number;
}

/** `rake.control` of R: the round that changes every cell by less than one person is the last. */
export const R_RAKING_LIMITS: RakingLimits = { tolerance: 1, iterationLimit: 10 };

/** Weights that another program finds too, to the last digit that is written. */
export const EXACT_RAKING_LIMITS: RakingLimits = { tolerance: 1e-12, iterationLimit: 10_000 };

/**
 * By what each cell's weights are to be multiplied, in the order of the cells.
 * Iterative proportional fitting (Deming and Stephan 1940, Annals of Mathematical Statistics 11, 427-444): each round scales
 * the cells to every margin in turn, so that the last margin holds exactly.
 * Refused, with all that is wrong: margins that no weights can give, and weights that do not settle within the limit.
 * @param cells each combination of values at most once
 * @param margins at least one
 */
export function rakeWeights(
  cells: readonly WeightedCell[],
  margins: readonly PopulationMargin[],
  { tolerance, iterationLimit }: RakingLimits = EXACT_RAKING_LIMITS,
): Result<readonly number[]> {
  const judged = judgeMargins(cells, margins);
  if (!judged.ok) return judged;
  const places = margins.map((_, place) => placesOf(cells, place));
  const sums = Float64Array.from(cells, ({ weight }) => weight);
  const total = [...(margins[0]?.counts.values() ?? [])].reduce((sum, count) => sum + count, 0);
  const settled = tolerance < 1 ? tolerance * total : tolerance;
  let gap = 0;
  for (let iteration = 0; iteration < iterationLimit; iteration++) {
    const before = sums.slice();
    for (const [place, { counts }] of margins.entries()) {
      for (const [category, indexes] of places[place] ?? []) {
        const sum = indexes.reduce((total, index) => total + (sums[index] ?? 0), 0);
        const factor = sum === 0 ? 0 : (counts.get(category) ?? 0) / sum;
        for (const index of indexes) sums[index] = (sums[index] ?? 0) * factor;
      }
    }
    const largestChange = sums.reduce(
      (most, sum, index) => Math.max(most, Math.abs(sum - (before[index] ?? 0))),
      0,
    );
    // Margins that contradict each other end in a circle, in which each round ends where it began.
    gap = Math.max(
      0,
      ...margins.map(({ counts }, place) => largestGap(sums, counts, places[place] ?? new Map())),
    );
    if (largestChange < settled && gap < settled * cells.length) {
      return ok(cells.map(({ weight }, index) => (sums[index] ?? 0) / weight));
    }
  }
  return refuse(failure('report.raking-not-converging', { iterationCount: iterationLimit, largestGap: gap }));
}

/** How far the cells of a category are from its people in the population, where that is most. */
function largestGap(
  sums: Float64Array,
  counts: ReadonlyMap<string, number>,
  places: ReadonlyMap<string, readonly number[]>,
): number {
  return [...places].reduce((most, [category, indexes]) => {
    const sum = indexes.reduce((total, index) => total + (sums[index] ?? 0), 0);
    return Math.max(most, Math.abs(sum - (counts.get(category) ?? 0)));
  }, 0);
}

function placesOf(cells: readonly WeightedCell[], place: number): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, { values }] of cells.entries()) {
    const category = values[place] ?? '';
    const known = places.get(category);
    if (known === undefined) places.set(category, [index]);
    else known.push(index);
  }
  return places;
}

/** A share of the population that two totals may differ by rounding. */
const SAME_TOTAL = 1e-9;

function judgeMargins(cells: readonly WeightedCell[], margins: readonly PopulationMargin[]): Result<void> {
  const failures: Failure[] = margins.flatMap(({ variable, counts }, place) => {
    const present = new Set(cells.map(({ values }) => values[place] ?? ''));
    return [
      ...[...counts]
        .filter(([, count]) => !(count >= 0 && Number.isFinite(count)))
        .map(([category]) => failure('report.margin-not-count', { variable, category })),
      ...[...counts]
        .filter(([category, count]) => count > 0 && !present.has(category))
        .map(([category]) => failure('report.margin-empty', { variable, category })),
      ...[...present]
        .filter((category) => (counts.get(category) ?? 0) === 0)
        .map((category) => failure('report.margin-unknown', { variable, category })),
    ];
  });
  const [first, ...others] = margins.map(({ variable, counts }) => ({
    variable,
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
  }));
  for (const other of others) {
    if (first === undefined || Math.abs(other.total - first.total) <= SAME_TOTAL * first.total) continue;
    failures.push(
      failure('report.margins-differ', {
        first: first.variable,
        firstTotal: first.total,
        other: other.variable,
        otherTotal: other.total,
      }),
    );
  }
  return okUnless(failures, () => undefined);
}
