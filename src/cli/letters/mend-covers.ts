/** Makes lost cover sheets again, without the letters: whoever lost a sheet of paper does not have to wait for them. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import { discardStagedFiles, publishStagedFiles } from '../../store/atomic-file.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { placesReplaced, stageCover } from './cover-file.ts';
import { closeFolder } from './render-batch-files.ts';
import type { CoverJob, RenderedBatch } from './render-plan.ts';

export interface MendedCovers {
  readonly done: readonly RenderedBatch[];
  /** Of sheets that would have other bytes: the names or dates on them changed. They stay as they are. */
  readonly failures: readonly Failure[];
}

/** The job of one cover sheet of which the letters are whole. */
export function coverJobOf(batch: BatchRow, letters: readonly LetterRow[], press: LetterPress): CoverJob {
  const [first] = letters;
  if (first === undefined) throw new Error(`batch ${batch.batchId} has no letters`);
  return {
    recorded: batch,
    press,
    pageCount: first.pageCount,
    replaces: letters.map(({ replaces }) => replaces),
  };
}

/** One after the other. A sheet that cannot come back as it was keeps nothing else from being made. */
export async function mendCovers(
  context: CommandContext,
  panel: OpenPanel,
  jobs: readonly CoverJob[],
): Promise<Result<MendedCovers>> {
  const done: RenderedBatch[] = [];
  const failures: Failure[] = [];
  const closed = jobs.length === 0 ? ok(undefined) : closeFolder(panel);
  if (!closed.ok) return closed;
  for (const { recorded, press, pageCount, replaces } of jobs) {
    const { batchId, letterCount, sha256, coverSha256 } = recorded;
    const request = {
      batch: { ...recorded, replaced: placesReplaced(panel.db, replaces) },
      press,
      pageCount,
      pdfSha256: sha256,
      recordedSha256: coverSha256,
    };
    const cover = await stageCover(panel, request, context.words.language);
    if (!cover.ok) return cover;
    if (cover.value.sha256 !== coverSha256) {
      discardStagedFiles([cover.value]);
      failures.push(failure('mailroom.cover-fixed', { batch: batchId }));
      continue;
    }
    const published = publishStagedFiles([cover.value]);
    if (!published.ok) return published;
    done.push({ batchId, letterCount, result: 'cover-mended' });
  }
  return ok({ done, failures });
}
