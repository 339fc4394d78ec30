/**
 * How many addresses of a stratum put a candidate forward before a resident, in two counts whose sum it is. That sum is never
 * computed: what is asked of it is asked of each count, the other one being weighed in.
 */
import type { AddressClass } from './address-classes.ts';
import type { CountDistribution } from './binomial.ts';
import { addCounts, binomialOf, convolve } from './binomial.ts';
import type { AlikeTrials } from './rare-trials.ts';
import { countRareSuccesses, LARGEST_RARE_CHANCE, MOST_RARE_KINDS } from './rare-trials.ts';
import { takeNumbers } from './take-numbers.ts';

export interface PartCount {
  /** The classes of address that are counted here. */
  readonly places: readonly number[];
  readonly counts: CountDistribution;
  /** For each j: the chance that there is a seat left with j here and those of the other part, and none with one more. */
  readonly weights: CountDistribution;
}

/**
 * Divides the addresses: the class with the longest distribution, which takes the most work to add, and all the others.
 * @param chances of an address of each class
 */
export function countInTwoParts(
  classes: readonly AddressClass[],
  chances: readonly number[],
  seats: CountDistribution,
): readonly PartCount[] {
  const [longest, ...others] = countEachKind(classes, chances);
  if (longest === undefined) return [];
  if (others.length === 0) return [{ ...longest, weights: weighSeats(seats, NOBODY) }];
  const rest: Counted = {
    places: others.flatMap(({ places }) => places),
    // The shortest first: the work is the product of the lengths.
    counts: others.reduceRight<CountDistribution>(
      (sum, { counts }) =>
        sum.probabilities.length === 1 ? shiftBy(counts, sum.first) : addCounts(sum, counts),
      NOBODY,
    ),
  };
  return [
    { ...longest, weights: weighSeats(seats, rest.counts) },
    { ...rest, weights: weighSeats(seats, longest.counts) },
  ];
}

const NOBODY: CountDistribution = { first: 0, probabilities: Float64Array.of(1) };

type Counted = Omit<PartCount, 'weights'>;

/** The longest first. Addresses with a small chance are counted together, so are those with a large one, the others class by class. */
function countEachKind(classes: readonly AddressClass[], chances: readonly number[]): readonly Counted[] {
  const counted: Counted[] = [];
  let rare = noneOf(countRareSuccesses);
  let frequent = noneOf(countFrequentSuccesses);
  for (let place = 0; place < classes.length; place++) {
    const trialCount = classes[place]?.addressCount ?? 0;
    const chance = chances[place] ?? 0;
    if (chance <= LARGEST_RARE_CHANCE) rare = addKind(rare, place, { trialCount, chance }, counted);
    else if (chance < 1 - LARGEST_RARE_CHANCE) {
      counted.push({ places: [place], counts: binomialOf(trialCount, chance) });
    } else frequent = addKind(frequent, place, { trialCount, chance }, counted);
  }
  for (const { places, trials, count } of [rare, frequent]) {
    if (places.length > 0) counted.push({ places, counts: count(trials) });
  }
  return counted.sort((one, other) => other.counts.probabilities.length - one.counts.probabilities.length);
}

/** Kinds that will be counted together. */
interface Kinds {
  readonly places: number[];
  readonly trials: AlikeTrials[];
  readonly count: (trials: readonly AlikeTrials[]) => CountDistribution;
}

function noneOf(count: Kinds['count']): Kinds {
  return { places: [], trials: [], count };
}

/** Counts the kinds so far when they are as many as can be counted together. */
function addKind(kinds: Kinds, place: number, trial: AlikeTrials, counted: Counted[]): Kinds {
  const { places, trials, count } = kinds;
  places.push(place);
  trials.push(trial);
  if (places.length < MOST_RARE_KINDS) return kinds;
  counted.push({ places, counts: count(trials) });
  return noneOf(count);
}

/** By the failures, which are rare. */
function countFrequentSuccesses(trials: readonly AlikeTrials[]): CountDistribution {
  const failures = countRareSuccesses(
    trials.map(({ trialCount, chance }) => ({ trialCount, chance: 1 - chance })),
  );
  const trialCount = trials.reduce((sum, each) => sum + each.trialCount, 0);
  return { first: trialCount - lastOf(failures), probabilities: turnRound(failures.probabilities) };
}

function lastOf({ first, probabilities }: CountDistribution): number {
  return first + probabilities.length - 1;
}

function turnRound(numbers: Float64Array): Float64Array {
  const { length } = numbers;
  const turned = takeNumbers(length);
  for (let place = 0; place < length; place++) turned[length - 1 - place] = numbers[place] ?? 0;
  return turned;
}

function shiftBy({ first, probabilities }: CountDistribution, count: number): CountDistribution {
  return { first: first + count, probabilities };
}

/** For each j the sum over the numbers of seats n of P(n) * P(the other count is n - 1 - j). */
function weighSeats(seats: CountDistribution, other: CountDistribution): CountDistribution {
  const probabilities = convolve(turnRound(other.probabilities), seats.probabilities);
  return { first: seats.first - 1 - lastOf(other), probabilities };
}
