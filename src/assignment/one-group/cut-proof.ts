/**
 * The proof that every whole group keeps a cut, in whole numbers and without a solver: all groups are divided into parts, by
 * "at most this many of a type" and "more than that", and for each part multipliers show that none of its groups breaks the cut.
 */
import type { Cut, GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';
import type { LevelMultipliers } from './level-bound.ts';
import { UNIT, weigh } from './level-bound.ts';

/** A part of all groups: divided further, or closed by multipliers of the rules. */
export type CutProof =
  | {
      /** Groups with at most `count` of `type`, then groups with more. */
      readonly type: number;
      readonly count: number;
      readonly atMost: CutProof;
      readonly more: CutProof;
    }
  | { readonly multipliers: LevelMultipliers };

/** Fewest and most of each type inside a part. */
export interface CountRange {
  readonly fewest: readonly number[];
  readonly most: readonly number[];
}

export function rangeOf(counts: GroupCounts): CountRange {
  return { fewest: counts.types.map(() => 0), most: typeMaximaOf(counts) };
}

/**
 * Whether the multipliers show that no group of the part breaks the cut. The weighed sum of a group is at most what the rules
 * are worth at their bounds, plus for each type the rest of its weight at its fewest or most; being whole, it must stay
 * below `bound + 1`.
 */
export function closesPart(
  counts: GroupCounts,
  cuts: readonly Cut[],
  cut: Cut,
  { fewest, most }: CountRange,
  multipliers: LevelMultipliers,
): boolean {
  const { gains, worth } = weigh(counts, cuts, multipliers);
  let sum = worth;
  for (const [type, gain] of gains.entries()) {
    const rest = BigInt(cut.weights[type] ?? 0) * UNIT - gain;
    sum += rest * BigInt(rest > 0n ? (most[type] ?? 0) : (fewest[type] ?? 0));
  }
  return sum < (BigInt(cut.bound) + 1n) * UNIT;
}

/** Whether the proof holds for all groups. Cuts before this one may be used. */
export function provesCut(
  counts: GroupCounts,
  cuts: readonly Cut[],
  cut: Cut,
  proof: CutProof,
  range: CountRange = rangeOf(counts),
): boolean {
  if ('multipliers' in proof) return closesPart(counts, cuts, cut, range, proof.multipliers);
  const { type, count, atMost, more } = proof;
  if (!Number.isSafeInteger(count) || counts.types[type] === undefined) return false;
  const { fewest, most } = range;
  return (
    provesCut(counts, cuts, cut, atMost, {
      fewest,
      most: most.with(type, Math.min(count, most[type] ?? 0)),
    }) &&
    provesCut(counts, cuts, cut, more, {
      fewest: fewest.with(type, Math.max(count + 1, fewest[type] ?? 0)),
      most,
    })
  );
}
