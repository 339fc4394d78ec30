/**
 * What no lottery can exceed, in whole numbers and without a solver, by the duality of linear programs.
 * For multipliers m (one for each row of a group: above 0 it presses from above, below 0 from below) and weights y >= 0 (one
 * for each type), every assignment x that keeps all rows, in fractions or whole, has
 *
 *     sum over types of y_s * seats_s <= sum over rows of (m > 0 ? m * maximum : m * minimum)
 *       + sum over types of the most that (y_s - sum of m over the rows of a count) * count can add up to,
 *
 * where a type's counts are at most their own maxima and together at most the type's; cases of earlier runs are added. When settled types have at least their
 * load, the smallest load of the others is at most (that - sum over settled s of y_s * n_s * load_s) / (sum over the others of
 * y_s * n_s).
 */
import type { CountSystem } from '../case-classes.ts';

/** Loads, multipliers and weights are whole numbers of this part: fifteen decimals. */
export const UNIT = 1_000_000_000_000_000n;

/** What proves a level, in units. */
export interface LoadMultipliers {
  /** One for each of the system's group rows. */
  readonly rows: readonly bigint[];
  /** One for each type, at least 0. */
  readonly types: readonly bigint[];
}

export interface LoadBound {
  /** The smallest load of the types that are not settled is at most this, in units, rounded up; `undefined` without any weight. */
  readonly load: bigint | undefined;
  /** The part of all weight that each type carries, in units; 0 for the settled ones. */
  readonly shares: readonly bigint[];
}

/**
 * The bound that the multipliers prove.
 * @param loads what each type is held at, in units; `undefined` for the types that the level is about
 */
export function boundOfLoads(
  system: CountSystem,
  loads: readonly (bigint | undefined)[],
  multipliers: LoadMultipliers,
): LoadBound {
  const gains = system.columns.map(({ typeIndex }) => multipliers.types[typeIndex] ?? 0n);
  let most = 0n;
  for (const [index, { columns, lower, upper }] of system.groupRows.entries()) {
    const multiplier = multipliers.rows[index] ?? 0n;
    if (multiplier === 0n) continue;
    most += multiplier * BigInt(multiplier > 0n ? upper : lower);
    for (const column of columns) gains[column] = (gains[column] ?? 0n) - multiplier;
  }
  let total = 0n;
  let settled = 0n;
  const weights = system.types.map(({ residentIds, earlierCaseCount }, type) => {
    most += largestGain(system, type, gains);
    most += (multipliers.types[type] ?? 0n) * BigInt(residentIds.length * earlierCaseCount);
    const weight = (multipliers.types[type] ?? 0n) * BigInt(residentIds.length);
    const load = loads[type];
    if (load !== undefined) {
      settled += weight * load;
      return 0n;
    }
    total += weight;
    return weight;
  });
  if (total <= 0n) return { load: undefined, shares: weights };
  return {
    load: divideUp(most * UNIT - settled, total),
    shares: weights.map((weight) => (weight * UNIT) / total),
  };
}

/** The most that a type's counts can gain: the best counts are filled first, to their maxima and the type's. */
function largestGain(system: CountSystem, type: number, gains: readonly bigint[]): bigint {
  const best = (system.typeColumns[type] ?? [])
    .map((column) => ({ gain: gains[column] ?? 0n, maximum: system.columns[column]?.maximum ?? 0 }))
    .filter(({ gain }) => gain > 0n)
    .sort((left, right) => (left.gain === right.gain ? 0 : left.gain > right.gain ? -1 : 1));
  let left = system.typeMaxima[type] ?? 0;
  let sum = 0n;
  for (const { gain, maximum } of best) {
    const taken = Math.min(left, maximum);
    sum += gain * BigInt(taken);
    left -= taken;
  }
  return sum;
}

/** The quotient of two whole numbers, rounded up; the divisor is above 0. */
function divideUp(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend > 0n && dividend % divisor !== 0n ? quotient + 1n : quotient;
}
