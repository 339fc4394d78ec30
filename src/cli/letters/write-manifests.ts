/** Writes the manifests of the waves that have letters, where the files are not as they follow from the database. */
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { manifestCsv } from '../../letters/manifest.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { hashFile } from '../../store/read-file.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { listLetters } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { letterPath, manifestFileName } from './letter-files.ts';
import { manifestLinesOf } from './wave-manifest.ts';

/** Brings every manifest up to date; gives the names of those that were written. */
export function writeManifests(panel: OpenPanel): Result<readonly string[]> {
  const read = readTransaction(panel.db, () =>
    ok({ batches: listBatches(panel.db), letters: listLetters(panel.db) }),
  );
  if (!read.ok) return read;
  const { batches, letters } = read.value;
  const written: string[] = [];
  for (const wave of new Set(batches.map((batch) => batch.wave))) {
    const name = manifestFileName(wave);
    const bytes = Buffer.from(manifestCsv(manifestLinesOf(wave, batches, letters)), 'utf8');
    const found = hashFile(letterPath(panel, name));
    if (found.ok && found.value === sha256HexOfBytes(bytes)) continue;
    const file = writeFileAtomically(letterPath(panel, name), bytes);
    if (!file.ok) return file;
    written.push(name);
  }
  return ok(written);
}
