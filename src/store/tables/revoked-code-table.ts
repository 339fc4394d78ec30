/** The codes that were lost or misused: only their lookups, to tell them from codes that never were. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { HashSchema, InvitationIdSchema } from '../../domain/ids.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const RevokedCodeRowSchema = z.strictObject({
  codeLookup: HashSchema,
  invitationId: InvitationIdSchema,
  /** Of the code that was revoked; the next has one more. */
  version: z.int().min(1),
  reason: z.string(),
  revokedAt: TimeSchema,
});
export type RevokedCodeRow = z.infer<typeof RevokedCodeRowSchema>;

const columns =
  'code_lookup AS codeLookup, invitation_id AS invitationId, version, reason, revoked_at AS revokedAt';

/** Records a code as revoked, and gives its invitation the lookup of the next one. */
export function revokeCode(db: Database, revoked: RevokedCodeRow, nextCodeLookup: string): void {
  db.prepare(
    `INSERT INTO revoked_codes (code_lookup, invitation_id, version, reason, revoked_at)
     VALUES (:codeLookup, :invitationId, :version, :reason, :revokedAt)`,
  ).run(revoked);
  const { changes } = db
    .prepare(
      'UPDATE invitations SET version = version + 1, code_lookup = ? WHERE invitation_id = ? AND version = ?',
    )
    .run(nextCodeLookup, revoked.invitationId, revoked.version);
  if (changes !== 1) throw new Error(`letter ${revoked.invitationId} has another code`);
}

/** The revoked code with this lookup; `undefined` when there is none. */
export function findRevokedCode(db: Database, codeLookup: string): RevokedCodeRow | undefined {
  const sql = `SELECT ${columns} FROM revoked_codes WHERE code_lookup = ?`;
  return readRow(db, 'revoked_codes', RevokedCodeRowSchema, sql, codeLookup);
}

/** Every revoked code, by invitation and version. */
export function listRevokedCodes(db: Database): readonly RevokedCodeRow[] {
  const sql = `SELECT ${columns} FROM revoked_codes ORDER BY length(invitation_id), invitation_id, version`;
  return readRows(db, 'revoked_codes', RevokedCodeRowSchema, sql);
}
