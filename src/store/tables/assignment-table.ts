/** The runs of the lottery over groups, and the seats each gave. The last run is the one in force. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Seat } from '../../assignment/assignment-csv.ts';
import { CaseIdSchema, HashSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const AssignmentRunRowSchema = z.strictObject({
  runId: z.int().min(1),
  inputHash: HashSchema,
  randomness: z.string(),
  seed: HashSchema,
  assignmentsHash: HashSchema,
  solver: z.string(),
  madeAt: TimeSchema,
});
export type AssignmentRunRow = z.infer<typeof AssignmentRunRowSchema>;

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

const runColumns = `run_id AS runId, input_hash AS inputHash, randomness, seed, assignments_hash AS assignmentsHash,
  solver, made_at AS madeAt`;

/** Records a run with its seats and with what each member could expect, and gives its id. */
export function insertAssignmentRun(
  db: Database,
  run: Omit<AssignmentRunRow, 'runId'>,
  seats: readonly Seat[],
  memberLoads: readonly MemberLoadRow[],
): number {
  const inserted = db
    .prepare(
      `INSERT INTO assignment_runs (input_hash, randomness, seed, assignments_hash, solver, made_at)
       VALUES (:inputHash, :randomness, :seed, :assignmentsHash, :solver, :madeAt)`,
    )
    .run(run);
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

/** The run in force; `undefined` before the first. */
export function readLatestRun(db: Database): AssignmentRunRow | undefined {
  return readRow(
    db,
    'assignment_runs',
    AssignmentRunRowSchema,
    `SELECT ${runColumns} FROM assignment_runs ORDER BY run_id DESC LIMIT 1`,
  );
}

/** Every run, in order. */
export function listAssignmentRuns(db: Database): readonly AssignmentRunRow[] {
  return readRows(
    db,
    'assignment_runs',
    AssignmentRunRowSchema,
    `SELECT ${runColumns} FROM assignment_runs ORDER BY run_id`,
  );
}

/** The seats of a run, by case and seat. */
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
