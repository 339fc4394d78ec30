/** Goes through the cases of a class one by one, and says for each what it may and must take of the seats that remain. */
import type { CaseId } from '../domain/ids.ts';
import type { CaseClass } from './case-classes.ts';
import type { MemberType } from './member-types.ts';
import type { LinearRow } from './solver.ts';

/** Seats of each type, in the order of the types, for each case. */
export type Timetable = ReadonlyMap<CaseId, readonly number[]>;

/** What one case may take of a type: at least what no later case has room for, at most all its members. */
export interface Share {
  /** What remains, spread evenly over the cases that are left. */
  readonly even: number;
  readonly lower: number;
  readonly upper: number;
}

/** Fills one case, or finds that it cannot be filled. */
export type FillCase = (
  shares: readonly Share[],
  rows: readonly LinearRow[],
) => readonly number[] | undefined;

/**
 * Fills the cases in the order given. Each row of a case (its size, its quotas) is held so that the later cases can still
 * keep theirs. `undefined` when that runs into a wall all the same: rows can be in each other's way.
 */
export function fillCases(
  types: readonly MemberType[],
  caseClass: CaseClass,
  order: readonly CaseId[],
  totals: readonly number[],
  fillCase: FillCase,
): Timetable | undefined {
  const remaining = [...totals];
  const timetable = new Map<CaseId, readonly number[]>();
  for (const [position, caseId] of order.entries()) {
    const laterIds = order.slice(position + 1);
    const shares = types.map((type, index) => shareOf(type, caseId, laterIds, remaining[index] ?? 0));
    const rows = caseClass.rows.map((row) => {
      const left = row.types.reduce((sum, type) => sum + (remaining[type] ?? 0), 0);
      return {
        columns: row.types,
        lower: Math.max(row.minimum, left - laterIds.length * row.maximum),
        upper: Math.min(row.maximum, left - laterIds.length * row.minimum),
      };
    });
    const seats = fillCase(shares, rows);
    if (seats === undefined) return undefined;
    for (const [type, count] of seats.entries()) remaining[type] = (remaining[type] ?? 0) - count;
    timetable.set(caseId, seats);
  }
  return timetable;
}

function shareOf(type: MemberType, caseId: CaseId, laterIds: readonly CaseId[], left: number): Share {
  const memberCount = type.residentIds.length;
  const isOpen = !type.excludedCases.includes(caseId);
  const laterCount = laterIds.filter((id) => !type.excludedCases.includes(id)).length;
  const lower = Math.max(0, left - laterCount * memberCount);
  const upper = isOpen ? Math.min(left, memberCount) : 0;
  const even = isOpen ? left / (laterCount + 1) : 0;
  return { even: Math.min(upper, Math.max(lower, even)), lower, upper };
}
