/** The rules of a group as rows of one matrix: its size, quotas, limits of several types, and cuts; what the roundings must keep. */
import type { Cut, GroupCounts } from './group-counts.ts';

export interface CountRow {
  readonly entries: readonly (readonly [type: number, weight: number])[];
  readonly lower: number;
  readonly upper: number;
  /** Largest weight, by which differences are measured. */
  readonly scale: number;
}

/** Where the sum of a row must be. */
export type RowBounds = readonly [lower: number, upper: number];

/** A limit of one type alone is no row: it bounds the count of the type itself. */
export function countRowsOf(counts: GroupCounts, cuts: readonly Cut[]): readonly CountRow[] {
  return [
    plain(counts.types.keys(), counts.groupSize, counts.groupSize),
    ...counts.quotas.map(({ types, minimum, maximum }) => plain(types, minimum, maximum)),
    ...counts.limits
      .filter(({ types }) => types.length > 1)
      .map(({ types, maximum }) => plain(types, Number.NEGATIVE_INFINITY, maximum)),
    ...cuts.map(({ weights, bound }) => ({
      entries: [...weights.entries()].filter(([, weight]) => weight !== 0),
      lower: Number.NEGATIVE_INFINITY,
      upper: bound,
      scale: Math.max(1, ...weights.map((weight) => Math.abs(weight))),
    })),
  ];
}

function plain(types: Iterable<number>, lower: number, upper: number): CountRow {
  return { entries: Array.from(types, (type) => [type, 1] as const), lower, upper, scale: 1 };
}

/** The sum of a row at some counts. */
export function sumOfRow({ entries }: CountRow, values: ArrayLike<number>): number {
  let sum = 0;
  for (const [type, weight] of entries) sum += weight * (values[type] ?? 0);
  return sum;
}
