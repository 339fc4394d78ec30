/** The invitations of the draw in force with the days on which they moved, as the figures of response see them. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ResidentId } from '../../domain/ids.ts';
import { MunicipalityCodeSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { FollowedInvitation } from '../../report/followed-invitation.ts';
import { assumePostings } from '../../report/followed-invitation.ts';
import { dispositionOf, InvitationStateSchema } from '../../signups/invitation-states.ts';
import { readRows } from '../read-rows.ts';
import { StratumColumnSchema } from './drawn-resident-table.ts';

const FollowedRowSchema = z.strictObject({
  residentId: ResidentIdSchema,
  municipality: MunicipalityCodeSchema,
  stratum: StratumColumnSchema,
  wave: z.int().min(1),
  state: InvitationStateSchema,
  stateBefore: InvitationStateSchema.nullable(),
  designWeight: z.number().gte(1),
  hasLetter: z.int().transform((bit) => bit === 1),
  postedOn: z.string().nullable(),
  signedUpOn: z.string().nullable(),
  isAdmitted: z.int().transform((bit) => bit === 1),
  isDropped: z.int().transform((bit) => bit === 1),
  isReaddressed: z.int().transform((bit) => bit === 1),
});

/** Whether a refresh of the draw in force changed something about a resident. */
function changedBy(change: 'dropped' | 'readdressed'): string {
  return `EXISTS (SELECT 1 FROM refresh_changes JOIN refreshes USING (refresh_id)
         WHERE refresh_changes.resident_id = drawn_residents.resident_id
           AND refreshes.draw_id = drawn_residents.draw_id AND change = '${change}')`;
}

export interface FollowedInvitations {
  readonly invitations: readonly (FollowedInvitation & { readonly residentId: ResidentId })[];
  /** Nobody was admitted yet: then everybody who signed up counts as a member. */
  readonly isBeforeAdmission: boolean;
  /** Waves of which nobody recorded the posting, though residents have answered. */
  readonly assumedWaves: readonly number[];
}

/** Every invitation, in order of resident; a letter that a refresh dropped before it was made is one that was not posted. */
export function listFollowedInvitations(db: Database): FollowedInvitations {
  const rows = readRows(
    db,
    'invitations',
    FollowedRowSchema,
    `SELECT resident_id AS residentId, municipality, stratum, drawn_residents.wave, state,
       (SELECT from_state FROM invitation_moves AS moves
         WHERE moves.invitation_id = invitations.invitation_id AND to_state = 'erased') AS stateBefore,
       design_weight AS designWeight,
       EXISTS (SELECT 1 FROM letters WHERE letters.invitation_id = invitations.invitation_id) AS hasLetter,
       (SELECT min(moved_on) FROM invitation_moves AS moves
         WHERE moves.invitation_id = invitations.invitation_id AND to_state IN ('posted', 'reminded')) AS postedOn,
       (SELECT max(moved_on) FROM invitation_moves AS moves
         WHERE moves.invitation_id = invitations.invitation_id AND to_state = 'signed-up') AS signedUpOn,
       EXISTS (SELECT 1 FROM members WHERE members.resident_id = invitations.resident_id) AS isAdmitted,
       ${changedBy('dropped')} AS isDropped, ${changedBy('readdressed')} AS isReaddressed
     FROM invitations JOIN drawn_residents USING (resident_id) ORDER BY resident_id`,
  );
  const isBeforeAdmission = !rows.some(({ isAdmitted }) => isAdmitted);
  const invitations = rows.map(({ stateBefore, hasLetter, postedOn, signedUpOn, isAdmitted, ...row }) => ({
    ...row,
    disposition: dispositionOf(row.state, stateBefore ?? undefined),
    postedOn: postedOn ?? undefined,
    signedUpOn: signedUpOn ?? undefined,
    isMember: row.state === 'signed-up' && (isBeforeAdmission || isAdmitted),
    hasLetter,
  }));
  return { isBeforeAdmission, ...assumePostings(invitations) };
}
