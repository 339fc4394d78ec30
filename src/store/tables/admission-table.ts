/** The admissions: who became a member, with which number, and who stands in reserve. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ResidentId } from '../../domain/ids.ts';
import { HashSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { CountsColumnSchema, readRow, readRows } from '../read-rows.ts';

const AdmissionRowSchema = z.strictObject({
  admissionId: z.int().min(1),
  /** Places that were open. */
  placeCount: z.int().min(0),
  /** Reserves and newcomers together. */
  candidateCount: z.int().min(0),
  admitsLate: z.int().transform((bit) => bit === 1),
  inputHash: HashSchema,
  /** `null` when there was room for everybody. */
  randomness: z.string().nullable(),
  seed: HashSchema.nullable(),
  /** How far each quota gave way, by feature. */
  tolerances: CountsColumnSchema.nullable(),
  /** The number of its event in the log. */
  eventSequence: z.int().min(1),
});
export type AdmissionRow = z.output<typeof AdmissionRowSchema>;

const MemberRowSchema = z.strictObject({
  memberNumber: z.int().min(1),
  residentId: ResidentIdSchema,
  admissionId: z.int().min(1),
});
export type MemberRow = z.infer<typeof MemberRowSchema>;

const ReserveRowSchema = z.strictObject({
  /** Over all admissions, from 1. */
  place: z.int().min(1),
  residentId: ResidentIdSchema,
  admissionId: z.int().min(1),
});
export type ReserveRow = z.infer<typeof ReserveRowSchema>;

const SequenceRowSchema = z.strictObject({ sequence: z.int().min(1).nullable() });

/** Who is numbered from where on. */
export interface AdmittedResidents {
  readonly members: readonly { readonly memberNumber: number; readonly residentId: ResidentId }[];
  readonly reserves: readonly { readonly place: number; readonly residentId: ResidentId }[];
}

/** Writes an admission with its members and reserves. Append its event before, in the same transaction. */
export function insertAdmission(db: Database, admission: AdmissionRow, admitted: AdmittedResidents): void {
  const { admissionId, tolerances, admitsLate } = admission;
  db.prepare(
    `INSERT INTO admissions (admission_id, place_count, candidate_count, admits_late, input_hash, randomness, seed,
       tolerances, event_sequence)
     VALUES (:admissionId, :placeCount, :candidateCount, :admitsLate, :inputHash, :randomness, :seed, :tolerances,
       :eventSequence)`,
  ).run({
    ...admission,
    admitsLate: admitsLate ? 1 : 0,
    tolerances: tolerances === null ? null : canonicalJson(tolerances),
  });
  const addMember = db.prepare(
    'INSERT INTO members (member_number, resident_id, admission_id) VALUES (?, ?, ?)',
  );
  for (const { memberNumber, residentId } of admitted.members) {
    addMember.run(memberNumber, residentId, admissionId);
  }
  const addReserve = db.prepare('INSERT INTO reserves (place, resident_id, admission_id) VALUES (?, ?, ?)');
  for (const { place, residentId } of admitted.reserves) addReserve.run(place, residentId, admissionId);
}

/** Every admission, in order. */
export function listAdmissions(db: Database): readonly AdmissionRow[] {
  return readRows(
    db,
    'admissions',
    AdmissionRowSchema,
    `SELECT admission_id AS admissionId, place_count AS placeCount, candidate_count AS candidateCount,
       admits_late AS admitsLate, input_hash AS inputHash, randomness, seed, tolerances,
       event_sequence AS eventSequence
     FROM admissions ORDER BY admission_id`,
  );
}

/** Everybody who was ever admitted, by number. */
export function listMemberRows(db: Database): readonly MemberRow[] {
  return readRows(
    db,
    'members',
    MemberRowSchema,
    `SELECT member_number AS memberNumber, resident_id AS residentId, admission_id AS admissionId
     FROM members ORDER BY member_number`,
  );
}

/** Everybody who was ever put in reserve, in order; also those who became members since. */
export function listReserves(db: Database): readonly ReserveRow[] {
  return readRows(
    db,
    'reserves',
    ReserveRowSchema,
    'SELECT place, resident_id AS residentId, admission_id AS admissionId FROM reserves ORDER BY place',
  );
}

/** The file of members for the online panel: never written, from before members came or left, or from after. */
export type MembersExport = 'none' | 'outdated' | 'current';

/** By the log, since the file itself is removed when it was handed over. */
export function judgeMembersExport(db: Database): MembersExport {
  const exported = readRow(
    db,
    'audit_events',
    SequenceRowSchema,
    "SELECT max(sequence) AS sequence FROM audit_events WHERE type = 'signups.exported'",
  )?.sequence;
  if (exported === undefined || exported === null) return 'none';
  const changed = readRow(
    db,
    'admissions',
    SequenceRowSchema,
    `SELECT max(event_sequence) AS sequence FROM (SELECT event_sequence FROM admissions
       UNION ALL SELECT event_sequence FROM invitation_moves JOIN invitations USING (invitation_id)
         WHERE resident_id IN (SELECT resident_id FROM members))`,
  )?.sequence;
  return (changed ?? 0) > exported ? 'outdated' : 'current';
}
