/** The manifest of a wave, as it follows from the database: every letter of every batch. */
import type { ManifestLine } from '../../letters/manifest.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { lettersByBatch } from '../../store/tables/letter-table.ts';

/** The letters of a wave's batches, by batch and sequence. */
export function manifestLinesOf(
  wave: number,
  batches: readonly BatchRow[],
  letters: readonly LetterRow[],
): readonly ManifestLine[] {
  const groups = lettersByBatch(letters);
  return batches
    .filter((batch) => batch.wave === wave)
    .flatMap(({ batchId, kind }) => (groups.get(batchId) ?? []).map((letter) => ({ kind, ...letter })));
}
