/** Seeded randomness by purpose and place, so that one part of a register does not change when another part does. */
import seedrandom from 'seedrandom';
import { sha256Hex } from '../../domain/hash.ts';
import { valueAt } from './value-at.ts';

export interface RandomSource {
  /** A number from 0 up to, not including, 1. */
  unit(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** One of the values, each equally likely. */
  pick<T>(values: ArrayLike<T>): T;
  /** About normal with mean 0 and standard deviation 1, between -3.5 and 3.5. */
  bell(): number;
  /** Puts the values in a random order, in place (Fisher-Yates). */
  shuffle(values: { [index: number]: number; readonly length: number }): void;
}

/**
 * The source for one purpose at one place. The seed is hashed first, so that every text is a seed of its own
 * (`seedrandom` looks only at the low eight bits of a character). Only + - * / are used on the numbers: functions such
 * as `Math.log` may differ between machines.
 */
export function randomFor(seed: string, purpose: string, place: string): RandomSource {
  const next = seedrandom(sha256Hex('synthetic register', sha256Hex(seed), purpose, place));
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    unit: () => next(),
    below,
    chance: (probability) => next() < probability,
    pick: (values) => valueAt(values, below(values.length)),
    // Four uniform numbers have a sum with mean 2 and variance 1/3.
    bell: () => (next() + next() + next() + next() - 2) * 1.732_050_807_568_877_2,
    shuffle: (values) => {
      for (let last = values.length - 1; last > 0; last--) {
        const other = below(last + 1);
        const moved = values[last] ?? 0;
        values[last] = values[other] ?? 0;
        values[other] = moved;
      }
    },
  };
}

/** A number that shares a total in proportion to `weights`: whole numbers that add up to `total` (largest remainder; ties to the first). */
export function apportion(total: number, weights: readonly number[]): readonly number[] {
  const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
  if (weightSum <= 0) return weights.map(() => 0);
  const exact = weights.map((weight) => (total * weight) / weightSum);
  const counts = exact.map((value) => Math.floor(value));
  const left = total - counts.reduce((sum, count) => sum + count, 0);
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (const { index } of byRemainder.slice(0, left)) counts[index] = valueAt(counts, index) + 1;
  return counts;
}

/**
 * Systematic rounding: whole numbers that add up to `total`, each the floor or ceiling of its exact share, with the
 * exact share as its expectation; so are the totals of neighbours. `start` is from 0 up to, not including, 1.
 */
export function roundSystematically(
  total: number,
  weights: ArrayLike<number>,
  start: number,
): readonly number[] {
  let weightSum = 0;
  for (let index = 0; index < weights.length; index++) weightSum += valueAt(weights, index);
  const counts: number[] = [];
  let runningWeight = 0;
  let taken = 0;
  for (let index = 0; index < weights.length; index++) {
    runningWeight += valueAt(weights, index);
    const isLast = index === weights.length - 1;
    const reached = isLast ? total : Math.floor((runningWeight / weightSum) * total + start);
    const upTo = Math.min(total, Math.max(taken, reached));
    counts.push(upTo - taken);
    taken = upTo;
  }
  return counts;
}
