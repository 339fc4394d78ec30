/** Where the name of one resident may still stand outside the database: letters in the folder, and other files. */
import { existsSync } from 'node:fs';
import type { InvitationId } from '../../domain/ids.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { listLettersOfInvitation } from '../../store/tables/letter-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { batchFileName, letterPath } from '../letters/letter-files.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { PersonalFile } from './personal-files.ts';
import { listPersonalFiles } from './personal-files.ts';

export interface PlacesOfName {
  /** Letters to the resident whose PDF file is there, as `w1-GM0344-001:12`. */
  readonly letters: readonly string[];
  /** Other files that may hold the resident too. */
  readonly files: readonly PersonalFile[];
}

export function findPlacesOfName(panel: OpenPanel, invitationId: InvitationId): Result<PlacesOfName> {
  const sheets = readTransaction(panel.db, () => ok(listLettersOfInvitation(panel.db, invitationId)));
  if (!sheets.ok) return sheets;
  const files = listPersonalFiles(panel);
  if (!files.ok) return files;
  return ok({
    letters: sheets.value
      .filter(({ batchId }) => existsSync(letterPath(panel, batchFileName(batchId))))
      .map(formatPlace),
    files: files.value.filter(({ kind }) => kind !== 'letters'),
  });
}
