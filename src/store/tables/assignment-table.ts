/** The runs of the lottery over groups, each of some cases, and the seats that each gave. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Seat } from '../../assignment/assignment-csv.ts';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import type { LoadCertificate } from '../../assignment/certificate/load-certificate.ts';
import { LoadCertificateSchema } from '../../assignment/certificate/load-certificate.ts';
import type { LotteryRecord } from '../../assignment/certificate/lottery-record.ts';
import { LotteryRecordSchema } from '../../assignment/certificate/lottery-record.ts';
import { formatInputRecord } from '../../assignment/input-record.ts';
import type { StandingSeat } from '../../assignment/standing-seats.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { CaseIdSchema, HashSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { InputColumnSchema, JsonColumnSchema, readRow, readRows, TimeSchema } from '../read-rows.ts';

const AssignmentRunRowSchema = z.strictObject({
  runId: z.int().min(1),
  /** The number of its event in the log. */
  eventSequence: z.int().min(1),
  inputHash: HashSchema,
  randomness: z.string(),
  seed: HashSchema,
  assignmentsHash: HashSchema,
  solver: z.string(),
  /** Nine decimals; `null` without a lottery over the last seats. */
  largestError: z.string().nullable(),
  madeAt: TimeSchema,
});
export type AssignmentRunRow = z.infer<typeof AssignmentRunRowSchema>;

/** What is kept with a run, to be read on its own: it is large. */
export interface RunDocuments {
  readonly input: AssignmentInput;
  readonly certificate: LoadCertificate;
  readonly lottery: LotteryRecord | undefined;
}

const DocumentsRowSchema = z.strictObject({
  input: InputColumnSchema,
  certificate: JsonColumnSchema.pipe(LoadCertificateSchema),
  lottery: z.union([z.null(), JsonColumnSchema.pipe(LotteryRecordSchema)]),
});

const SeatRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  caseId: CaseIdSchema,
  seatNumber: z.int().min(1),
});

const MemberLoadRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  /** The type of members that are treated alike. */
  typeId: z.string(),
  /** Expected cases, nine decimals. */
  expectedLoad: z.string(),
});
export type MemberLoadRow = z.infer<typeof MemberLoadRowSchema>;

/** Records a run with its seats and with what each member could expect. Append its event before; gives its id. */
export function insertAssignmentRun(
  db: Database,
  run: Omit<AssignmentRunRow, 'runId'>,
  { input, certificate, lottery }: RunDocuments,
  seats: readonly Seat[],
  memberLoads: readonly MemberLoadRow[],
): number {
  const inserted = db
    .prepare(
      `INSERT INTO assignment_runs (event_sequence, input, input_hash, randomness, seed, assignments_hash, solver,
         certificate, lottery, largest_error, made_at)
       VALUES (:eventSequence, :input, :inputHash, :randomness, :seed, :assignmentsHash, :solver, :certificate, :lottery,
         :largestError, :madeAt)`,
    )
    .run({
      ...run,
      input: formatInputRecord(input),
      certificate: canonicalJson(certificate),
      lottery: lottery === undefined ? null : canonicalJson(lottery),
    });
  const runId = Number(inserted.lastInsertRowid);
  const insertSeat = db.prepare(
    `INSERT INTO assignments (run_id, resident_id, case_id, seat) VALUES (:runId, :residentId, :caseId, :seatNumber)`,
  );
  for (const { residentId, caseId, seatNumber } of seats)
    insertSeat.run({ runId, residentId, caseId, seatNumber });
  const insertLoad = db.prepare(
    `INSERT INTO assignment_members (run_id, resident_id, type_id, expected_load)
     VALUES (:runId, :residentId, :typeId, :expectedLoad)`,
  );
  for (const load of memberLoads) insertLoad.run({ runId, ...load });
  return runId;
}

/** Every run, in order. */
export function listAssignmentRuns(db: Database): readonly AssignmentRunRow[] {
  return readRows(
    db,
    'assignment_runs',
    AssignmentRunRowSchema,
    `SELECT run_id AS runId, event_sequence AS eventSequence, input_hash AS inputHash, randomness, seed,
       assignments_hash AS assignmentsHash, solver, largest_error AS largestError, made_at AS madeAt
     FROM assignment_runs ORDER BY run_id`,
  );
}

/** What a run was made from, and its proofs. */
export function readRunDocuments(db: Database, runId: number): RunDocuments {
  const row = readRow(
    db,
    'assignment_runs',
    DocumentsRowSchema,
    'SELECT input, certificate, lottery FROM assignment_runs WHERE run_id = ?',
    runId,
  );
  if (row === undefined) throw new RangeError(`there is no run ${runId}`);
  return { ...row, lottery: row.lottery ?? undefined };
}

/** The seats as a run gave them, by case and seat. */
export function listSeats(db: Database, runId: number): readonly Seat[] {
  return readRows(
    db,
    'assignments',
    SeatRowSchema,
    `SELECT resident_id AS residentId, case_id AS caseId, seat AS seatNumber
     FROM assignments WHERE run_id = ? ORDER BY case_id, seat`,
    runId,
  );
}

const DrawnSeatRowSchema = SeatRowSchema.extend({ eventSequence: z.int().min(1) });

/** The seats as all runs gave them, by case and seat, each with the event of its run. */
export function listDrawnSeats(db: Database): readonly StandingSeat[] {
  return readRows(
    db,
    'assignments',
    DrawnSeatRowSchema,
    `SELECT resident_id AS residentId, case_id AS caseId, seat AS seatNumber, event_sequence AS eventSequence
     FROM assignments JOIN assignment_runs USING (run_id) ORDER BY case_id, seat`,
  );
}

/** What each member of a run could expect, by resident id. */
export function listMemberLoads(db: Database, runId: number): readonly MemberLoadRow[] {
  return readRows(
    db,
    'assignment_members',
    MemberLoadRowSchema,
    `SELECT resident_id AS residentId, type_id AS typeId, expected_load AS expectedLoad
     FROM assignment_members WHERE run_id = ? ORDER BY resident_id`,
    runId,
  );
}
