/** Makes the cover sheet of a batch, written and synced under a temporary name. */
import type { Database } from 'better-sqlite3';
import { compareBytes } from '../../domain/byte-order.ts';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Language } from '../../domain/language.ts';
import { languages } from '../../domain/language.ts';
import type { Result } from '../../domain/result.ts';
import type { CoveredBatch, CoverFacts } from '../../letters/cover-sheet.ts';
import { renderCover } from '../../letters/cover-sheet.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import type { LetterPlace } from '../../letters/letters-hash.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { stageFile } from '../../store/atomic-file.ts';
import { lettersById } from '../../store/tables/letter-table.ts';
import type { OpenPanel } from '../open-panel.ts';
import { batchFileName, coverFileName, letterPath } from './letter-files.ts';

export interface CoverRequest {
  readonly batch: CoveredBatch;
  readonly press: LetterPress;
  readonly pageCount: number;
  readonly pdfSha256: Hash;
  /** Of the sheet as it was made before. */
  readonly recordedSha256: string | undefined;
}

/**
 * The cover sheet in the language of the call. One that was made before comes back with the same bytes, whatever the
 * language of this call is.
 */
export async function stageCover(
  panel: OpenPanel,
  { batch, press, pageCount, pdfSha256, recordedSha256 }: CoverRequest,
  language: Language,
): Promise<Result<StagedFile>> {
  const { batchId } = batch;
  const facts = {
    batch,
    panelName: panel.settings.panel.name,
    municipalityName: press.municipality.name,
    pagesPerLetter: pageCount,
    letterDate: press.occasion.dates.letterDate,
    pdfFileName: batchFileName(batchId),
    pdfSha256,
    contact: panel.settings.panel.contact,
  };
  const bytes = await makeCover(facts, press, language, recordedSha256);
  return stageFile(letterPath(panel, coverFileName(batchId)), bytes);
}

/** The places of the letters with these ids, by batch and number: the order of printing tells nobody anything. */
export function placesReplaced(db: Database, letterIds: readonly (number | null)[]): readonly LetterPlace[] {
  const letters = lettersById(db);
  return letterIds
    .flatMap((letterId) => (letterId === null ? [] : (letters.get(letterId) ?? [])))
    .sort((left, right) => compareBytes(left.batchId, right.batchId) || left.sequence - right.sequence);
}

async function makeCover(
  facts: Omit<CoverFacts, 'language'>,
  press: LetterPress,
  language: Language,
  recordedSha256: string | undefined,
): Promise<Buffer> {
  const wanted = await renderCover({ ...facts, language }, press);
  if (recordedSha256 === undefined || sha256HexOfBytes(wanted) === recordedSha256) return wanted;
  for (const other of languages.filter((each) => each !== language)) {
    const cover = await renderCover({ ...facts, language: other }, press);
    if (sha256HexOfBytes(cover) === recordedSha256) return cover;
  }
  return wanted;
}
