/**
 * Makes the batches of a plan, one after the other. A batch is one unit: its files are written under temporary names,
 * synced and renamed, then one transaction records them with their hashes. Whenever the program ends, a batch is recorded
 * with its files or not at all, and the next run makes what is missing, with the same bytes.
 */
import { rmSync } from 'node:fs';
import { failure } from '../../domain/failure.ts';
import type { Refused, Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { discardStagedFiles, publishStagedFiles } from '../../store/atomic-file.ts';
import { isOnPaper, readBatch } from '../../store/tables/batch-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { startProgress } from '../progress.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import { recordAgain, recordNew } from './record-batch.ts';
import type { StagedBatch } from './render-batch-files.ts';
import { stageBatch } from './render-batch-files.ts';
import type { BatchResult, RenderedBatch, RenderJob, RenderOutcome, RenderPlan } from './render-plan.ts';
import { removeManifest, writeManifests } from './write-manifests.ts';

/** Does the jobs, and writes the manifests of the waves. When one is refused, those before it stay: they are whole. */
export async function applyRender(
  context: CommandContext,
  panel: OpenPanel,
  { jobs, waves }: Pick<RenderPlan, 'jobs' | 'waves'>,
  mayReplace: boolean,
): Promise<RenderOutcome> {
  const total = jobs.reduce((sum, { batch }) => sum + batch.letters.length, 0);
  const progress = startProgress(context, context.words.letters.render.progress, total);
  const done: RenderedBatch[] = [];
  let doneCount = 0;
  try {
    for (const job of jobs) {
      await letSignalsIn();
      const result = await makeBatch(context, panel, job, mayReplace);
      if (!result.ok) return tellWhatStays(result, done);
      const { batchId, letters } = job.batch;
      done.push({ batchId, letterCount: letters.length, result: result.value });
      doneCount += letters.length;
      progress.update(doneCount);
    }
  } finally {
    progress.stop();
  }
  const manifests = writeManifests(panel, waves);
  return manifests.ok ? ok(done) : tellWhatStays(manifests, done);
}

/** Without room, "nothing was changed" is true only before the first batch. */
function tellWhatStays(refused: Refused, done: readonly RenderedBatch[]): Refused {
  const [first, ...rest] = refused.failures;
  if (done.length === 0 || first.code !== 'store.file-unwritable') return refused;
  const letterCount = done.reduce((sum, batch) => sum + batch.letterCount, 0);
  const params = { reason: first.params.reason, batchCount: done.length, letterCount };
  return refuse(failure('mailroom.stopped-between', params, first.place), ...rest);
}

async function makeBatch(
  context: CommandContext,
  panel: OpenPanel,
  job: RenderJob,
  mayReplace: boolean,
): Promise<Result<BatchResult>> {
  const staged = await stageBatch(panel, job, context.words.language);
  if (!staged.ok) return staged;
  const at = context.now().toISOString();
  return job.recorded === undefined
    ? makeNew(panel, job, staged.value, at)
    : makeAgain(panel, job, staged.value, { at, mayReplace });
}

function makeNew(panel: OpenPanel, job: RenderJob, staged: StagedBatch, at: string): Result<BatchResult> {
  const published = publishBatch(staged);
  if (!published.ok) {
    if (readBatch(panel.db, job.batch.batchId) === undefined) removePublished(staged);
    return published;
  }
  const recorded = writeTransaction(panel.db, (): Result<BatchResult> => {
    const isTaken = readBatch(panel.db, job.batch.batchId) !== undefined;
    if (isTaken || !job.isStillWanted()) {
      return refuse(failure('mailroom.changed-meanwhile', { batch: job.batch.batchId }));
    }
    recordNew(panel.db, job, staged, at);
    return ok('made');
  });
  if (!recorded.ok && readBatch(panel.db, job.batch.batchId) === undefined) removePublished(staged);
  return recorded;
}

/** A batch that was made before: the same bytes are put back, other bytes only when that is asked for. */
function makeAgain(
  panel: OpenPanel,
  job: RenderJob,
  staged: StagedBatch,
  { at, mayReplace }: { readonly at: string; readonly mayReplace: boolean },
): Result<BatchResult> {
  const { recorded } = job;
  if (recorded === undefined) throw new Error('a batch that was made before is recorded');
  const { batchId } = recorded;
  const isSame = recorded.sha256 === staged.pdf.sha256 && recorded.coverSha256 === staged.cover.sha256;
  if (isSame) {
    const published = publishBatch(staged);
    return published.ok ? ok('mended') : published;
  }
  const result = writeTransaction(panel.db, (): Result<BatchResult> => {
    const batch = readBatch(panel.db, batchId);
    if (batch !== undefined && isOnPaper(batch))
      return refuse(failure('mailroom.batch-fixed', { batch: batchId }));
    if (!mayReplace) return refuse(failure('mailroom.letters-differ', { batch: batchId }));
    recordAgain(panel.db, job, staged, at);
    return ok('replaced');
  });
  if (!result.ok) {
    discardStagedFiles([staged.pdf, staged.cover]);
    return result;
  }
  removeManifest(panel, recorded.wave);
  // Recorded first: were the program to end here, the files would count as changed, and the next run would make these.
  const published = publishBatch(staged);
  return published.ok ? result : published;
}

function publishBatch({ pdf, cover }: StagedBatch): Result<void> {
  return publishStagedFiles([pdf, cover]);
}

/** Files of a batch that is not recorded hold login codes for nothing. */
function removePublished({ pdf, cover }: StagedBatch): void {
  for (const { path } of [pdf, cover]) rmSync(path, { force: true });
}
