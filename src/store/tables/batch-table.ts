/** The batches of letters that were made: what each holds, the hashes of its files, and when it was printed and posted. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { CaseIdSchema, HashSchema, MunicipalityCodeSchema } from '../../domain/ids.ts';
import { letterKinds } from '../../domain/letter-kinds.ts';
import { PrintProfileSchema } from '../../domain/print-profile.ts';
import { readRow, readRows, TimeSchema } from '../read-rows.ts';

const BooleanColumnSchema = z.union([z.literal(0), z.literal(1)]).transform((bit) => bit === 1);

const BatchRowSchema = z.strictObject({
  batchId: z.string(),
  drawId: z.int().min(1),
  wave: z.int().min(1),
  kind: z.enum(letterKinds),
  /** Of letters about a case. */
  caseId: CaseIdSchema.nullable(),
  municipality: MunicipalityCodeSchema,
  profile: PrintProfileSchema,
  /** Of residents whose data are secret. */
  isSecret: BooleanColumnSchema,
  /** Of letters that replace others. */
  isReprint: BooleanColumnSchema,
  letterCount: z.int().min(1),
  /** Over everything that the PDF is made from. */
  inputHash: HashSchema,
  sha256: HashSchema,
  coverSha256: HashSchema,
  renderedAt: TimeSchema,
  /** `null` too when only the posting was recorded. */
  printedAt: TimeSchema.nullable(),
  /** The day on which it went to the post, as `2027-01-11`. */
  postedOn: z.string().nullable(),
  postedAt: TimeSchema.nullable(),
  shreddedAt: TimeSchema.nullable(),
});
export type BatchRow = z.output<typeof BatchRowSchema>;

/** A batch that was just rendered. */
export type NewBatch = Omit<BatchRow, 'printedAt' | 'postedOn' | 'postedAt' | 'shreddedAt'>;

const batchColumns = `batch_id AS batchId, draw_id AS drawId, wave, kind, case_id AS caseId, municipality, profile,
  is_secret AS isSecret, is_reprint AS isReprint, letter_count AS letterCount, input_hash AS inputHash, sha256,
  cover_sha256 AS coverSha256, rendered_at AS renderedAt, printed_at AS printedAt, posted_on AS postedOn,
  posted_at AS postedAt, shredded_at AS shreddedAt`;

/** Records a batch. Its letters follow with `insertLetters`. */
export function insertBatch(db: Database, batch: NewBatch): void {
  db.prepare(
    `INSERT INTO batches (batch_id, draw_id, wave, kind, case_id, municipality, profile, is_secret, is_reprint,
       letter_count, input_hash, sha256, cover_sha256, rendered_at)
     VALUES (:batchId, :drawId, :wave, :kind, :caseId, :municipality, :profile, :isSecret, :isReprint,
       :letterCount, :inputHash, :sha256, :coverSha256, :renderedAt)`,
  ).run({ ...batch, isSecret: Number(batch.isSecret), isReprint: Number(batch.isReprint) });
}

/** Records that the files of a batch were made anew with other bytes, of the same letters. */
export function updateBatchFiles(
  db: Database,
  batch: Pick<NewBatch, 'batchId' | 'profile' | 'inputHash' | 'sha256' | 'coverSha256' | 'renderedAt'>,
): void {
  const { changes } = db
    .prepare(
      `UPDATE batches SET profile = :profile, input_hash = :inputHash, sha256 = :sha256,
         cover_sha256 = :coverSha256, rendered_at = :renderedAt
       WHERE batch_id = :batchId`,
    )
    .run(batch);
  if (changes !== 1) throw new Error(`there is no batch ${batch.batchId}`);
}

/** Whether a batch is on paper: what was posted was printed. */
export function isOnPaper({ printedAt, postedAt }: Pick<BatchRow, 'printedAt' | 'postedAt'>): boolean {
  return printedAt !== null || postedAt !== null;
}

/** Records that batches were printed, unless they are recorded as printed. */
export function markPrinted(db: Database, batchIds: readonly string[], at: string): void {
  const mark = db.prepare('UPDATE batches SET printed_at = ? WHERE batch_id = ? AND printed_at IS NULL');
  for (const batchId of batchIds) mark.run(at, batchId);
}

/** Records that batches went to the post on a day, as `2027-01-11`. */
export function markPosted(db: Database, batchIds: readonly string[], on: string, at: string): void {
  const mark = db.prepare('UPDATE batches SET posted_on = :on, posted_at = :at WHERE batch_id = :batchId');
  for (const batchId of batchIds) mark.run({ batchId, on, at });
}

/** Records that the PDF files of batches were removed. */
export function markShredded(db: Database, batchIds: readonly string[], at: string): void {
  const mark = db.prepare('UPDATE batches SET shredded_at = ? WHERE batch_id = ?');
  for (const batchId of batchIds) mark.run(at, batchId);
}

/** Every batch, by wave and id. */
export function listBatches(db: Database): readonly BatchRow[] {
  const sql = `SELECT ${batchColumns} FROM batches ORDER BY wave, batch_id`;
  return readRows(db, 'batches', BatchRowSchema, sql);
}

/** One batch; `undefined` when there is none with this id. */
export function readBatch(db: Database, batchId: string): BatchRow | undefined {
  const sql = `SELECT ${batchColumns} FROM batches WHERE batch_id = ?`;
  return readRow(db, 'batches', BatchRowSchema, sql, batchId);
}
