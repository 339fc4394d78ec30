/** Whose personal data were removed, and the removing itself. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ResidentId } from '../../domain/ids.ts';
import { InvitationIdSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { InvitationStateSchema } from '../../signups/invitation-states.ts';
import { readRow, readRows } from '../read-rows.ts';

const erasureTypes = ['privacy.erased', 'privacy.opted-out', 'privacy.purged'] as const;

const ErasureRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  /** The number of the event in the log that tells of it. */
  eventSequence: z.int().min(1),
  /** Of the event; `privacy.erased` too when the event is gone or is another one, so that the audit can name it. */
  type: z.enum(erasureTypes).catch('privacy.erased'),
});
export type ErasureRow = z.output<typeof ErasureRowSchema>;

const selectErasures = `SELECT resident_id AS residentId, event_sequence AS eventSequence, audit_events.type
  FROM erasures LEFT JOIN audit_events ON audit_events.sequence = event_sequence`;

/** Every erasure, by event and resident. */
export function listErasures(db: Database): readonly ErasureRow[] {
  const sql = `${selectErasures} ORDER BY event_sequence, resident_id`;
  return readRows(db, 'erasures', ErasureRowSchema, sql);
}

/** The erasures of one resident, by event. */
export function listErasuresOf(db: Database, residentId: ResidentId): readonly ErasureRow[] {
  const sql = `${selectErasures} WHERE resident_id = ? ORDER BY event_sequence`;
  return readRows(db, 'erasures', ErasureRowSchema, sql, residentId);
}

/** Whose data were removed, each with the number of the last event that tells of it. */
export function readLastErasures(db: Database): ReadonlyMap<ResidentId, number> {
  return new Map(listErasures(db).map(({ residentId, eventSequence }) => [residentId, eventSequence]));
}

const KeptRowSchema = z.strictObject({
  invitationId: InvitationIdSchema,
  residentId: ResidentIdSchema,
  state: InvitationStateSchema,
  /** Admitted, and still signed up. */
  isMember: z.int().transform((bit) => bit === 1),
  isReserve: z.int().transform((bit) => bit === 1),
  addressees: z.int().min(0),
  signUps: z.int().min(0),
  sortedLetters: z.int().min(0),
});
export type KeptRow = z.output<typeof KeptRowSchema>;

const selectKeptRows = `SELECT invitation_id AS invitationId, resident_id AS residentId, state,
    state = 'signed-up' AND resident_id IN (SELECT resident_id FROM members) AS isMember,
    resident_id IN (SELECT resident_id FROM reserves) AS isReserve,
    (SELECT count(*) FROM addressees WHERE addressees.resident_id = invitations.resident_id) AS addressees,
    (SELECT count(*) FROM sign_ups WHERE sign_ups.invitation_id = invitations.invitation_id) AS signUps,
    (SELECT count(*) FROM sorted_letters WHERE sorted_letters.invitation_id = invitations.invitation_id)
      AS sortedLetters
  FROM invitations`;

/** Every invitation with how many rows of personal data there are of its resident. */
export function listKeptRows(db: Database): readonly KeptRow[] {
  return readRows(db, 'invitations', KeptRowSchema, `${selectKeptRows} ORDER BY resident_id`);
}

/** What `listKeptRows` says of one resident; `undefined` for somebody without an invitation. */
export function findKeptRow(db: Database, residentId: ResidentId): KeptRow | undefined {
  return readRow(db, 'invitations', KeptRowSchema, `${selectKeptRows} WHERE resident_id = ?`, residentId);
}

const KeptDataSchema = z.strictObject({
  isOfAnybody: z.int().transform((bit) => bit === 1),
  /** Of somebody who is no member. */
  isOfOthers: z.int().transform((bit) => bit === 1),
});

/** Of whom there still are personal data, as `listKeptRows` counts them: it looks no further than the first row that says so. */
export function findKeptData(db: Database): z.output<typeof KeptDataSchema> {
  const sql = `WITH owners AS (
      SELECT resident_id FROM addressees
      UNION ALL SELECT resident_id FROM sign_ups JOIN invitations USING (invitation_id)
      UNION ALL SELECT resident_id FROM sorted_letters JOIN invitations USING (invitation_id)
    ), kept AS (
      SELECT state = 'signed-up' AND resident_id IN (SELECT resident_id FROM members) AS is_member
      FROM owners JOIN invitations USING (resident_id)
    )
    SELECT EXISTS (SELECT 1 FROM kept) AS isOfAnybody, EXISTS (SELECT 1 FROM kept WHERE NOT is_member) AS isOfOthers`;
  const kept = readRow(db, 'invitations', KeptDataSchema, sql);
  if (kept === undefined) throw new Error('EXISTS always gives a row');
  return kept;
}

/**
 * Removes every row with personal data of residents, and records by which event. Call it in the transaction of that event;
 * then `closeAndWipe` or `scrubDatabase`.
 */
export function eraseResidents(
  db: Database,
  residentIds: readonly ResidentId[],
  eventSequence: number,
): void {
  const ofResident = '(SELECT invitation_id FROM invitations WHERE resident_id = ?)';
  const removeAddressee = db.prepare('DELETE FROM addressees WHERE resident_id = ?');
  const removeSignUp = db.prepare(`DELETE FROM sign_ups WHERE invitation_id IN ${ofResident}`);
  const removeSorted = db.prepare(`DELETE FROM sorted_letters WHERE invitation_id IN ${ofResident}`);
  const record = db.prepare('INSERT INTO erasures (resident_id, event_sequence) VALUES (?, ?)');
  for (const residentId of residentIds) {
    removeAddressee.run(residentId);
    removeSignUp.run(residentId);
    removeSorted.run(residentId);
    record.run(residentId, eventSequence);
  }
}

/** What stands in the place of the account that recorded a move, once those names are removed. */
const NO_ACCOUNT = '-';

/** The moves of letters that still say which account recorded them. */
export function countAccountNames(db: Database): number {
  return Number(
    db.prepare('SELECT count(*) FROM invitation_moves WHERE recorded_by <> ?').pluck().get(NO_ACCOUNT),
  );
}

/** Removes which account recorded each move. */
export function removeAccountNames(db: Database): void {
  db.prepare('UPDATE invitation_moves SET recorded_by = ? WHERE recorded_by <> ?').run(
    NO_ACCOUNT,
    NO_ACCOUNT,
  );
}

/** Everybody who ever asked never to be drawn again, whatever became of their data since. */
export function listOptedOut(db: Database): readonly ResidentId[] {
  return readRows(
    db,
    'invitations',
    z.strictObject({ residentId: ResidentIdSchema }),
    `SELECT resident_id AS residentId FROM invitations JOIN invitation_moves USING (invitation_id)
       WHERE to_state = 'opted-out'
     UNION SELECT resident_id FROM erasures JOIN audit_events ON sequence = event_sequence
       WHERE type = 'privacy.opted-out'
     ORDER BY residentId`,
  ).map(({ residentId }) => residentId);
}
