/** The sheets of paper: each letter that was made, its place in a batch, and what became of it. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { InvitationId } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import { letterOutcomes } from '../../letters/letter-outcomes.ts';
import type { LetterOutcome } from '../../letters/letter-outcomes.ts';
import type { HashedLetter } from '../../letters/letters-hash.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const LetterOutcomeSchema = z.enum(Object.keys(letterOutcomes) as [LetterOutcome, ...LetterOutcome[]]);

const LetterRowSchema = z.strictObject({
  letterId: z.int().min(1),
  batchId: z.string(),
  /** Place in the batch, from 1. */
  sequence: z.int().min(1),
  invitationId: InvitationIdSchema,
  /** Of the login code in it. */
  version: z.int().min(1),
  pageCount: z.int().min(1),
  /** The four digits of the postcode; empty when there are none. */
  postcodeArea: z.string(),
  outcome: LetterOutcomeSchema,
  outcomeAt: TimeSchema,
  /** The id of the letter in whose place this one came. */
  replaces: z.int().min(1).nullable(),
});
export type LetterRow = z.infer<typeof LetterRowSchema>;

/** A letter of a batch that was just rendered. */
export interface NewLetter {
  readonly sequence: number;
  readonly invitationId: InvitationId;
  readonly version: number;
  readonly pageCount: number;
  readonly postcodeArea: string;
  /** The id of the letter in whose place this one comes. */
  readonly replaces: number | null;
}

const letterColumns = `letter_id AS letterId, batch_id AS batchId, sequence, invitation_id AS invitationId, version,
  page_count AS pageCount, postcode_area AS postcodeArea, outcome, outcome_at AS outcomeAt, replaces`;

/** Records the letters of a batch as rendered. */
export function insertLetters(
  db: Database,
  batchId: string,
  letters: readonly NewLetter[],
  renderedAt: string,
): void {
  const insert = db.prepare(
    `INSERT INTO letters (batch_id, sequence, invitation_id, version, page_count, postcode_area, outcome, outcome_at,
       replaces)
     VALUES (:batchId, :sequence, :invitationId, :version, :pageCount, :postcodeArea, 'rendered', :renderedAt, :replaces)`,
  );
  for (const letter of letters) insert.run({ batchId, renderedAt, ...letter });
}

/** Records on how many pages the letters of a batch are now, in the order of their sequence. */
export function updatePageCounts(db: Database, batchId: string, pageCounts: readonly number[]): void {
  const update = db.prepare('UPDATE letters SET page_count = ? WHERE batch_id = ? AND sequence = ?');
  for (const [index, pageCount] of pageCounts.entries()) update.run(pageCount, batchId, index + 1);
}

/** Records what became of letters. */
export function setOutcomes(
  db: Database,
  letterIds: readonly number[],
  outcome: LetterOutcome,
  at: string,
): void {
  const set = db.prepare('UPDATE letters SET outcome = ?, outcome_at = ? WHERE letter_id = ?');
  for (const letterId of letterIds) {
    const { changes } = set.run(outcome, at, letterId);
    if (changes !== 1) throw new Error(`there is no letter ${letterId}`);
  }
}

/** Every letter, by batch and place. */
export function listLetters(db: Database): readonly LetterRow[] {
  const sql = `SELECT ${letterColumns} FROM letters ORDER BY batch_id, sequence`;
  return readRows(db, 'letters', LetterRowSchema, sql);
}

/** The letters of one batch, by place. */
export function listLettersOfBatch(db: Database, batchId: string): readonly LetterRow[] {
  const sql = `SELECT ${letterColumns} FROM letters WHERE batch_id = ? ORDER BY sequence`;
  return readRows(db, 'letters', LetterRowSchema, sql, batchId);
}

const OutcomeCountSchema = z.strictObject({
  batchId: z.string(),
  outcome: LetterOutcomeSchema,
  letterCount: z.int().min(1),
});

/** How many letters of each batch became of what, counted without reading each; outcomes without letters are left out. */
export function listOutcomeCounts(db: Database): readonly z.infer<typeof OutcomeCountSchema>[] {
  const sql = `SELECT batch_id AS batchId, outcome, count(*) AS letterCount FROM letters GROUP BY batch_id, outcome`;
  return readRows(db, 'letters', OutcomeCountSchema, sql);
}

/** The letters of one invitation, by batch and place. */
export function listLettersOfInvitation(db: Database, invitationId: InvitationId): readonly LetterRow[] {
  const sql = `SELECT ${letterColumns} FROM letters WHERE invitation_id = ? ORDER BY batch_id, sequence`;
  return readRows(db, 'letters', LetterRowSchema, sql, invitationId);
}

/** The letter that came in the place of another; `undefined` when none did. */
export function findReplacementOf(db: Database, letterId: number): LetterRow | undefined {
  const sql = `SELECT ${letterColumns} FROM letters WHERE replaces = ?`;
  return readRow(db, 'letters', LetterRowSchema, sql, letterId);
}

/** Letters by id, each read when it is asked for. */
export function lettersById(db: Database): Pick<ReadonlyMap<number, LetterRow>, 'get'> {
  const sql = `SELECT ${letterColumns} FROM letters WHERE letter_id = ?`;
  return { get: (letterId) => readRow(db, 'letters', LetterRowSchema, sql, letterId) };
}

/** The letters of each batch, in their order. */
export function lettersByBatch(letters: readonly LetterRow[]): ReadonlyMap<string, readonly LetterRow[]> {
  const groups = new Map<string, LetterRow[]>();
  for (const letter of letters) {
    const group = groups.get(letter.batchId);
    if (group === undefined) groups.set(letter.batchId, [letter]);
    else group.push(letter);
  }
  return groups;
}

/** Letters in the form over which `hashLetters` is taken; `all` holds the letters that they replace too. */
export function toHashedLetters(
  letters: readonly Omit<NewLetter, 'batchId'>[],
  all: Pick<ReadonlyMap<number, Pick<LetterRow, 'batchId' | 'sequence'>>, 'get'>,
): readonly HashedLetter[] {
  return letters.map((letter) => ({
    ...letter,
    replaces: letter.replaces === null ? undefined : all.get(letter.replaces),
  }));
}
