/** The distribution of the successes in trials of small and unequal chances, at a cost that hardly depends on their kinds. */
import type { CountDistribution } from './binomial.ts';
import { takeNumbers } from './take-numbers.ts';

/** Trials that are alike. */
export interface AlikeTrials {
  readonly trialCount: number;
  readonly chance: number;
}

/**
 * Up to this chance, and for so many kinds of trials, rounding errors fade: with 16 kinds that all but coincide at it they
 * are below 1e-10, and below 1e-14 in random strata.
 */
export const LARGEST_RARE_CHANCE = 0.375;
export const MOST_RARE_KINDS = 16;

const NEGLIGIBLE = 1e-15;
/** Far enough below the largest float to go on after. */
const TOO_LARGE = 1e250;

/**
 * The Poisson-binomial distribution of trials of at most MOST_RARE_KINDS kinds, whose chances are at most
 * LARGEST_RARE_CHANCE. Its generating function is G(z) = product of (1 + w z)^trials, w = chance / (1 - chance). With
 * D(z) = product of (1 + w z) over the kinds, D G' / G is a polynomial E, so that each f(j) follows from those before it:
 * j f(j) = sum over k from 1 to the kinds of (E(k-1) - (j-k) D(k)) f(j-k).
 */
export function countRareSuccesses(trials: readonly AlikeTrials[]): CountDistribution {
  let trialCount = 0;
  let mean = 0;
  for (const each of trials) {
    trialCount += each.trialCount;
    mean += each.trialCount * each.chance;
  }
  const { kinds, logarithmic } = expand(trials);
  // Relative weights first: f(0) itself may be smaller than any float.
  let weights = takeNumbers(Math.ceil(mean + 10 * Math.sqrt(mean)) + 32);
  weights[0] = 1;
  let length = 1;
  let largest = 1;
  for (let count = 1; count <= trialCount; count++) {
    let weight = 0;
    const share = 1 / count;
    // The weight just before comes last: nothing else has to wait for it.
    for (let back = Math.min(count, trials.length); back >= 1; back--) {
      const factor = ((logarithmic[back - 1] ?? 0) - (count - back) * (kinds[back] ?? 0)) * share;
      weight += factor * (weights[count - back] ?? 0);
    }
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

/** The coefficients of D and of E, kind by kind: a kind more makes D (1 + w z) D, and E (1 + w z) E + trials w D. */
function expand(trials: readonly AlikeTrials[]): {
  readonly kinds: Float64Array;
  readonly logarithmic: Float64Array;
} {
  const kinds = takeNumbers(trials.length + 1);
  const logarithmic = takeNumbers(trials.length + 1);
  kinds[0] = 1;
  for (const [kind, { trialCount, chance }] of trials.entries()) {
    const odds = chance / (1 - chance);
    for (let power = kind; power >= 0; power--) {
      logarithmic[power + 1] = (logarithmic[power + 1] ?? 0) + odds * (logarithmic[power] ?? 0);
    }
    for (let power = kind; power >= 0; power--) {
      logarithmic[power] = (logarithmic[power] ?? 0) + trialCount * odds * (kinds[power] ?? 0);
      kinds[power + 1] = (kinds[power + 1] ?? 0) + odds * (kinds[power] ?? 0);
    }
  }
  return { kinds, logarithmic };
}
