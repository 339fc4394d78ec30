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

// Grouped first: looked up for each invitation, SQLite may go through all moves to one state every time.
const followed = `WITH days AS (
    SELECT invitation_id,
      min(CASE WHEN to_state IN ('posted', 'reminded') THEN moved_on END) AS posted_on,
      max(CASE WHEN to_state = 'signed-up' THEN moved_on END) AS signed_up_on,
      max(CASE WHEN to_state = 'erased' THEN from_state END) AS state_before
    FROM invitation_moves GROUP BY invitation_id
  ), made AS (SELECT DISTINCT invitation_id FROM letters
  ), changed AS (
    SELECT resident_id, max(change = 'dropped') AS is_dropped, max(change = 'readdressed') AS is_readdressed
    FROM refresh_changes JOIN refreshes USING (refresh_id)
    WHERE draw_id = (SELECT max(draw_id) FROM draws) GROUP BY resident_id
  ), followed AS (
    SELECT drawn_residents.resident_id AS residentId, municipality, stratum, drawn_residents.wave, state,
      state_before AS stateBefore, design_weight AS designWeight, made.invitation_id IS NOT NULL AS hasLetter,
      posted_on AS postedOn, signed_up_on AS signedUpOn, members.resident_id IS NOT NULL AS isAdmitted,
      coalesce(is_dropped, 0) AS isDropped, coalesce(is_readdressed, 0) AS isReaddressed
    FROM invitations JOIN drawn_residents USING (resident_id)
      LEFT JOIN days ON days.invitation_id = invitations.invitation_id
      LEFT JOIN made ON made.invitation_id = invitations.invitation_id
      LEFT JOIN members ON members.resident_id = invitations.resident_id
      LEFT JOIN changed ON changed.resident_id = invitations.resident_id
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
    `${followed} SELECT ${columns}, count(*) AS count FROM followed GROUP BY ${columns} ORDER BY ${columns}`,
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
