/** What the audit found to differ: a closed union, in which the code decides the parameters, as with failures. */
import type { differenceTable } from './difference-table.ts';

type DifferenceTable = typeof differenceTable;
export type DifferenceCode = keyof DifferenceTable;
type ParamsOf<C extends DifferenceCode> = Parameters<DifferenceTable[C]['what']>[0];

export type AuditDifference = {
  [C in DifferenceCode]: {
    readonly code: C;
    readonly params: ParamsOf<C>;
    /** What is written down; `undefined` when nothing is, or when it is the whole row. */
    readonly recorded: string | undefined;
    /** What follows from the evidence. */
    readonly recomputed: string | undefined;
  };
}[DifferenceCode];

/** Makes a difference. Values are ids, hashes, counts and strata: never personal data. */
export function difference<C extends DifferenceCode>(
  code: C,
  params: ParamsOf<C>,
  recorded?: string,
  recomputed?: string,
): AuditDifference {
  return { code, params, recorded, recomputed } as unknown as AuditDifference;
}

/** The difference between two values of one thing: none when they are the same. */
export function compareValues<C extends DifferenceCode>(
  code: C,
  params: ParamsOf<C>,
  recorded: string | number,
  recomputed: string | number,
): readonly AuditDifference[] {
  return recorded === recomputed ? [] : [difference(code, params, String(recorded), String(recomputed))];
}
