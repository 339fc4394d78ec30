/** Turns prices that show averages to be out of reach of whole groups into a rule in whole numbers that every group keeps. */
import type { BestGroup } from './best-group.ts';
import { worthOf } from './best-group.ts';
import type { Cut } from './group-counts.ts';

/** Prices come from a linear program over whole numbers, so that they are fractions with a common denominator, mostly a small one. */
const LARGEST_DENOMINATOR = 5_000;
/** Scaled prices within this of whole numbers are those. */
const WHOLE = 1e-7;
/** Scale for prices whose denominator was not found. */
const FINE_SCALE = 1e8;
const BROKEN = 1e-9;

/** A rule that the averages break, or `undefined` when they break none by more than rounding. */
export function makeCut(
  best: BestGroup,
  prices: readonly number[],
  averages: readonly number[],
): Cut | undefined {
  const largest = Math.max(...prices);
  const shares = prices.map((price) => price / largest);
  for (const scale of [denominatorOf(shares), FINE_SCALE]) {
    if (scale === undefined) continue;
    const weights = shares.map((share) => Math.round(share * scale));
    const group = best.find(weights);
    if (group === undefined) throw new Error('a group that was found before cannot be lost');
    const bound = worthOf(group, weights);
    const worth = averages.reduce((sum, average, type) => sum + average * (weights[type] ?? 0), 0);
    if (worth > bound + BROKEN * scale) return { weights, bound };
  }
  return undefined;
}

function denominatorOf(shares: readonly number[]): number | undefined {
  const fractional = shares.filter((share) => share > 0 && share < 1);
  for (let scale = 1; scale <= LARGEST_DENOMINATOR; scale++) {
    if (fractional.every((share) => Math.abs(share * scale - Math.round(share * scale)) < WHOLE))
      return scale;
  }
  return undefined;
}
