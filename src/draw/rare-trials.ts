/** The distribution of the successes in many trials of small and unequal chances, at a cost that hardly depends on their kinds. */
import type { CountDistribution } from './binomial.ts';

/** Trials that are alike. */
export interface AlikeTrials {
  readonly trialCount: number;
  readonly chance: number;
}

/** Above this chance the series below converges too slowly, and loses digits. */
export const LARGEST_RARE_CHANCE = 0.2;

const NEGLIGIBLE = 1e-15;
/** Far enough below the largest float to go on after. */
const TOO_LARGE = 1e250;

/**
 * The Poisson-binomial distribution of trials whose chances are at most LARGEST_RARE_CHANCE. With generating function
 * G(z) = product of (1 + w z)^trials, w = chance / (1 - chance), the logarithmic derivative gives
 * j f(j) = sum over i of (-1)^(i-1) T(i) f(j-i), where T(i) is the sum of trials * w^i, which fades as 1/4^i.
 */
export function countRareSuccesses(trials: readonly AlikeTrials[]): CountDistribution {
  const sums = powerSumsOf(trials);
  const trialCount = trials.reduce((sum, each) => sum + each.trialCount, 0);
  const mean = trials.reduce((sum, each) => sum + each.trialCount * each.chance, 0);
  // Relative weights first: f(0) itself may be smaller than any float.
  let weights = [1];
  let largest = 1;
  for (let count = 1; count <= trialCount; count++) {
    let weight = 0;
    for (let back = Math.min(count, sums.length); back >= 1; back--) {
      weight += (sums[back - 1] ?? 0) * (weights[count - back] ?? 0);
    }
    weight /= count;
    if (count > mean && weight < NEGLIGIBLE * largest) break;
    weights.push(weight);
    largest = Math.max(largest, weight);
    if (weight > TOO_LARGE) {
      weights = weights.map((each) => each / TOO_LARGE);
      largest /= TOO_LARGE;
    }
  }
  const first = weights.findIndex((weight) => weight >= NEGLIGIBLE * largest);
  let total = 0;
  for (let count = first; count < weights.length; count++) total += weights[count] ?? 0;
  const probabilities = new Float64Array(weights.length - first);
  for (let place = 0; place < probabilities.length; place++) {
    probabilities[place] = (weights[first + place] ?? 0) / total;
  }
  return { first, probabilities };
}

/** T(1), -T(2), T(3), ... as far as they count. */
function powerSumsOf(trials: readonly AlikeTrials[]): number[] {
  const odds = trials.map(({ chance }) => chance / (1 - chance));
  const powers = trials.map(({ trialCount }) => trialCount);
  const sums: number[] = [];
  for (let sign = 1; ; sign = -sign) {
    let sum = 0;
    for (let kind = 0; kind < powers.length; kind++) {
      const power = (powers[kind] ?? 0) * (odds[kind] ?? 0);
      powers[kind] = power;
      sum += power;
    }
    if (sum === 0 || sum < NEGLIGIBLE * NEGLIGIBLE || sum < (sums[0] ?? 0) * NEGLIGIBLE * 0.01) return sums;
    sums.push(sign * sum);
  }
}
