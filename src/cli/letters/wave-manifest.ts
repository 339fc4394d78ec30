/** The manifest of a wave, as it follows from the database: every letter of every batch. */
import type { ManifestLine } from '../../letters/manifest.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';

/**
 * The letters of a wave's batches, by batch and sequence.
 * @param lettersOf the letters of a batch, by sequence
 */
export function manifestLinesOf(
  wave: number,
  batches: readonly BatchRow[],
  lettersOf: (batchId: string) => readonly LetterRow[],
): readonly ManifestLine[] {
  return batches
    .filter((batch) => batch.wave === wave)
    .flatMap(({ batchId, kind }) => lettersOf(batchId).map((letter) => ({ kind, ...letter })));
}
