/** The answers of residents, with contact data sealed, and the files they were imported from. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { Hash, InvitationId } from '../../domain/ids.ts';
import { HashSchema, InvitationIdSchema, ResidentIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { AnswerFields, Contact } from '../../signups/answer-fields.ts';
import { ContactSchema } from '../../signups/answer-fields.ts';
import type { ImportPlan } from '../../signups/import-plan.ts';
import type { AnswerChannel } from '../../signups/invitation-states.ts';
import {
  AnswerChannelSchema,
  InvitationStateSchema,
  moveInvitation,
  ResidentAnswerSchema,
} from '../../signups/invitation-states.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRows, TimeSchema } from '../read-rows.ts';
import type { SealKeys } from '../seal.ts';
import { openJson, sealJson } from '../seal.ts';

const AnswerRowSchema = z.strictObject({
  answerId: z.int().min(1),
  invitationId: InvitationIdSchema,
  residentId: ResidentIdSchema,
  answer: ResidentAnswerSchema,
  answeredOn: z.string(),
  channel: AnswerChannelSchema,
  recordedAt: TimeSchema,
  /** `null` for an answer that staff recorded themselves. */
  importId: z.int().min(1).nullable(),
});
export type AnswerRow = z.infer<typeof AnswerRowSchema>;

export interface AnswerToRecord extends AnswerFields {
  readonly invitationId: InvitationId;
}

export interface Recording {
  readonly channel: AnswerChannel;
  /** UTC, as `2027-01-04T09:00:00.000Z`. */
  readonly recordedAt: string;
}

/**
 * Records answers and moves their invitations. Refused, with every move that is not allowed, when one is not; the
 * transaction around it then keeps nothing. Contact data are kept of those who signed up, sealed.
 */
export function recordAnswers(
  db: Database,
  keys: SealKeys,
  answers: readonly AnswerToRecord[],
  recording: Recording & { readonly importId?: number },
): Result<void> {
  const readState = db.prepare('SELECT state FROM invitations WHERE invitation_id = ?').pluck();
  const move = db.prepare('UPDATE invitations SET state = ? WHERE invitation_id = ?');
  const insert = db.prepare(
    `INSERT INTO answers (invitation_id, answer, answered_on, channel, recorded_at, import_id, sealed_contact)
     VALUES (:invitationId, :answer, :answeredOn, :channel, :recordedAt, :importId, :sealedContact)`,
  );
  const { channel, recordedAt, importId = null } = recording;
  for (const { invitationId, answer, answeredOn, contact } of answers) {
    const state = InvitationStateSchema.safeParse(readState.get(invitationId));
    if (!state.success) throw new DamagedRow('invitations', 'state');
    const moved = moveInvitation(invitationId, state.data, answer);
    if (!moved.ok) return moved;
    move.run(moved.value, invitationId);
    const sealedContact =
      answer === 'signed-up' && isGiven(contact)
        ? sealJson(keys, contactPlace(invitationId), { ...contact })
        : null;
    insert.run({ invitationId, answer, answeredOn, channel, recordedAt, importId, sealedContact });
  }
  return ok(undefined);
}

/** True when the file with this hash was imported before. */
export function isImported(db: Database, fileSha256: Hash): boolean {
  return db.prepare('SELECT 1 FROM imports WHERE file_sha256 = ?').get(fileSha256) !== undefined;
}

/**
 * Records an import and its answers. Judge the lines in the same transaction: another import may have come between.
 * A file that was imported before changes nothing, and gives false: then there is no event to log either.
 */
export function recordImport(
  db: Database,
  keys: SealKeys,
  plan: ImportPlan,
  fileSha256: Hash,
  importedAt: string,
): Result<boolean> {
  if (isImported(db, fileSha256)) return ok(false);
  const inserted = db
    .prepare('INSERT INTO imports (file_sha256, line_count, signed_up_hash, imported_at) VALUES (?, ?, ?, ?)')
    .run(fileSha256, plan.lineCount, plan.signedUpHash, importedAt);
  const importId = Number(inserted.lastInsertRowid);
  const recorded = recordAnswers(db, keys, plan.recorded, {
    channel: 'site',
    recordedAt: importedAt,
    importId,
  });
  return recorded.ok ? ok(true) : recorded;
}

const ImportRowSchema = z.strictObject({
  importId: z.int().min(1),
  fileSha256: HashSchema,
  lineCount: z.int().min(0),
  signedUpHash: HashSchema,
  importedAt: TimeSchema,
});
export type ImportRow = z.infer<typeof ImportRowSchema>;

/** Every import, in order. */
export function listImports(db: Database): readonly ImportRow[] {
  return readRows(
    db,
    'imports',
    ImportRowSchema,
    `SELECT import_id AS importId, file_sha256 AS fileSha256, line_count AS lineCount, signed_up_hash AS signedUpHash,
       imported_at AS importedAt
     FROM imports ORDER BY import_id`,
  );
}

/** Every answer, in the order of recording. */
export function listAnswers(db: Database): readonly AnswerRow[] {
  return readRows(
    db,
    'answers',
    AnswerRowSchema,
    `SELECT answer_id AS answerId, invitation_id AS invitationId, resident_id AS residentId, answer,
       answered_on AS answeredOn, channel, recorded_at AS recordedAt, import_id AS importId
     FROM answers JOIN invitations USING (invitation_id) ORDER BY answer_id`,
  );
}

const SealedContactSchema = z.strictObject({
  invitationId: InvitationIdSchema,
  sealed: z.instanceof(Uint8Array),
});

/** Opens the contact data that were given, by invitation; the last answer's where there are more. */
export function readContacts(db: Database, keys: SealKeys): Result<ReadonlyMap<InvitationId, Contact>> {
  const rows = readRows(
    db,
    'answers',
    SealedContactSchema,
    `SELECT invitation_id AS invitationId, sealed_contact AS sealed FROM answers
     WHERE sealed_contact IS NOT NULL ORDER BY answer_id`,
  );
  const contacts = new Map<InvitationId, Contact>();
  for (const { invitationId, sealed } of rows) {
    const opened = openJson(keys, contactPlace(invitationId), sealed);
    if (!opened.ok) return opened;
    const contact = ContactSchema.safeParse(opened.value);
    if (!contact.success) throw new DamagedRow('answers', 'sealed_contact');
    contacts.set(invitationId, contact.data);
  }
  return ok(contacts);
}

function contactPlace(invitationId: InvitationId): { table: string; id: string } {
  return { table: 'answers', id: invitationId };
}

function isGiven(contact: Contact): boolean {
  return Object.values(contact).some((value) => value !== '');
}
