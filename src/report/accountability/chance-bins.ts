/** The chances of a letter of those who got one, as "1 in so many", in ranges with ten people or more. */
import { mergeSmallGroups, SMALLEST_GROUP } from '../merge-small-groups.ts';

/** Of weights from `from` up to `to`. */
export interface ChanceBin {
  readonly from: number;
  readonly to: number;
  readonly letterCount: number;
}

/** About as many ranges as are still read at a glance. */
const MOST_BINS = 10;

/**
 * Ranges of one width over the middle 90%; what lies outside, such as the chance of the few in a small stratum, is in the first
 * and the last range.
 * @param weights 1 / the chance of each letter
 */
export function binChances(weights: readonly number[]): readonly ChanceBin[] {
  if (weights.length < SMALLEST_GROUP) return [];
  const sorted = weights.toSorted((left, right) => left - right);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const width = roundWidth((at(0.95) - at(0.05)) / MOST_BINS);
  const first = Math.floor(at(0.05) / width);
  const last = Math.floor(at(0.95) / width);
  const counts = Array.from({ length: last - first + 1 }, () => 0);
  for (const weight of weights) {
    const bin = Math.min(last, Math.max(first, Math.floor(weight / width))) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const merged = mergeSmallGroups(
    counts.map((count, bin) => ({ label: String(bin), section: '', counts: [count] })),
  );
  return merged.map(({ labels, counts: [letterCount = 0] }, place) => ({
    from: place === 0 ? Math.floor(10 * at(0)) / 10 : (first + Number(labels[0])) * width,
    to:
      place === merged.length - 1 ? Math.ceil(10 * at(1)) / 10 : (first + Number(labels.at(-1)) + 1) * width,
    letterCount,
  }));
}

/** The next 1, 2 or 5 times a power of ten, at least a tenth: bounds that are written with one decimal. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(width, 0.1)));
  return power * ([1, 2, 5].find((step) => step * power >= width) ?? 10);
}
