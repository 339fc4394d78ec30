/**
 * The exact probability with which a resident is drawn (protocol v1, step 8). Only basic arithmetic and square roots are
 * used, never `exp`, `log` or `pow`, so that the stored digits do not depend on the machine.
 */
import type { AddressClass } from './address-classes.ts';
import type { CountDistribution } from './binomial.ts';
import { countInTwoParts } from './count-in-two-parts.ts';
import { weighAtMostWithoutOne } from './count-without-one.ts';
import { integrate } from './integrate.ts';
import type { SeatChance } from './round-seats.ts';
import { returnNumbers, takeNumbers } from './take-numbers.ts';

/**
 * The estimated error of a panel, as a share of the interval's upper end. The true error is far smaller but where both rules
 * happen to agree: over 40,000 random strata the sum of all probabilities was right to 1e-11 for each resident, and with 1e-5
 * here an error above 1e-9 was found.
 */
const TOLERANCE = 1e-7;
/** With fewer, most panels have to be halved; more are seldom needed. */
const PANEL_COUNT = 4;
/** A tail bound of exp(-TAIL_EXPONENT) = 1e-10 is taken for nothing. */
const TAIL_EXPONENT = 23;

/**
 * The inclusion probability of a resident of a stratum, for each class of address that the stratum has, in their order.
 *
 * With m residents at the own address it is the integral over t from 0 to 1 of (1-t)^(m-1) * P(fewer than n other addresses
 * put a candidate of this stratum below t) dt. An address of class (m, k) does so with probability (k/m)*(1-(1-t)^m),
 * independently of the others, so that the count is Poisson-binomial: a sum of one binomial count per class. The result is
 * averaged over the numbers of seats n in `seats`. `classes` are all addresses of the stratum, the own one included.
 */
export function inclusionProbabilities(
  classes: readonly AddressClass[],
  seats: readonly SeatChance[],
): Float64Array {
  const filled = seats.filter(({ seatCount, probability }) => seatCount > 0 && probability > 0);
  const seatCounts = filled.map(({ seatCount }) => seatCount);
  if (filled.length === 0) return new Float64Array(classes.length);

  // Below `from` a resident is drawn as good as certainly with any number of seats, above `to` with none.
  const from = lastWhere((t) => isSurelyBelow(meanCountBelow(classes, t), Math.min(...seatCounts)));
  const to = lastWhere((t) => !isSurelyAtLeast(meanCountBelow(classes, t), Math.max(...seatCounts)));
  const chanceOfSeats = filled.reduce((sum, { probability }) => sum + probability, 0);
  const certain = classes.map(
    ({ eligibleCount }) => (chanceOfSeats * (1 - power(1 - from, eligibleCount))) / eligibleCount,
  );

  const seatNumbers = distributionOf(filled);
  const fillValues = (values: Float64Array, t: number): void => {
    const chances = classes.map((each) => chanceBelow(each, t));
    for (const { places, counts, weights } of countInTwoParts(classes, chances, seatNumbers)) {
      for (const place of places) {
        const average = weighAtMostWithoutOne(counts, chances[place] ?? 0, weights);
        values[place] = average === 0 ? 0 : power(1 - t, (classes[place]?.eligibleCount ?? 1) - 1) * average;
      }
    }
  };
  const integrand = (t: number): Float64Array => {
    const values = takeNumbers(classes.length);
    returnNumbers(() => {
      fillValues(values, t);
    });
    return values;
  };
  const uncertain = integrate(integrand, from, to, TOLERANCE * to, PANEL_COUNT);
  return uncertain.map((value, index) => value + (certain[index] ?? 0));
}

/** How likely an address puts a candidate of the stratum forward whose ticket, as a fraction of all tickets, is below t. */
function chanceBelow({ eligibleCount, inStratumCount }: AddressClass, t: number): number {
  return (inStratumCount / eligibleCount) * (1 - power(1 - t, eligibleCount));
}

function meanCountBelow(classes: readonly AddressClass[], t: number): number {
  return classes.reduce((sum, each) => sum + each.addressCount * chanceBelow(each, t), 0);
}

/** The chance of each number of seats. */
function distributionOf(seats: readonly SeatChance[]): CountDistribution {
  const counts = seats.map(({ seatCount }) => seatCount);
  const first = Math.min(...counts);
  const probabilities = new Float64Array(Math.max(...counts) - first + 1);
  for (const { seatCount, probability } of seats) probabilities[seatCount - first] = probability;
  return { first, probabilities };
}

/** Bernstein's bound: P(count >= seats) <= exp(-d^2 / (2 (mean + d/3))), with d the distance above the mean. */
function isSurelyBelow(mean: number, seatCount: number): boolean {
  const distance = seatCount - mean;
  return distance > 0 && distance * distance >= 2 * TAIL_EXPONENT * (mean + distance / 3);
}

/** Chernoff's bound: P(count <= seats - 1) <= exp(-d^2 / (2 mean)), with d the distance below the mean. */
function isSurelyAtLeast(mean: number, seatCount: number): boolean {
  const distance = mean - (seatCount - 1);
  return distance > 0 && distance * distance >= 2 * TAIL_EXPONENT * mean;
}

/** The largest t from 0 to 1 for which a condition holds that, once false, stays false; found by halving. */
function lastWhere(holds: (t: number) => boolean): number {
  if (holds(1)) return 1;
  let low = 0;
  let high = 1;
  for (let step = 0; step < 50; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** A whole power by repeated squaring. */
function power(base: number, exponent: number): number {
  let result = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
