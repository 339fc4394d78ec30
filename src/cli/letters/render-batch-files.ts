/** Makes the files of one batch: the PDF and its cover sheet, written and synced under temporary names. */
import { chmodSync, mkdirSync } from 'node:fs';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Language } from '../../domain/language.ts';
import { languages } from '../../domain/language.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CoverFacts } from '../../letters/cover-sheet.ts';
import { renderCover } from '../../letters/cover-sheet.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import { renderBatch } from '../../letters/render-batch.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { writeFailure } from '../../store/file-failure.ts';
import { discardStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { batchFileName, coverFileName, letterPath } from './letter-files.ts';
import type { RenderJob } from './render-plan.ts';

export interface StagedBatch {
  readonly pdf: StagedFile;
  readonly cover: StagedFile;
}

/** What is in the folder is for its owner only, also when the folder was made by hand. */
function closeFolder({ folder }: OpenPanel): Result<void> {
  try {
    mkdirSync(folder.letters, { recursive: true, mode: 0o700 });
    chmodSync(folder.letters, 0o700);
    return ok(undefined);
  } catch (error) {
    return refuse(writeFailure(error, folder.letters));
  }
}

/**
 * The cover sheet in the language of the call. One that was made before comes back with the same bytes, whatever the
 * language of this call is.
 */
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

/** Renders and stages both files; when one cannot be written, neither is left behind. */
export async function stageBatch(
  panel: OpenPanel,
  { batch, press, profile, recorded }: RenderJob,
  language: Language,
): Promise<Result<StagedBatch>> {
  const closed = closeFolder(panel);
  if (!closed.ok) return closed;
  const bytes = await renderBatch(batch, press, profile);
  if (!bytes.ok) return bytes;
  const pdf = stageFile(letterPath(panel, batchFileName(batch.batchId)), bytes.value);
  if (!pdf.ok) return pdf;
  const facts = {
    batch,
    panelName: panel.settings.panel.name,
    municipalityName: press.municipality.name,
    pagesPerLetter: press.pageCount,
    letterDate: press.occasion.dates.letterDate,
    pdfFileName: batchFileName(batch.batchId),
    pdfSha256: pdf.value.sha256,
    contact: panel.settings.panel.contact,
  };
  const cover = stageFile(
    letterPath(panel, coverFileName(batch.batchId)),
    await makeCover(facts, press, language, recorded?.coverSha256),
  );
  if (!cover.ok) {
    discardStagedFiles([pdf.value]);
    return cover;
  }
  return ok({ pdf: pdf.value, cover: cover.value });
}
