/** The seats of an assignment in their order, and the hash that fixes it. */
import { stringify } from 'csv-stringify/sync';
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { CaseId, Hash } from '../domain/ids.ts';
import type { Assignment } from './assignment-input.ts';

/** A seat's number in its case counts from 1 in the order of opaque ids; it says nothing about the member. */
export interface Seat extends Assignment {
  readonly seatNumber: number;
}

/** Assignments in canonical order, by case and then by member, each with its seat number. */
export function seatsOf(assignments: readonly Assignment[]): readonly Seat[] {
  const seatNumbers = new Map<CaseId, number>();
  return [...assignments]
    .sort(
      (left, right) =>
        compareBytes(left.caseId, right.caseId) || compareBytes(left.residentId, right.residentId),
    )
    .map(({ residentId, caseId }) => {
      const seatNumber = (seatNumbers.get(caseId) ?? 0) + 1;
      seatNumbers.set(caseId, seatNumber);
      return { residentId, caseId, seatNumber };
    });
}

/** The CSV text of an assignment without anything else: `case_id,resident_id`, LF, in canonical order. */
export function assignmentsCsv(assignments: readonly Assignment[]): string {
  return csv(
    ['case_id', 'resident_id'],
    seatsOf(assignments).map(({ caseId, residentId }) => [caseId, residentId]),
  );
}

/** SHA-256 of `assignmentsCsv`; the order in which assignments are given does not matter. */
export function assignmentsHash(assignments: readonly Assignment[]): Hash {
  return sha256Hex(assignmentsCsv(assignments)) as Hash;
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], { record_delimiter: '\n' });
}
