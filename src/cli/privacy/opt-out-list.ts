/** The list of everybody who asked never to be drawn again, by opaque id: `eligibility.optOut` of a later panel reads it. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { listOptedOut } from '../../store/tables/erasure-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';

/** From the working folder. */
export const OPT_OUT_FILE = 'exports/opt-out.csv';

export function optOutCsv(residentIds: readonly ResidentId[]): string {
  return `${['resident_id', ...residentIds].join('\n')}\n`;
}

/** Writes the list anew; gives how many stand on it. */
export function writeOptOutList(panel: OpenPanel): Result<number> {
  const listed = readTransaction(panel.db, () => ok(listOptedOut(panel.db)));
  if (!listed.ok) return listed;
  const written = writeFileAtomically(path.join(panel.folder.root, OPT_OUT_FILE), optOutCsv(listed.value));
  return written.ok
    ? ok(listed.value.length)
    : refuse(failure('privacy.list-not-written', { file: OPT_OUT_FILE }), ...written.failures);
}
