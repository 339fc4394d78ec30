/** Who is to get a letter of a kind and has none yet. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { CaseId, InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import { readRows } from '../read-rows.ts';

export interface RecipientQuery {
  readonly drawId: number;
  readonly wave: number;
  readonly kind: LetterKind;
  /** Of letters about a case. */
  readonly caseId: CaseId | null;
}

/**
 * The states in which a letter of each kind still makes sense. An invitation goes to everybody whose answer is awaited,
 * a reminder to those whose invitation was posted, the others to those who signed up.
 */
export const statesForKind: Readonly<Record<LetterKind, readonly InvitationState[]>> = {
  invitation: ['drawn', 'printed', 'posted', 'reminded'],
  reminder: ['posted', 'reminded'],
  welcome: ['signed-up'],
  case: ['signed-up'],
  apology: ['signed-up'],
};

/** What else must be so for a letter of a kind, as SQL over invitations and drawn_residents. */
const conditions: Readonly<Record<LetterKind, string>> = {
  invitation: 'true',
  // A second reminder is not sent.
  reminder: "state = 'posted'",
  welcome: 'resident_id IN (SELECT resident_id FROM members)',
  case: `resident_id IN (SELECT resident_id FROM standing_seats
    WHERE case_id = :caseId AND resident_id IS NOT NULL)`,
  // The letter tells of a lottery over the places. Who signed up too late, or after the admission, lost none.
  apology: `resident_id IN (SELECT resident_id FROM reserves)
    AND resident_id NOT IN (SELECT resident_id FROM members)`,
};

/** Letters with a login code are sent anew when the code is; of the others there is one. */
const carriesCode: Readonly<Record<LetterKind, boolean>> = {
  invitation: true,
  reminder: true,
  welcome: false,
  case: false,
  apology: false,
};

const RecipientRowSchema = z.strictObject({ invitationId: InvitationIdSchema });

/**
 * The invitations of a wave whose residents are to get a letter of this kind, in the order of their numbers: not those
 * whom a refresh dropped, and not those for whom one was made, whatever became of it.
 */
export function listRecipients(db: Database, query: RecipientQuery): readonly InvitationId[] {
  const { drawId, wave, kind, caseId } = query;
  const states = statesForKind[kind].map((state) => `'${state}'`).join(', ');
  const sql = `SELECT invitation_id AS invitationId FROM invitations JOIN drawn_residents USING (resident_id)
    WHERE draw_id = :drawId AND invitations.wave = :wave AND state IN (${states}) AND ${conditions[kind]}
      AND NOT EXISTS (SELECT 1 FROM refresh_changes JOIN refreshes USING (refresh_id)
        WHERE refresh_changes.resident_id = drawn_residents.resident_id
          AND refreshes.draw_id = drawn_residents.draw_id AND change = 'dropped')
      AND NOT EXISTS (SELECT 1 FROM letters JOIN batches USING (batch_id)
        WHERE letters.invitation_id = invitations.invitation_id AND kind = :kind AND case_id IS :caseId
          ${carriesCode[kind] ? 'AND letters.version = invitations.version' : ''})
    ORDER BY length(invitation_id), invitation_id`;
  return readRows(db, 'invitations', RecipientRowSchema, sql, { drawId, wave, kind, caseId }).map(
    ({ invitationId }) => invitationId,
  );
}
