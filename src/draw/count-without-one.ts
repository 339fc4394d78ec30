/** What a count of successes is without one of its trials: how many others a resident of the stratum has before them. */
import type { CountDistribution } from './binomial.ts';

/** The chances, or weights, of `first`, `first` + 1, ... */
type Weights = CountDistribution;

/**
 * The sum of weight(j) * P(at most j) over all j, for the distribution without one of its trials of probability `chance`.
 * With F the full distribution and G the one without: F(j) = (1 - chance) G(j) + chance G(j-1). Solved upwards when
 * chance is at most 1/2 and downwards otherwise, so that rounding errors fade instead of growing.
 */
export function weighAtMostWithoutOne(
  distribution: CountDistribution,
  chance: number,
  weights: Weights,
): number {
  return chance <= 0.5
    ? solveUpwards(distribution, chance, weights)
    : solveDownwards(distribution, chance, weights);
}

function solveUpwards({ first, probabilities }: CountDistribution, chance: number, weights: Weights): number {
  const { length } = probabilities;
  const shift = first - weights.first;
  const factor = 1 / (1 - chance);
  let cumulative = 0;
  let without = 0;
  let sum = 0;
  const end = Math.min(length, weights.probabilities.length - shift);
  for (let index = 0; index < end; index++) {
    cumulative += probabilities[index] ?? 0;
    without = (cumulative - chance * without) * factor;
    const place = index + shift;
    if (place >= 0) sum += (weights.probabilities[place] ?? 0) * asChance(without);
  }
  return sum + sumFrom(weights.probabilities, length + shift);
}

function solveDownwards(
  { first, probabilities }: CountDistribution,
  chance: number,
  weights: Weights,
): number {
  const { length } = probabilities;
  // Without a trial that nearly always succeeds, the count can be one lower than the lowest before.
  const shift = first - 1 - weights.first;
  let tail = 0;
  let without = 1;
  let sum = sumFrom(weights.probabilities, length + shift);
  for (let index = length - 1; index >= 0 && index + shift >= 0; index--) {
    without = (1 - tail - (1 - chance) * without) / chance;
    tail += probabilities[index] ?? 0;
    const place = index + shift;
    if (place < weights.probabilities.length) sum += (weights.probabilities[place] ?? 0) * asChance(without);
  }
  return sum;
}

/** Rounding errors aside. */
function asChance(value: number): number {
  return value < 0 ? 0 : value > 1 ? 1 : value;
}

function sumFrom(values: Float64Array, from: number): number {
  let sum = 0;
  for (let place = Math.max(0, from); place < values.length; place++) sum += values[place] ?? 0;
  return sum;
}
