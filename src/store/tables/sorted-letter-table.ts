/** What the post's sorting says of letters: their order, and sealed the line that is printed above the address. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { LetterKind } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { DamagedRow } from '../database-failure.ts';
import { readRows } from '../read-rows.ts';
import type { SealKeys, SealedPlace } from '../seal.ts';
import { openJson, sealJson } from '../seal.ts';

const SealedSchema = z.strictObject({
  line: z.string(),
  /** The address that was sorted: `addressKeyOf` of its addressee. */
  address: z.string(),
});

/** Letters of these kinds can be sorted by the post; those about one case are few and go with the others' postcodes. */
export type SortedKind = Exclude<LetterKind, 'case'>;

export interface SortedLetter extends z.infer<typeof SealedSchema> {
  readonly invitationId: InvitationId;
  /** From 1. */
  readonly position: number;
}

const placeOf = (kind: SortedKind, invitationId: InvitationId): SealedPlace => ({
  table: 'sorted_letters',
  id: `${kind}|${invitationId}`,
});

/** Records the sorting of letters of a kind; a letter that was sorted before gets the new line and position. */
export function saveSortedLetters(
  db: Database,
  keys: SealKeys,
  kind: SortedKind,
  letters: readonly SortedLetter[],
): void {
  const save = db.prepare(
    `INSERT INTO sorted_letters (kind, invitation_id, position, sealed) VALUES (?, ?, ?, ?)
     ON CONFLICT (kind, invitation_id) DO UPDATE SET position = excluded.position, sealed = excluded.sealed`,
  );
  for (const { invitationId, position, line, address } of letters) {
    save.run(kind, invitationId, position, sealJson(keys, placeOf(kind, invitationId), { line, address }));
  }
}

const RowSchema = z.strictObject({
  invitationId: InvitationIdSchema,
  position: z.int().min(1),
  sealed: z.instanceof(Uint8Array),
});

/** The sorted letters of a kind, of all waves. Refused when one was changed or the key is another. */
export function readSortedLetters(
  db: Database,
  keys: SealKeys,
  kind: SortedKind,
): Result<ReadonlyMap<InvitationId, SortedLetter>> {
  const rows = readRows(
    db,
    'sorted_letters',
    RowSchema,
    'SELECT invitation_id AS invitationId, position, sealed FROM sorted_letters WHERE kind = ?',
    kind,
  );
  const letters = new Map<InvitationId, SortedLetter>();
  for (const { invitationId, position, sealed } of rows) {
    const opened = openJson(keys, placeOf(kind, invitationId), sealed);
    if (!opened.ok) return opened;
    const parsed = SealedSchema.safeParse(opened.value);
    if (!parsed.success) throw new DamagedRow('sorted_letters', 'sealed');
    letters.set(invitationId, { invitationId, position, ...parsed.data });
  }
  return ok(letters);
}
