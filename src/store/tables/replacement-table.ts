/** The replacements of members who dropped out of groups, and the seats as they stand. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { formatInputRecord } from '../../assignment/input-record.ts';
import type { RecordedChange, SeatChange, SeatPlan } from '../../assignment/standing-seats.ts';
import { applySeatChanges } from '../../assignment/standing-seats.ts';
import { CaseIdSchema, HashSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { InputColumnSchema, readRows, TimeSchema } from '../read-rows.ts';
import { listDrawnSeats } from './assignment-table.ts';

const ReplacementRowSchema = z.strictObject({
  replacementId: z.int().min(1),
  /** The number of its event in the log. */
  eventSequence: z.int().min(1),
  /** The members then, and the groups that lost members. */
  input: InputColumnSchema,
  inputHash: HashSchema,
  solver: z.string(),
  replacedAt: TimeSchema,
});
export type ReplacementRow = z.output<typeof ReplacementRowSchema>;

const ChangeRowSchema = z.strictObject({
  caseId: CaseIdSchema,
  seatNumber: z.int().min(1),
  leaves: ResidentIdSchema,
  enters: ResidentIdSchema.nullable(),
  reason: z.string(),
  eventSequence: z.int().min(1),
});

/** Records replacements. Append their event before, in the same transaction. */
export function insertReplacement(
  db: Database,
  replacement: Omit<ReplacementRow, 'replacementId' | 'input'>,
  input: AssignmentInput,
  changes: readonly SeatChange[],
): void {
  const inserted = db
    .prepare(
      `INSERT INTO replacements (event_sequence, input, input_hash, solver, replaced_at)
       VALUES (:eventSequence, :input, :inputHash, :solver, :replacedAt)`,
    )
    .run({ ...replacement, input: formatInputRecord(input) });
  const replacementId = Number(inserted.lastInsertRowid);
  const insert = db.prepare(
    `INSERT INTO seat_changes (replacement_id, case_id, seat, leaves, enters, reason)
     VALUES (:replacementId, :caseId, :seatNumber, :leaves, :enters, :reason)`,
  );
  for (const { caseId, seatNumber, leaves, enters, reason } of changes) {
    insert.run({ replacementId, caseId, seatNumber, leaves, enters, reason });
  }
}

/** Every replacement, in order. */
export function listReplacements(db: Database): readonly ReplacementRow[] {
  return readRows(
    db,
    'replacements',
    ReplacementRowSchema,
    `SELECT replacement_id AS replacementId, event_sequence AS eventSequence, input, input_hash AS inputHash, solver,
       replaced_at AS replacedAt
     FROM replacements ORDER BY replacement_id`,
  );
}

/** Every change of a seat, in order. */
export function listSeatChanges(db: Database): readonly RecordedChange[] {
  return readRows(
    db,
    'seat_changes',
    ChangeRowSchema,
    `SELECT case_id AS caseId, seat AS seatNumber, leaves, enters, reason, event_sequence AS eventSequence
     FROM seat_changes JOIN replacements USING (replacement_id) ORDER BY change_id`,
  );
}

/** Who has which seat now, or had it just before an event of the log. */
export function readSeatPlan(db: Database, beforeEvent = Infinity): SeatPlan {
  const isBefore = ({ eventSequence }: { readonly eventSequence: number }) => eventSequence < beforeEvent;
  return applySeatChanges(listDrawnSeats(db).filter(isBefore), listSeatChanges(db).filter(isBefore));
}
