/** The batches of letters that were made, and the manifest of each wave. */
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { InvitationId } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import { readRows, TimeSchema } from '../read-rows.ts';

const BatchRowSchema = z.strictObject({
  batchId: z.string(),
  drawId: z.int().min(1),
  wave: z.int().min(1),
  /** Inside the folder `letters/`. */
  fileName: z.string(),
  letterCount: z.int().min(1),
  sha256: HashSchema,
  renderedAt: TimeSchema,
});
export type BatchRow = z.infer<typeof BatchRowSchema>;

const ManifestRowSchema = z.strictObject({
  drawId: z.int().min(1),
  wave: z.int().min(1),
  fileName: z.string(),
  sha256: HashSchema,
});
export type ManifestRow = z.infer<typeof ManifestRowSchema>;

/**
 * Records a batch with its letters in their order in the file, and moves those that were `drawn` to `printed`. A batch
 * that was recorded before is replaced; answers that came in meanwhile stay.
 */
export function saveBatch(db: Database, batch: BatchRow, letters: readonly InvitationId[]): void {
  db.prepare(
    `INSERT INTO batches (batch_id, draw_id, wave, file_name, letter_count, sha256, rendered_at)
     VALUES (:batchId, :drawId, :wave, :fileName, :letterCount, :sha256, :renderedAt)
     ON CONFLICT (batch_id) DO UPDATE SET file_name = excluded.file_name, letter_count = excluded.letter_count,
       sha256 = excluded.sha256, rendered_at = excluded.rendered_at`,
  ).run(batch);
  db.prepare('UPDATE invitations SET batch_id = NULL, sequence = NULL WHERE batch_id = ?').run(batch.batchId);
  const place = db.prepare(
    `UPDATE invitations SET batch_id = ?, sequence = ?, state = iif(state = 'drawn', 'printed', state)
     WHERE invitation_id = ?`,
  );
  for (const [index, invitationId] of letters.entries()) {
    const { changes } = place.run(batch.batchId, index + 1, invitationId);
    if (changes !== 1) throw new Error(`there is no invitation ${invitationId}`);
  }
}

/** Every batch, by wave and id. */
export function listBatches(db: Database): readonly BatchRow[] {
  return readRows(
    db,
    'batches',
    BatchRowSchema,
    `SELECT batch_id AS batchId, draw_id AS drawId, wave, file_name AS fileName, letter_count AS letterCount, sha256,
       rendered_at AS renderedAt
     FROM batches ORDER BY wave, batch_id`,
  );
}

/** Records the manifest of a wave, or the one that replaces it. */
export function saveManifest(db: Database, manifest: ManifestRow): void {
  db.prepare(
    `INSERT INTO manifests (draw_id, wave, file_name, sha256) VALUES (:drawId, :wave, :fileName, :sha256)
     ON CONFLICT (draw_id, wave) DO UPDATE SET file_name = excluded.file_name, sha256 = excluded.sha256`,
  ).run(manifest);
}

/** The manifests, by wave. */
export function listManifests(db: Database): readonly ManifestRow[] {
  return readRows(
    db,
    'manifests',
    ManifestRowSchema,
    'SELECT draw_id AS drawId, wave, file_name AS fileName, sha256 FROM manifests ORDER BY draw_id, wave',
  );
}
