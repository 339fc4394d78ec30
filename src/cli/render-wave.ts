/** Makes the letters of a wave: all batches are written under temporary names, recorded in one transaction, then named. */
import type { AuditEvent } from '../domain/audit-event.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { LetterBatch, LetterOrder } from '../letters/letter-order.ts';
import type { LetterPress } from '../letters/letter-press.ts';
import { hashLetters } from '../letters/letters-hash.ts';
import type { ManifestLine } from '../letters/manifest.ts';
import { manifestCsv, postcodeAreaOf } from '../letters/manifest.ts';
import { planBatches } from '../letters/plan-batches.ts';
import { checkOrders, renderBatch } from '../letters/render-batch.ts';
import { appendAuditEvent } from '../store/append-audit-event.ts';
import type { StagedFile } from '../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../store/atomic-file.ts';
import type { NewBatch } from '../store/tables/batch-table.ts';
import { insertBatch, listBatches, updateBatchFiles } from '../store/tables/batch-table.ts';
import type { NewLetter } from '../store/tables/letter-table.ts';
import { insertLetters, toHashedLetters } from '../store/tables/letter-table.ts';
import { writeTransaction } from '../store/transaction.ts';
import type { CommandContext } from './context.ts';
import { readWaveLetterOrders } from './letter-orders.ts';
import { batchFileName, letterPath, manifestFileName } from './letter-files.ts';
import { openPresses } from './open-presses.ts';
import type { OpenPanel } from './open-panel.ts';
import { startProgress } from './progress.ts';

export interface RenderPlan {
  readonly wave: number;
  readonly drawId: number;
  readonly presses: ReadonlyMap<MunicipalityCode, LetterPress>;
  readonly batches: readonly LetterBatch[];
  /** Letters that cannot be printed, and why. */
  readonly refused: readonly LetterOrder[];
  readonly failures: readonly Failure[];
}

interface RenderedBatch {
  readonly batch: LetterBatch;
  readonly file: StagedFile;
}

/** What became of the letters: `unchanged` when the same bytes were made before. */
export type RenderResult = 'written' | 'unchanged' | 'replaced' | 'not-written';

/** The batches of a wave, and the letters that cannot be printed, before anything is written. */
export function planRender(panel: OpenPanel, wave: number): Result<RenderPlan> {
  const letters = readWaveLetterOrders(panel, wave);
  if (!letters.ok) return letters;
  const presses = openPresses(panel);
  if (!presses.ok) return presses;
  const { drawId, orders } = letters.value;
  const checks = [...presses.value].map(([code, press]) =>
    checkOrders(
      orders.filter(({ municipality }) => municipality === code),
      press,
    ),
  );
  return ok({
    wave,
    drawId,
    presses: presses.value,
    batches: planBatches(
      checks.flatMap(({ printable }) => printable),
      panel.settings.letters.batchSize,
    ),
    refused: checks.flatMap(({ refused }) => refused),
    failures: checks.flatMap(({ failures }) => failures),
  });
}

/** Writes the batches and the manifest, and records them. Letters that were made before are only replaced when asked. */
export async function applyRender(
  context: CommandContext,
  panel: OpenPanel,
  plan: RenderPlan,
  mayReplace: boolean,
): Promise<Result<RenderResult>> {
  const staged: RenderedBatch[] = [];
  const total = plan.batches.reduce((sum, { letters }) => sum + letters.length, 0);
  const progress = startProgress(context, 'making letters', total);
  const discard = (): void => discardStagedFiles(staged.map(({ file }) => file));
  let doneCount = 0;
  for (const batch of plan.batches) {
    const file = await stageBatch(panel, plan, batch);
    if (!file.ok) {
      progress.stop();
      discard();
      return file;
    }
    staged.push({ batch, file: file.value });
    doneCount += batch.letters.length;
    progress.update(doneCount);
  }
  progress.stop();
  const manifest = stageFile(letterPath(panel, manifestFileName(plan.wave)), manifestCsv(manifestOf(plan)));
  if (!manifest.ok) {
    discard();
    return manifest;
  }
  const recorded = recordRender(context, panel, plan, staged, mayReplace);
  if (!recorded.ok) {
    discard();
    discardStagedFiles([manifest.value]);
    return recorded;
  }
  const published = publishStagedFiles([...staged.map(({ file }) => file), manifest.value]);
  return published.ok ? recorded : published;
}

