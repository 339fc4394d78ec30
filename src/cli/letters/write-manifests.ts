/** Writes the manifests of waves where the files are not as they follow from the database. */
import { rmSync } from 'node:fs';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { manifestCsv } from '../../letters/manifest.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { hashFile, readWholeFile } from '../../store/read-file.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { listLettersOfBatch } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { letterPath, manifestFileName } from './letter-files.ts';
import { manifestLinesOf } from './wave-manifest.ts';

/**
 * Brings the manifests of these waves up to date, and that of any other wave that a run which was killed left behind:
 * without a file, or without a row for every letter. Of the others no letter is read: there are more in every wave.
 */
export function writeManifests(panel: OpenPanel, waves: readonly number[]): Result<void> {
  const read = readTransaction(panel.db, () => {
    const batches = listBatches(panel.db);
    const due = [...new Set(batches.map(({ wave }) => wave))].filter(
      (wave) => waves.includes(wave) || !hasEveryRow(panel, wave, batches),
    );
    const lettersOf = (batchId: string) => listLettersOfBatch(panel.db, batchId);
    return ok(due.map((wave) => ({ wave, lines: manifestLinesOf(wave, batches, lettersOf) })));
  });
  if (!read.ok) return read;
  for (const { wave, lines } of read.value) {
    const file = manifestPath(panel, wave);
    const bytes = Buffer.from(manifestCsv(lines), 'utf8');
    const found = hashFile(file);
    if (found.ok && found.value === sha256HexOfBytes(bytes)) continue;
    const written = writeFileAtomically(file, bytes);
    if (!written.ok) return written;
  }
  return ok(undefined);
}

/** Takes a manifest away whose rows are about to be others, so that whatever ends the run, the next one writes it. */
export function removeManifest(panel: OpenPanel, wave: number): void {
  rmSync(manifestPath(panel, wave), { force: true });
}

function manifestPath(panel: OpenPanel, wave: number): string {
  return letterPath(panel, manifestFileName(wave));
}

const LINE_FEED = 10;

/** Whether the manifest of a wave has its header and a row for each letter of its batches. */
function hasEveryRow(panel: OpenPanel, wave: number, batches: readonly BatchRow[]): boolean {
  const file = readWholeFile(manifestPath(panel, wave));
  if (!file.ok) return false;
  const letterCount = batches
    .filter((batch) => batch.wave === wave)
    .reduce((sum, batch) => sum + batch.letterCount, 0);
  let lineCount = 0;
  for (const byte of file.value) if (byte === LINE_FEED) lineCount += 1;
  return lineCount === letterCount + 1;
}
