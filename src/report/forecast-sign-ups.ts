/** How many will have signed up at the closing date: what the letters and the speed of the answers so far let one expect. */
import type { CountDistribution } from '../draw/binomial.ts';
import { addCounts, binomialOf } from '../draw/binomial.ts';
import type { CountInterval } from '../draw/sign-up-distribution.ts';
import { middleOf } from '../draw/sign-up-distribution.ts';

/** Letters that were posted on the same day to people of the same municipality and wave. */
export interface PostedLetters {
  /** Days since they were posted; 0 on the day itself. */
  readonly sinceDays: number;
  /** Days from posting until the last day on which an answer counts. */
  readonly untilClosingDays: number;
  /** Sign-ups by days after posting; below 0 counts as 0. */
  readonly signUpsByDelay: ReadonlyMap<number, number>;
  /** Neither signed up nor certain not to. */
  readonly openCount: number;
  /** Who will not sign up: declined, came back, moved, withdrawn. */
  readonly closedCount: number;
}

export interface Forecast {
  readonly expectedCount: number;
  /** The middle 95%. */
  readonly interval: CountInterval;
}

/** What the settings expect weighs as much as the answers to this many letters. */
const EXPECTATION_LETTERS = 100;

/** The delay: assumed until the answers themselves say more. Both priors are log-normal. */
const SCALE_DAYS = { from: 3, to: 45, count: 16, middle: 10, logSpread: 0.6 };
const SHAPE = { from: 0.6, to: 2.4, count: 8, middle: 1.1, logSpread: 0.4 };

/** Values of the chance p, from four standard deviations below what is most likely to four above. */
const CHANCE_COUNT = 25;
const CHANCE_REACH = 4;

/** Points of the grid that are less likely than this, compared with the likeliest, are left out. */
const NEGLIGIBLE = 1e-3;

/**
 * The distribution of the final number of sign-ups of one municipality.
 *
 * A letter brings a sign-up with chance p, after a delay of t days with P(delay <= t) = F(t) = 1 - exp(-((t+1)/b)^a): a
 * Weibull curve among the share p that answers at all (Boag 1949, Journal of the Royal Statistical Society B 11, 15-53). A
 * sign-up after t days has chance p (F(t) - F(t-1)), a letter still open after T days 1 - p F(T), a person who will not take
 * part 1 - p. Over a grid of a, b and p these give posterior chances, from a prior of p that weighs as much as 100 letters at
 * the expected response, and a prior of the delay around ten days. Until closing, after C days, an open letter still brings
 * a sign-up with chance p (F(C) - F(T)) / (1 - p F(T)). Letters not yet posted, and what a reminder adds, are not in it.
 * @param expectedResponse a share above 0 and below 1
 */
export function distributeFinalSignUps(
  letters: readonly PostedLetters[],
  expectedResponse: number,
): CountDistribution {
  const reachedCount = letters.reduce((sum, each) => sum + signUpsOf(each), 0);
  const open = letters.filter(
    ({ openCount, sinceDays, untilClosingDays }) => openCount > 0 && untilClosingDays > sinceDays,
  );
  if (open.length === 0) return { first: reachedCount, probabilities: Float64Array.of(1) };
  const points = gridOf(letters, expectedResponse);
  const openCount = open.reduce((sum, each) => sum + each.openCount, 0);
  const totals = new Float64Array(openCount + 1);
  for (const { delay, chance, weight } of points) {
    const later = open.reduce((sum, each) => sum + each.openCount * chanceToCome(each, delay, chance), 0);
    const { first, probabilities } = binomialOf(openCount, later / openCount);
    for (const [place, probability] of probabilities.entries()) {
      totals[first + place] = (totals[first + place] ?? 0) + weight * probability;
    }
  }
  return { first: reachedCount, probabilities: totals };
}

/** The forecast of several municipalities together, whose answers have nothing to do with each other. */
export function forecastSignUps(distributions: readonly CountDistribution[]): Forecast {
  const total = distributions.reduce<CountDistribution>(addCounts, binomialOf(0, 0));
  let mass = 0;
  let expected = 0;
  for (const [place, probability] of total.probabilities.entries()) {
    mass += probability;
    expected += probability * (total.first + place);
  }
  return { expectedCount: expected / mass, interval: middleOf(total) };
}

interface Delay {
  readonly scaleDays: number;
  readonly shape: number;
}

