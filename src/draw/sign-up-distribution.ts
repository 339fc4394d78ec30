/** How many sign-ups a number of letters can bring, when everybody answers on their own. */
import type { CountDistribution } from './binomial.ts';
import { addCounts, binomialOf } from './binomial.ts';

/** Letters, on average, to residents who each sign up with the same chance. */
export interface LetterGroup {
  readonly expectedLetterCount: number;
  /** A share from 0 to 1. */
  readonly response: number;
}

/** Both ends belong to the interval. */
export interface CountInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * The distribution of all sign-ups together: exact (binomial, and the sum of binomials where responses differ), but for the
 * rounding of seats, of which letters of the same response count as one part letter.
 */
export function distributeSignUps(groups: readonly LetterGroup[]): CountDistribution {
  const letters = new Map<number, number>();
  for (const { expectedLetterCount, response } of groups) {
    letters.set(response, (letters.get(response) ?? 0) + expectedLetterCount);
  }
  let sum: CountDistribution = binomialOf(0, 0);
  for (const [response, count] of letters) {
    const whole = Math.floor(count);
    sum = addCounts(sum, binomialOf(whole, response));
    sum = addCounts(sum, binomialOf(1, (count - whole) * response));
  }
  return sum;
}

/** P(count < target). */
export function chanceBelow({ first, probabilities }: CountDistribution, target: number): number {
  let chance = 0;
  for (const probability of probabilities.subarray(0, Math.max(0, target - first))) chance += probability;
  return Math.min(1, chance);
}

/** The middle 95%: at most 2.5% lies below it, and at most 2.5% above. */
export function middleOf({ first, probabilities }: CountDistribution): CountInterval {
  const tail = 0.025;
  let from = 0;
  for (let below = probabilities[0] ?? 0; below <= tail; below += probabilities[from] ?? 1) from++;
  let to = probabilities.length - 1;
  for (let above = probabilities[to] ?? 0; above <= tail; above += probabilities[to] ?? 1) to--;
  return { from: first + from, to: first + to };
}
