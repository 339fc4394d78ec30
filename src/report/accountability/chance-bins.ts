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

/** @param weights 1 / the chance of each letter */
export function binChances(weights: readonly number[]): readonly ChanceBin[] {
  if (weights.length < SMALLEST_GROUP) return [];
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const smallest = weights.reduce((least, weight) => Math.min(least, weight), largest);
  const width = roundWidth((largest - smallest) / MOST_BINS);
  const first = Math.floor(smallest / width);
  const counts: number[] = [];
  for (const weight of weights) {
    const bin = Math.floor(weight / width) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return mergeSmallGroups(
    Array.from(counts, (count, bin) => ({ label: String(bin), section: '', counts: [count ?? 0] })),
  ).map(({ labels, counts: [letterCount = 0] }) => ({
    from: (first + Number(labels[0])) * width,
    to: (first + Number(labels.at(-1)) + 1) * width,
    letterCount,
  }));
}

/** The next 1, 2 or 5 times a power of ten, at least a tenth: bounds that are written with one decimal. */
function roundWidth(width: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(width, 0.1)));
  return power * ([1, 2, 5].find((step) => step * power >= width) ?? 10);
}
