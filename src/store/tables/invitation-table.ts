/** The invitations: which resident, in which state; of the login code only its lookup. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { InvitationId, ResidentId } from '../../domain/ids.ts';
import type { DropReason } from '../../domain/drop-reasons.ts';
import { HashSchema, InvitationIdSchema, ResidentIdSchema } from '../../domain/ids.ts';
import { InvitationStateSchema } from '../../signups/invitation-states.ts';
import type { KnownInvitation } from '../../signups/judge-answers.ts';
import { readRow, readRows } from '../read-rows.ts';

const InvitationRowSchema = z.strictObject({
  invitationId: InvitationIdSchema,
  residentId: ResidentIdSchema,
  wave: z.int().min(1),
  version: z.int().min(1),
  /** 64 hex digits; the code itself stands in the letter only. */
  codeLookup: HashSchema,
  state: InvitationStateSchema,
});
export type InvitationRow = z.infer<typeof InvitationRowSchema>;

const invitationColumns = `invitation_id AS invitationId, resident_id AS residentId, wave, version,
  code_lookup AS codeLookup, state`;

/** A new invitation: drawn, no letter yet. */
export interface NewInvitation {
  readonly invitationId: InvitationId;
  readonly residentId: InvitationRow['residentId'];
  readonly wave: number;
  readonly version: number;
  readonly codeLookup: string;
}

/** Writes new invitations in the state `drawn`. */
export function insertInvitations(db: Database, invitations: readonly NewInvitation[]): void {
  const insert = db.prepare(
    `INSERT INTO invitations (invitation_id, resident_id, wave, version, code_lookup, state)
     VALUES (:invitationId, :residentId, :wave, :version, :codeLookup, 'drawn')`,
  );
  for (const invitation of invitations) insert.run(invitation);
}

/** Every invitation, by wave and number. */
export function listInvitations(db: Database): readonly InvitationRow[] {
  return readRows(
    db,
    'invitations',
    InvitationRowSchema,
    `SELECT ${invitationColumns} FROM invitations ORDER BY wave, length(invitation_id), invitation_id`,
  );
}

/** The invitation with a login code, by the code's lookup; `undefined` when no letter carries it. */
export function findInvitationByLookup(db: Database, codeLookup: string): InvitationRow | undefined {
  return readRow(
    db,
    'invitations',
    InvitationRowSchema,
    `SELECT ${invitationColumns} FROM invitations WHERE code_lookup = ?`,
    codeLookup,
  );
}

/** The invitation with this number; `undefined` when there is none. */
export function findInvitation(db: Database, invitationId: string): InvitationRow | undefined {
  return readRow(
    db,
    'invitations',
    InvitationRowSchema,
    `SELECT ${invitationColumns} FROM invitations WHERE invitation_id = ?`,
    invitationId,
  );
}

/** The invitations of some residents, in the order of `listInvitations`. */
export function listInvitationsOf(
  db: Database,
  residentIds: readonly ResidentId[],
): readonly InvitationRow[] {
  return readRows(
    db,
    'invitations',
    InvitationRowSchema,
    `SELECT ${invitationColumns} FROM invitations WHERE resident_id IN (SELECT value FROM json_each(?))
     ORDER BY wave, length(invitation_id), invitation_id`,
    JSON.stringify(residentIds),
  );
}

/** The invitations of a wave, by number. */
export function listInvitationsOfWave(db: Database, wave: number): readonly InvitationRow[] {
  return readRows(
    db,
    'invitations',
    InvitationRowSchema,
    `SELECT ${invitationColumns} FROM invitations WHERE wave = ? ORDER BY length(invitation_id), invitation_id`,
    wave,
  );
}

/**
 * The invitations by the lookup of their code, for judging answers. Each is read when it is asked for, so that one answer
 * costs the same however many invitations there are.
 * @param dropReasonOf why a resident was dropped by a refresh
 */
export function invitationsByLookup(
  db: Database,
  dropReasonOf: (residentId: ResidentId) => DropReason | undefined = () => undefined,
): Pick<ReadonlyMap<string, KnownInvitation>, 'get' | 'has'> {
  return {
    get: (codeLookup) => {
      const row = findInvitationByLookup(db, codeLookup);
      return row === undefined ? undefined : toKnownInvitation(row, dropReasonOf);
    },
    has: (codeLookup) => findInvitationByLookup(db, codeLookup) !== undefined,
  };
}

/** An invitation as answers are judged by it. */
export function toKnownInvitation(
  { invitationId, residentId, wave, state }: InvitationRow,
  dropReasonOf: (residentId: ResidentId) => DropReason | undefined,
): KnownInvitation {
  return { invitationId, residentId, wave, state, dropReason: dropReasonOf(residentId) };
}
