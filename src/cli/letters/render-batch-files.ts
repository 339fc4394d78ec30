/** Makes the files of one batch: the PDF and its cover sheet, written and synced under temporary names. */
import { chmodSync, mkdirSync } from 'node:fs';
import type { Language } from '../../domain/language.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { renderBatch } from '../../letters/render-batch.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { writeFailure } from '../../store/file-failure.ts';
import { discardStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { OpenPanel } from '../open-panel.ts';
import { placesReplaced, stageCover } from './cover-file.ts';
import { batchFileName, letterPath } from './letter-files.ts';
import type { RenderJob } from './render-plan.ts';

export interface StagedBatch {
  readonly pdf: StagedFile;
  readonly cover: StagedFile;
}

/** What is in the folder is for its owner only, also when the folder was made by hand. */
export function closeFolder({ folder }: OpenPanel): Result<void> {
  try {
    mkdirSync(folder.letters, { recursive: true, mode: 0o700 });
    chmodSync(folder.letters, 0o700);
    return ok(undefined);
  } catch (error) {
    return refuse(writeFailure(error, folder.letters));
  }
}

/** Renders and stages both files; when one cannot be written, neither is left behind. */
export async function stageBatch(
  panel: OpenPanel,
  { batch, press, profile, recorded, replaces }: RenderJob,
  language: Language,
): Promise<Result<StagedBatch>> {
  const closed = closeFolder(panel);
  if (!closed.ok) return closed;
  const bytes = await renderBatch(batch, press, profile);
  if (!bytes.ok) return bytes;
  const pdf = stageFile(letterPath(panel, batchFileName(batch.batchId)), bytes.value);
  if (!pdf.ok) return pdf;
  const replaced = placesReplaced(panel.db, replaces);
  const cover = await stageCover(
    panel,
    {
      batch: { ...batch, letterCount: batch.letters.length, replaced },
      press,
      pageCount: press.pageCount,
      pdfSha256: pdf.value.sha256,
      recordedSha256: recorded?.coverSha256,
    },
    language,
  );
  if (!cover.ok) {
    discardStagedFiles([pdf.value]);
    return cover;
  }
  return ok({ pdf: pdf.value, cover: cover.value });
}
