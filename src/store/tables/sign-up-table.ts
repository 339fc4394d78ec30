/** What is kept of those who signed up: contact data and answers to the questions, sealed. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { SignUpDetails } from '../../signups/answer-fields.ts';
import { SignUpDetailsSchema } from '../../signups/answer-fields.ts';
import type { RecordedAnswer } from '../../signups/judge-answers.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRows } from '../read-rows.ts';
import type { SealKeys } from '../seal.ts';
import { openJson, sealJson } from '../seal.ts';
import type { MoveRecording } from './move-table.ts';
import { recordMoves } from './move-table.ts';

/**
 * Records answers: the moves of their invitations, and what is kept of those who signed up. Refused as `recordMoves`;
 * the transaction around it then keeps nothing.
 */
export function recordAnswers(
  db: Database,
  keys: SealKeys,
  answers: readonly RecordedAnswer[],
  recording: MoveRecording,
): Result<void> {
  const moved = recordMoves(
    db,
    answers.map(({ move }) => move),
    recording,
  );
  if (!moved.ok) return moved;
  const save = db.prepare(
    `INSERT INTO sign_ups (invitation_id, email_lookup, sealed) VALUES (?, ?, ?)
     ON CONFLICT (invitation_id) DO UPDATE SET email_lookup = excluded.email_lookup, sealed = excluded.sealed`,
  );
  for (const { move, signUp } of answers) {
    // Who declines, or gives nothing, leaves nothing.
    if (signUp === undefined || !isGiven(signUp)) continue;
    const { contact, answers: given, emailLookup } = signUp;
    const sealed = sealJson(keys, placeOf(move.invitationId), {
      contact: { ...contact },
      answers: { ...given },
    });
    save.run(move.invitationId, emailLookup ?? null, sealed);
  }
  return ok(undefined);
}

const SealedSignUpSchema = z.strictObject({
  invitationId: InvitationIdSchema,
  sealed: z.instanceof(Uint8Array),
});

/** Opens what is kept of every sign-up, by invitation. Refused when one was changed or the key is another. */
export function readSignUps(db: Database, keys: SealKeys): Result<ReadonlyMap<InvitationId, SignUpDetails>> {
  const rows = readRows(
    db,
    'sign_ups',
    SealedSignUpSchema,
    'SELECT invitation_id AS invitationId, sealed FROM sign_ups ORDER BY invitation_id',
  );
  const signUps = new Map<InvitationId, SignUpDetails>();
  for (const { invitationId, sealed } of rows) {
    const opened = openJson(keys, placeOf(invitationId), sealed);
    if (!opened.ok) return opened;
    const details = SignUpDetailsSchema.safeParse(opened.value);
    if (!details.success) throw new DamagedRow('sign_ups', 'sealed');
    signUps.set(invitationId, details.data);
  }
  return ok(signUps);
}

const EmailRowSchema = z.strictObject({ invitationId: InvitationIdSchema });

/** The invitations of those who are signed up now, by the lookup of the e-mail address they gave; read when asked for. */
export function emailLookupsIn(db: Database): Pick<ReadonlyMap<string, ReadonlySet<InvitationId>>, 'get'> {
  return {
    get: (emailLookup) =>
      new Set(
        readRows(
          db,
          'sign_ups',
          EmailRowSchema,
          `SELECT invitation_id AS invitationId FROM sign_ups JOIN invitations USING (invitation_id)
           WHERE substr(email_lookup, 1, 2) = substr(?, 1, 2) AND email_lookup = ? AND state = 'signed-up'`,
          emailLookup,
          emailLookup,
        ).map(({ invitationId }) => invitationId),
      ),
  };
}

function isGiven({ contact, answers }: SignUpDetails): boolean {
  return [...Object.values(contact), ...Object.values(answers)].some((value) => value !== '');
}

function placeOf(invitationId: InvitationId): { table: string; id: string } {
  return { table: 'sign_ups', id: invitationId };
}
