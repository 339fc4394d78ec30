/** The moves of the invitations: each with its day, its channel, who recorded it and the event of the log that tells of it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { failure } from '../../domain/failure.ts';
import type { AuditEventType } from '../../domain/audit-event.ts';
import { auditEventTable } from '../../domain/audit-event.ts';
import type { InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import {
  AnswerChannelSchema,
  InvitationStateSchema,
  moveInvitation,
  nextStatesOf,
} from '../../signups/invitation-states.ts';
import type { Move } from '../../signups/moves.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRows, TimeSchema } from '../read-rows.ts';

export interface MoveRecording {
  /** The number of the event in the log that tells of these moves: append the event first, in the same transaction. */
  readonly eventSequence: number;
  /** The name of the account that recorded it. Kept here only: never in the log, a file or a message. */
  readonly recordedBy: string;
}

/**
 * Records moves and brings their invitations to their new states. Refused, with the present state, when an invitation
 * does not stand where the move begins; the transaction around it then keeps nothing.
 */
export function recordMoves(
  db: Database,
  moves: readonly Move[],
  { eventSequence, recordedBy }: MoveRecording,
): Result<void> {
  const readState = db.prepare('SELECT state FROM invitations WHERE invitation_id = ?').pluck();
  const setState = db.prepare('UPDATE invitations SET state = ? WHERE invitation_id = ?');
  const insert = db.prepare(
    `INSERT INTO invitation_moves
       (invitation_id, from_state, to_state, moved_on, channel, is_late, event_sequence, recorded_by)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  for (const { invitationId, from, to, movedOn, channel, isLate } of moves) {
    const state = InvitationStateSchema.safeParse(readState.get(invitationId));
    if (!state.success) throw new DamagedRow('invitations', 'state');
    if (state.data !== from) {
      const possible = nextStatesOf(state.data);
      return refuse(failure('signups.move-not-allowed', { invitationId, from: state.data, to, possible }));
    }
    const moved = moveInvitation(invitationId, from, to);
    if (!moved.ok) return moved;
    setState.run(to, invitationId);
    insert.run(invitationId, from, to, movedOn, channel, isLate ? 1 : 0, eventSequence, recordedBy);
  }
  return ok(undefined);
}

const AuditEventTypeSchema = z.enum(Object.keys(auditEventTable) as [AuditEventType, ...AuditEventType[]]);

const MoveRowSchema = z.strictObject({
  moveId: z.int().min(1),
  invitationId: InvitationIdSchema,
  residentId: ResidentIdSchema,
  from: InvitationStateSchema,
  to: InvitationStateSchema,
  movedOn: z.string(),
  channel: AnswerChannelSchema.nullable(),
  isLate: z.int().transform((bit) => bit === 1),
  eventSequence: z.int().min(1),
  /** Of the event. */
  eventType: AuditEventTypeSchema,
  recordedAt: TimeSchema,
});
export type MoveRow = z.output<typeof MoveRowSchema>;

const selectMoves = `SELECT move_id AS moveId, invitation_id AS invitationId, resident_id AS residentId,
    from_state AS "from", to_state AS "to", moved_on AS movedOn, channel, is_late AS isLate,
    event_sequence AS eventSequence, coalesce(audit_events.type, 'signup.recorded') AS eventType,
    coalesce(audit_events.at, '0000-01-01T00:00:00.000Z') AS recordedAt
  FROM invitation_moves JOIN invitations USING (invitation_id)
    LEFT JOIN audit_events ON audit_events.sequence = event_sequence`;

/**
 * Every move, in the order of recording. A move whose event is gone, as in a log that was cut off, is there all the same,
 * so that the audit can name it. Who recorded it is not read: no figure, file or check needs it.
 */
export function listMoves(db: Database): readonly MoveRow[] {
  return readRows(db, 'invitation_moves', MoveRowSchema, `${selectMoves} ORDER BY move_id`);
}

/** The moves of everybody who ever signed up, as `listMoves` gives them: one letter in twenty or so. */
export function listMovesOfSignedUp(db: Database): readonly MoveRow[] {
  const signedUp = "SELECT invitation_id FROM invitation_moves WHERE to_state = 'signed-up'";
  const sql = `${selectMoves} WHERE invitation_id IN (${signedUp}) ORDER BY move_id`;
  return readRows(db, 'invitation_moves', MoveRowSchema, sql);
}

/** The moves of one invitation, as `listMoves` gives them. */
export function listMovesOf(db: Database, invitationId: InvitationId): readonly MoveRow[] {
  const sql = `${selectMoves} WHERE invitation_id = ? ORDER BY move_id`;
  return readRows(db, 'invitation_moves', MoveRowSchema, sql, invitationId);
}