function manifestOf({ batches }: RenderPlan): readonly ManifestLine[] {
  return batches.flatMap((batch) =>
    lettersOf(batch).map((letter) => ({ kind: 'invitation' as const, batchId: batch.batchId, ...letter })),
  );
}

async function stageBatch(
  panel: OpenPanel,
  plan: RenderPlan,
  batch: LetterBatch,
): Promise<Result<StagedFile>> {
  const press = plan.presses.get(batch.municipality);
  if (press === undefined) throw new Error('every municipality of the settings has a press');
  const bytes = await renderBatch(batch, press);
  return bytes.ok ? stageFile(letterPath(panel, batchFileName(batch.batchId)), bytes.value) : bytes;
}

/** Records the batches. Letters that were made before with the same bytes are only written again, without an event. */
function recordRender(
  context: CommandContext,
  { db }: OpenPanel,
  plan: RenderPlan,
  staged: readonly RenderedBatch[],
  mayReplace: boolean,
): Result<RenderResult> {
  const { wave } = plan;
  const at = context.now().toISOString();
  return writeTransaction(db, (): Result<RenderResult> => {
    const known = new Map(
      listBatches(db)
        .filter((batch) => batch.wave === wave)
        .map(({ batchId, sha256 }) => [batchId, sha256]),
    );
    const isFirstTime = known.size === 0;
    const isSame =
      known.size === staged.length &&
      staged.every(({ batch, file }) => known.get(batch.batchId) === file.sha256);
    if (isSame) return ok('unchanged');
    const hasSameBatches =
      known.size === staged.length && staged.every(({ batch }) => known.has(batch.batchId));
    if (!isFirstTime && !(mayReplace && hasSameBatches)) {
      return refuse(
        hasSameBatches
          ? failure('command.letters-differ', { wave })
          : failure('command.batches-differ', { wave }),
      );
    }
    for (const { batch, file } of staged) {
      const row = batchRowOf(plan, batch, file, at);
      if (isFirstTime) {
        insertBatch(db, row);
        insertLetters(db, batch.batchId, lettersOf(batch), at);
      } else updateBatchFiles(db, row);
      appendAuditEvent(db, renderEventOf(row, lettersOf(batch)), at);
    }
    return ok(isFirstTime ? 'written' : 'replaced');
  });
}

function batchRowOf(
  { drawId, wave }: RenderPlan,
  batch: LetterBatch,
  file: StagedFile,
  at: string,
): NewBatch {
  return {
    batchId: batch.batchId,
    drawId,
    wave,
    kind: 'invitation',
    caseId: null,
    municipality: batch.municipality,
    profile: 'tagged',
    isSecret: false,
    isReprint: false,
    letterCount: batch.letters.length,
    inputHash: file.sha256,
    sha256: file.sha256,
    coverSha256: file.sha256,
    renderedAt: at,
  };
}

function lettersOf({ letters }: LetterBatch): readonly NewLetter[] {
  return letters.map(({ invitationId, version, addressee }, index) => ({
    sequence: index + 1,
    invitationId,
    version,
    pageCount: 1,
    postcodeArea: postcodeAreaOf(addressee.postcode),
    replaces: null,
  }));
}

function renderEventOf(row: NewBatch, letters: readonly NewLetter[]): AuditEvent {
  const { batchId, drawId: _drawId, letterCount, renderedAt: _renderedAt, ...fixed } = row;
  const lettersHash = hashLetters(toHashedLetters(letters, new Map()));
  return {
    type: 'letters.rendered',
    data: { batch: batchId, letters: letterCount, lettersHash, ...fixed },
  };
}
