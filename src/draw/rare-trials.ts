/** The distribution of the successes in many trials of small and unequal chances, at a cost that hardly depends on their kinds. */
import type { CountDistribution } from './binomial.ts';
import { takeNumbers } from './take-numbers.ts';

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
/** So many numbers nearly always suffice: counts with a chance that counts, and powers. */
const WEIGHT_ROOM = 64;
const POWER_ROOM = 32;

/**
 * The Poisson-binomial distribution of trials whose chances are at most LARGEST_RARE_CHANCE. With generating function
 * G(z) = product of (1 + w z)^trials, w = chance / (1 - chance), the logarithmic derivative gives
 * j f(j) = sum over i of (-1)^(i-1) T(i) f(j-i), where T(i) is the sum of trials * w^i, which fades as 1/4^i.
 */
export function countRareSuccesses(trials: readonly AlikeTrials[]): CountDistribution {
  const sums = powerSumsOf(trials);
  let trialCount = 0;
  let mean = 0;
  for (const each of trials) {
    trialCount += each.trialCount;
    mean += each.trialCount * each.chance;
  }
  // Relative weights first: f(0) itself may be smaller than any float.
  let weights = takeNumbers(WEIGHT_ROOM);
  weights[0] = 1;
  let length = 1;
  let largest = 1;
  for (let count = 1; count <= trialCount; count++) {
    let weight = 0;
    for (let back = Math.min(count, sums.length); back >= 1; back--) {
      weight += (sums[back - 1] ?? 0) * (weights[count - back] ?? 0);
    }
    weight /= count;
    if (count > mean && weight < NEGLIGIBLE * largest) break;
    if (length === weights.length) weights = withTwiceTheRoom(weights);
    weights[length++] = weight;
    largest = Math.max(largest, weight);
    if (weight > TOO_LARGE) {
      weights = weights.map((each) => each / TOO_LARGE);
      largest /= TOO_LARGE;
    }
  }
  let first = 0;
  while ((weights[first] ?? largest) < NEGLIGIBLE * largest) first++;
  let total = 0;
  for (let count = first; count < length; count++) total += weights[count] ?? 0;
  const probabilities = weights.subarray(first, length);
  for (let place = 0; place < probabilities.length; place++) {
    probabilities[place] = (probabilities[place] ?? 0) / total;
  }
  return { first, probabilities };
}

function withTwiceTheRoom(numbers: Float64Array): Float64Array {
  const larger = takeNumbers(2 * numbers.length);
  larger.set(numbers);
  return larger;
}

/** T(1), -T(2), T(3), ... as far as they count. */
function powerSumsOf(trials: readonly AlikeTrials[]): Float64Array {
  const odds = takeNumbers(trials.length);
  const powers = takeNumbers(trials.length);
  for (const [kind, { trialCount, chance }] of trials.entries()) {
    odds[kind] = chance / (1 - chance);
    powers[kind] = trialCount;
  }
  let sums = takeNumbers(POWER_ROOM);
  let length = 0;
  for (let sign = 1; ; sign = -sign) {
    let sum = 0;
    for (let kind = 0; kind < powers.length; kind++) {
      const power = (powers[kind] ?? 0) * (odds[kind] ?? 0);
      powers[kind] = power;
      sum += power;
    }
    const isNegligible = sum < NEGLIGIBLE * NEGLIGIBLE || sum < (sums[0] ?? 0) * NEGLIGIBLE * 0.01;
    if (sum === 0 || isNegligible) return sums.subarray(0, length);
    if (length === sums.length) sums = withTwiceTheRoom(sums);
    sums[length++] = sign * sum;
  }
}
