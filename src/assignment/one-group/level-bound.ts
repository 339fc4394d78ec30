/**
 * The proof of a level, in whole numbers and without a solver: what no lottery can exceed, by the duality of linear programs.
 * For multipliers m (size, quotas, limits, cuts) let g_t be the sum of those of the rows that type t stands in, cuts by weight,
 * and y_t = max(0, g_t). Sum over t of y_t * n_t * chance_t = y * counts is at most
 *
 *     size * k + sum over quotas of (m > 0 ? m * maximum : m * minimum) + sum over limits and cuts of m * bound
 *       + sum over limits of maximum * max(0, largest y_t - g_t of its types),
 *
 * as every group keeps its rows. Settled types have at least their chance already; the smallest of the others is therefore
 * at most (that sum - sum over settled t of y_t * n_t * chance_t) / (sum over the others of y_t * n_t).
 */
import type { Cut, GroupCounts } from './group-counts.ts';

/** Chances and multipliers are whole numbers of this part: fifteen decimals, as rounding of one level grows in those after it. */
export const UNIT = 1_000_000_000_000_000n;

/** What proves a level, in units. A multiplier above 0 presses from above, below 0 from below. */
export interface LevelMultipliers {
  readonly size: bigint;
  /** One for each quota. */
  readonly quotas: readonly bigint[];
  /** Limit and its multiplier, at least 0; only those above 0. */
  readonly limits: readonly (readonly [limit: number, multiplier: bigint])[];
  /** Cut and its multiplier, at least 0; only those above 0. */
  readonly cuts: readonly (readonly [cut: number, multiplier: bigint])[];
}

export interface LevelBound {
  /** No lottery that gives the settled types their chances gives all others more than this; in units, rounded up. */
  readonly chance: bigint;
  /**
   * The types without a chance that the bound holds back: those that carry more than a 5,000,000th part of the sum of y_t * n_t. In
   * every lottery that reaches the bound they have just that; at a chance of 1 nobody can have more.
   */
  readonly heldTypes: readonly number[];
}

/** A type that carries less than this part of the multipliers may be rounding. */
const LEAST_SHARE = 5_000_000n;

/**
 * The bound that the multipliers prove.
 * @param chances what each type is held at, in units; `undefined` for the types that the level is about
 */
export function boundOfLevel(
  counts: GroupCounts,
  cuts: readonly Cut[],
  chances: readonly (bigint | undefined)[],
  multipliers: LevelMultipliers,
): LevelBound {
  const { gains, worth } = weigh(counts, cuts, multipliers);
  const pressures = gains.map((gain) => (gain > 0n ? gain : 0n));
  let most = worth;
  for (const { types, maximum } of counts.limits) {
    const excess = types.map((type) => (pressures[type] ?? 0n) - (gains[type] ?? 0n));
    most += BigInt(maximum) * excess.reduce((largest, each) => (each > largest ? each : largest), 0n);
  }
  let share = 0n;
  let settled = 0n;
  const weights = counts.types.map(({ memberCount }, type) => (pressures[type] ?? 0n) * BigInt(memberCount));
  for (const [type, weight] of weights.entries()) {
    const chance = chances[type];
    if (chance === undefined) share += weight;
    else settled += weight * chance;
  }
  const open = [...weights.keys()].filter((type) => chances[type] === undefined);
  // A chance is never above 1; without any pressure that is all there is to say.
  const bound = share === 0n ? UNIT : divideUp(most * UNIT - settled, share);
  if (bound >= UNIT) return { chance: UNIT, heldTypes: open };
  return {
    // Settled chances are rounded up, which can bring the bound a hair below 0.
    chance: bound < 0n ? 0n : bound,
    heldTypes: open.filter((type) => (weights[type] ?? 0n) * LEAST_SHARE > share),
  };
}

/** For each type the sum of the multipliers of its rows, and what all rows together are worth at their bounds. */
export function weigh(
  counts: GroupCounts,
  cuts: readonly Cut[],
  multipliers: LevelMultipliers,
): { readonly gains: bigint[]; readonly worth: bigint } {
  const gains = counts.types.map(() => multipliers.size);
  let worth = multipliers.size * BigInt(counts.groupSize);
  const add = (types: readonly number[], multiplier: bigint) => {
    for (const type of types) gains[type] = (gains[type] ?? 0n) + multiplier;
  };
  for (const [index, { types, minimum, maximum }] of counts.quotas.entries()) {
    const multiplier = multipliers.quotas[index] ?? 0n;
    add(types, multiplier);
    worth += multiplier * BigInt(multiplier > 0n ? maximum : minimum);
  }
  for (const [index, multiplier] of multipliers.limits) {
    const limit = counts.limits[index];
    if (limit === undefined || multiplier < 0n) throw new RangeError('no such limit');
    add(limit.types, multiplier);
    worth += multiplier * BigInt(limit.maximum);
  }
  for (const [index, multiplier] of multipliers.cuts) {
    const cut = cuts[index];
    if (cut === undefined || multiplier < 0n) throw new RangeError('no such cut');
    for (const [type, weight] of cut.weights.entries()) {
      gains[type] = (gains[type] ?? 0n) + multiplier * BigInt(weight);
    }
    worth += multiplier * BigInt(cut.bound);
  }
  return { gains, worth };
}

/** The quotient of two whole numbers, rounded up; the divisor is above 0. */
function divideUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend > 0n && dividend % divisor !== 0n ? quotient + 1n : quotient;
}

/** A number in units, to the nearest. */
export function toUnits(value: number): bigint {
  return BigInt(Math.round(value * Number(UNIT)));
}
