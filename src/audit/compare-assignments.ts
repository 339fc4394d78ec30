/** Compares the stored assignments with those that the lottery gives. */
import type { Seat } from '../assignment/assignment-csv.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';

/** The differences, first in the order of `stored`, then the missing in the order of `recomputed`. */
export function compareAssignments(
  stored: readonly Seat[],
  recomputed: readonly Seat[],
): readonly AuditDifference[] {
  const expected = new Map(recomputed.map((seated) => [keyOf(seated), seated.seatNumber]));
  const seen = new Set<string>();
  const differences: AuditDifference[] = [];
  for (const seated of stored) {
    const { residentId, caseId, seatNumber } = seated;
    const key = keyOf(seated);
    const other = expected.get(key);
    if (other === undefined || seen.has(key)) {
      differences.push(difference('assignment.extra', { residentId, caseId }));
    } else if (other !== seatNumber) {
      differences.push(
        difference('assignment.seat-differs', { residentId, caseId }, String(seatNumber), String(other)),
      );
    }
    seen.add(key);
  }
  for (const seated of recomputed) {
    const { residentId, caseId } = seated;
    if (!seen.has(keyOf(seated))) differences.push(difference('assignment.missing', { residentId, caseId }));
  }
  return differences;
}

function keyOf(seated: Seat): string {
  return `${seated.caseId}|${seated.residentId}`;
}