interface GridPoint {
  readonly delay: Delay;
  readonly chance: number;
  /** All weights add up to 1. */
  readonly weight: number;
}

function gridOf(letters: readonly PostedLetters[], expectedResponse: number): readonly GridPoint[] {
  const points: { delay: Delay; chance: number; logWeight: number }[] = [];
  for (const scaleDays of stepsOf(SCALE_DAYS)) {
    for (const shape of stepsOf(SHAPE)) {
      const delay = { scaleDays, shape };
      const prior =
        logPriorOf(scaleDays, SCALE_DAYS) + logPriorOf(shape, SHAPE) + logOfDelays(letters, delay);
      for (const { chance, width } of chancesAround(letters, delay, expectedResponse)) {
        const logWeight =
          prior + Math.log(width) + logOfAnswers(letters, delay, chance) + logBeta(chance, expectedResponse);
        points.push({ delay, chance, logWeight });
      }
    }
  }
  const most = points.reduce((highest, { logWeight }) => Math.max(highest, logWeight), -Infinity);
  const kept = points
    .map(({ delay, chance, logWeight }) => ({ delay, chance, weight: Math.exp(logWeight - most) }))
    .filter(({ weight }) => weight > NEGLIGIBLE);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  return kept.map((point) => ({ ...point, weight: point.weight / total }));
}

/** From `from` to `to` by equal factors. */
function stepsOf({ from, to, count }: typeof SCALE_DAYS): readonly number[] {
  return Array.from({ length: count }, (_, step) => from * (to / from) ** (step / (count - 1)));
}

function logPriorOf(value: number, { middle, logSpread }: typeof SCALE_DAYS): number {
  return -0.5 * (Math.log(value / middle) / logSpread) ** 2;
}

function logBeta(chance: number, expectedResponse: number): number {
  return (
    EXPECTATION_LETTERS *
    (expectedResponse * Math.log(chance) + (1 - expectedResponse) * Math.log(1 - chance))
  );
}

/** F(t). */
function shareWithin(days: number, { scaleDays, shape }: Delay): number {
  return days < 0 ? 0 : -Math.expm1(-(((days + 1) / scaleDays) ** shape));
}

function signUpsOf({ signUpsByDelay }: PostedLetters): number {
  let sum = 0;
  for (const count of signUpsByDelay.values()) sum += count;
  return sum;
}

function logOfDelays(letters: readonly PostedLetters[], delay: Delay): number {
  let sum = 0;
  for (const { signUpsByDelay } of letters) {
    for (const [days, count] of signUpsByDelay) {
      const day = Math.max(0, days);
      sum += count * Math.log(Math.max(1e-300, shareWithin(day, delay) - shareWithin(day - 1, delay)));
    }
  }
  return sum;
}

function logOfAnswers(letters: readonly PostedLetters[], delay: Delay, chance: number): number {
  let sum = 0;
  for (const each of letters) {
    sum += signUpsOf(each) * Math.log(chance);
    sum += each.closedCount * Math.log(1 - chance);
    sum += each.openCount * Math.log(1 - chance * shareWithin(each.sinceDays, delay));
  }
  return sum;
}

/** Values of p around the likeliest, given the delay, and the width of the step between them. */
function chancesAround(
  letters: readonly PostedLetters[],
  delay: Delay,
  expectedResponse: number,
): readonly { chance: number; width: number }[] {
  let exposed = EXPECTATION_LETTERS;
  let signUpCount = EXPECTATION_LETTERS * expectedResponse;
  for (const each of letters) {
    signUpCount += signUpsOf(each);
    exposed += signUpsOf(each) + each.closedCount + each.openCount * shareWithin(each.sinceDays, delay);
  }
  const middle = Math.min(0.999, signUpCount / exposed);
  const width = (2 * CHANCE_REACH * Math.sqrt((middle * (1 - middle)) / exposed)) / (CHANCE_COUNT - 1);
  return Array.from({ length: CHANCE_COUNT }, (_, step) => ({
    chance: middle + (step - (CHANCE_COUNT - 1) / 2) * width,
    width,
  })).filter(({ chance }) => chance > 0 && chance < 1);
}

function chanceToCome({ sinceDays, untilClosingDays }: PostedLetters, delay: Delay, chance: number): number {
  const now = shareWithin(sinceDays, delay);
  return (chance * (shareWithin(untilClosingDays, delay) - now)) / (1 - chance * now);
}
