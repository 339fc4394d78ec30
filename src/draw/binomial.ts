/**
 * Distributions of counts by recurrence: only additions, multiplications and divisions, which every machine rounds alike,
 * so that a probability has the same digits everywhere.
 */
import { takeNumbers } from './take-numbers.ts';

/** The probabilities of `first`, `first` + 1, ...; those left out at both ends are negligible. */
export interface CountDistribution {
  readonly first: number;
  readonly probabilities: Float64Array;
}

/** Relative to the largest: at the rounding error of what they are added to. */
const NEGLIGIBLE = 1e-15;
const PLACES_AT_ONCE = 4;

/** The binomial distribution: `trialCount` trials of probability `chance`. */
export function binomialOf(trialCount: number, chance: number): CountDistribution {
  if (chance <= 0) return { first: 0, probabilities: Float64Array.of(1) };
  if (chance >= 1) return { first: trialCount, probabilities: Float64Array.of(1) };
  const odds = chance / (1 - chance);
  // Outwards from the most likely count, which cannot underflow, however many trials there are.
  const mode = Math.min(trialCount, Math.floor((trialCount + 1) * chance));
  const below: number[] = [];
  const above: number[] = [];
  let total = 1;
  let weight = 1;
  for (let count = mode; count > 0; count--) {
    weight *= count / ((trialCount - count + 1) * odds);
    if (weight < NEGLIGIBLE) break;
    below.push(weight);
    total += weight;
  }
  weight = 1;
  for (let count = mode; count < trialCount; count++) {
    weight *= ((trialCount - count) * odds) / (count + 1);
    if (weight < NEGLIGIBLE) break;
    above.push(weight);
    total += weight;
  }
  const probabilities = takeNumbers(below.length + 1 + above.length);
  const middle = below.length;
  probabilities[middle] = 1 / total;
  for (let index = 0; index < middle; index++)
    probabilities[middle - 1 - index] = (below[index] ?? 0) / total;
  for (let index = 0; index < above.length; index++)
    probabilities[middle + 1 + index] = (above[index] ?? 0) / total;
  return { first: mode - below.length, probabilities };
}

/** The distribution of the sum of two independent counts. */
export function addCounts(left: CountDistribution, right: CountDistribution): CountDistribution {
  const sums = convolve(left.probabilities, right.probabilities);
  let start = 0;
  while ((sums[start] ?? 1) < NEGLIGIBLE) start++;
  let end = sums.length;
  while ((sums[end - 1] ?? 1) < NEGLIGIBLE) end--;
  return { first: left.first + right.first + start, probabilities: sums.subarray(start, end) };
}

/**
 * The sums at each place, over the offsets of the shorter list, ascending, of short[offset] * long[place - offset]. Four places at a time, whose sums do
 * not wait for each other; the zeros around add nothing, so that every digit is that of the plain loops.
 */
export function convolve(left: Float64Array, right: Float64Array): Float64Array {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left];
  const sums = takeNumbers(long.length + short.length - 1);
  const padded = takeNumbers(long.length + 2 * PLACES_AT_ONCE);
  padded.set(long, PLACES_AT_ONCE);
  for (let place = 0; place < sums.length; place += PLACES_AT_ONCE) {
    const from = Math.max(0, place - long.length + 1);
    const to = Math.min(short.length - 1, place + PLACES_AT_ONCE - 1);
    let [first, second, third, fourth] = [0, 0, 0, 0];
    let at = place - from + PLACES_AT_ONCE;
    let [one, two, three] = [padded[at + 1] ?? 0, padded[at + 2] ?? 0, padded[at + 3] ?? 0];
    for (let offset = from; offset <= to; offset++) {
      const factor = short[offset] ?? 0;
      const zero = padded[at--] ?? 0;
      first += factor * zero;
      second += factor * one;
      third += factor * two;
      fourth += factor * three;
      three = two;
      two = one;
      one = zero;
    }
    sums[place] = first;
    if (place + 1 < sums.length) sums[place + 1] = second;
    if (place + 2 < sums.length) sums[place + 2] = third;
    if (place + 3 < sums.length) sums[place + 3] = fourth;
  }
  return sums;
}
