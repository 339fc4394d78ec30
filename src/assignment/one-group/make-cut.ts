/** Turns prices that show averages to be out of reach of whole groups into a rule in whole numbers that every group keeps. */
import type { BestGroup } from './best-group.ts';
import { worthOf } from './best-group.ts';
import type { Cut } from './group-counts.ts';

/** Scales that are tried for the weights: small ones make plain rules, and most prices are plain fractions. */
const SCALES = [1, 2, 3, 4, 5, 6, 8, 10, 12, 20, 24, 30, 60, 120, 1e3, 1e4, 1e5, 1e6, 1e7];
/** Scaled prices within this of whole numbers lose nothing by rounding. */
const PLAIN = 1e-6;
const BROKEN = 1e-9;

/** A rule that the averages break. Throws when rounding leaves none, which means that they were within reach after all. */
export function makeCut(best: BestGroup, prices: readonly number[], averages: readonly number[]): Cut {
  const largest = Math.max(...prices);
  const shares = prices.map((price) => price / largest);
  const isPlain = (scale: number) =>
    shares.every((share) => Math.abs(share * scale - Math.round(share * scale)) < PLAIN);
  const plain = SCALES.find(isPlain);
  for (const scale of [...(plain === undefined ? [] : [plain]), 1e3, 1e5, 1e7]) {
    const weights = shares.map((share) => Math.round(share * scale));
    const group = best.find(weights);
    if (group === undefined) throw new Error('a group that was found before cannot be lost');
    const bound = worthOf(group, weights);
    const worth = averages.reduce((sum, average, type) => sum + average * (weights[type] ?? 0), 0);
    if (worth > bound + BROKEN * scale) return { weights, bound };
  }
  throw new Error('no rule in whole numbers separates the averages from the groups');
}
