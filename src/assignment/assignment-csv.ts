/** The files of an assignment: a roster per case, the log for researchers, and the hash that fixes the assignment. */
import { stringify } from 'csv-stringify/sync';
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { CaseId, Hash, ResidentId } from '../domain/ids.ts';
import type { Assignment } from './assignment-input.ts';
import type { PlannedType } from './plan-assignment.ts';

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

/** The roster of one case: `seat,resident_id`, LF, in order of seats. It holds opaque ids only. */
export function rosterCsv(assignments: readonly Assignment[], caseId: CaseId): string {
  const seats = seatsOf(assignments).filter((seat) => seat.caseId === caseId);
  return csv(
    ['seat', 'resident_id'],
    seats.map(({ seatNumber, residentId }) => [seatNumber, residentId]),
  );
}

/** What the log needs of an assignment, whether it was just planned or read back. */
export interface LoggedAssignment {
  readonly assignments: readonly Assignment[];
  readonly types: readonly Pick<PlannedType, 'typeId' | 'expectedLoad' | 'residentIds'>[];
}

/**
 * The assignment log for researchers: one row a seat, and one row without case and seat for each member who has none.
 * `load` is the member's number of cases, `expected_load` what the lottery gave the type on average.
 */
export function assignmentLogCsv(plan: LoggedAssignment): string {
  const loads = new Map<ResidentId, number>();
  for (const { residentId } of plan.assignments) loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
  const seatsOfMember = new Map<ResidentId, Seat[]>();
  for (const seat of seatsOf(plan.assignments)) {
    seatsOfMember.set(seat.residentId, [...(seatsOfMember.get(seat.residentId) ?? []), seat]);
  }
  const rows = plan.types
    .flatMap(({ typeId, expectedLoad, residentIds }) =>
      residentIds.map((residentId) => ({ residentId, typeId, expectedLoad })),
    )
    .sort((left, right) => compareBytes(left.residentId, right.residentId))
    .flatMap(({ residentId, typeId, expectedLoad }) => {
      const seats = seatsOfMember.get(residentId) ?? [{ caseId: '', seatNumber: '' }];
      return seats.map(({ caseId, seatNumber }) => [
        residentId,
        typeId,
        caseId,
        seatNumber,
        loads.get(residentId) ?? 0,
        expectedLoad,
      ]);
    });
  return csv(['resident_id', 'type', 'case_id', 'seat', 'load', 'expected_load'], rows);
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], { record_delimiter: '\n' });
}
