/** The invitations of the draw in force with the days on which they moved, as the figures of response see them. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { ResidentId } from '../../domain/ids.ts';
import { MunicipalityCodeSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { CountedInvitation, FollowedInvitation } from '../../report/followed-invitation.ts';
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

export interface FollowedInvitations {
  readonly invitations: readonly (FollowedInvitation & { readonly residentId: ResidentId })[];
  /** Nobody was admitted yet: then everybody who signed up counts as a member. */
  readonly isBeforeAdmission: boolean;
  /** Waves of which nobody recorded the posting, though residents have answered. */
  readonly assumedWaves: readonly number[];
}

const movesOf = 'FROM invitation_moves AS moves WHERE moves.invitation_id = invitations.invitation_id';
const changedOnes = `SELECT resident_id FROM refresh_changes JOIN refreshes USING (refresh_id)
  WHERE draw_id = (SELECT max(draw_id) FROM draws)`;

// Each column for itself, so that those that are not asked for cost nothing. The index of the moves answers for the days.
const followed = `WITH followed AS (
    SELECT invitations.resident_id AS residentId, municipality, stratum, drawn_residents.wave, state,
      CASE WHEN state = 'erased' THEN
        (SELECT max(from_state) ${movesOf} AND to_state = 'erased') END AS stateBefore,
      (SELECT design_weight FROM chances WHERE chances.draw_id = drawn_residents.draw_id
        AND chances.chance_class = drawn_residents.chance_class) AS designWeight,
      EXISTS (SELECT 1 FROM letters WHERE letters.invitation_id = invitations.invitation_id) AS hasLetter,
      (SELECT min(moved_on) ${movesOf} AND to_state IN ('posted', 'reminded')) AS postedOn,
      (SELECT max(moved_on) ${movesOf} AND to_state = 'signed-up') AS signedUpOn,
      invitations.resident_id IN (SELECT resident_id FROM members) AS isAdmitted,
      invitations.resident_id IN (${changedOnes} AND change = 'dropped') AS isDropped,
      invitations.resident_id IN (${changedOnes} AND change = 'readdressed') AS isReaddressed
    FROM invitations JOIN drawn_residents USING (resident_id)
  )`;

/** Every invitation, in order of resident; a letter that a refresh dropped before it was made is one that was not posted. */
export function listFollowedInvitations(db: Database): FollowedInvitations {
  const rows = readRows(
    db,
    'invitations',
    FollowedRowSchema,
    `${followed} SELECT * FROM followed ORDER BY residentId`,
  );
  const isBeforeAdmission = !rows.some(({ isAdmitted }) => isAdmitted);
  // Each by name: V8 keeps what `...row` leaves of a row as a table of names, which takes 40 times as long to go through.
  const invitations = rows.map((row) => ({
    residentId: row.residentId,
    municipality: row.municipality,
    stratum: row.stratum,
    wave: row.wave,
    state: row.state,
    disposition: dispositionOf(row.state, row.stateBefore ?? undefined),
    designWeight: row.designWeight,
    postedOn: row.postedOn ?? undefined,
    signedUpOn: row.signedUpOn ?? undefined,
    isMember: row.state === 'signed-up' && (isBeforeAdmission || row.isAdmitted),
    hasLetter: row.hasLetter,
    isDropped: row.isDropped,
    isReaddressed: row.isReaddressed,
  }));
  return { isBeforeAdmission, ...assumePostings(invitations) };
}

const CountedRowSchema = FollowedRowSchema.omit({
  residentId: true,
  designWeight: true,
  isAdmitted: true,
  isReaddressed: true,
}).extend({ count: z.int().min(1) });

/** The same invitations, those that are alike as one: at most so many as there are strata, waves and outcomes. */
export function countFollowedInvitations(db: Database): readonly CountedInvitation[] {
  const columns =
    'municipality, stratum, wave, state, stateBefore, hasLetter, postedOn, signedUpOn, isDropped';
  const rows = readRows(
    db,
    'invitations',
    CountedRowSchema,
    `${followed} SELECT ${columns}, count(*) AS count FROM followed GROUP BY ${columns}`,
  );
  const invitations = rows.map((row) => ({
    municipality: row.municipality,
    stratum: row.stratum,
    wave: row.wave,
    state: row.state,
    disposition: dispositionOf(row.state, row.stateBefore ?? undefined),
    postedOn: row.postedOn ?? undefined,
    signedUpOn: row.signedUpOn ?? undefined,
    hasLetter: row.hasLetter,
    isDropped: row.isDropped,
    count: row.count,
  }));
  return assumePostings(invitations).invitations;
}
