/** `loting letters render`: makes the letters of a wave as PDF batches, with a manifest for the mailroom. */
import path from 'node:path';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Hash, MunicipalityCode } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { LetterBatch, LetterOrder } from '../../letters/letter-order.ts';
import type { LetterPress } from '../../letters/letter-press.ts';
import { manifestCsv } from '../../letters/manifest.ts';
import { planBatches } from '../../letters/plan-batches.ts';
import { checkOrders, renderBatch } from '../../letters/render-batch.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { listBatches, listManifests, saveBatch, saveManifest } from '../../store/tables/batch-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { readWaveLetterOrders } from '../letter-orders.ts';
import { openPresses } from '../open-presses.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printFailures, printHeading, printJson, printLines, printTable } from '../print.ts';
import { startProgress } from '../progress.ts';
import { readPositiveInteger } from '../read-number.ts';

interface RenderPlan {
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

type Applied = 'written' | 'unchanged' | 'replaced' | 'not-written';

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  command
    .option('--wave <number>', 'the wave whose letters are made', '1')
    .option('--leave-out', 'make the other letters when some cannot be printed')
    .option('--replace', 'replace letters that were made before with other texts or another look');
  addExample(command, 'loting letters render --wave 1');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wave = readPositiveInteger('--wave', options['wave']);
    if (!wave.ok) return Promise.resolve(wave);
    return withPanel(dir, async (panel) => {
      const plan = planRender(panel, wave.value);
      if (!plan.ok) return plan;
      const [first, ...rest] = plan.value.failures;
      if (first !== undefined) {
        if (options['leaveOut'] !== true) return refuse(first, ...rest);
        printFailures(context, plan.value.failures);
      }
      const applied = dryRun
        ? ok('not-written' as const)
        : await applyRender(context, panel, plan.value, options['replace'] === true);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRender(plan.value, applied.value));
      else printRender(context, plan.value, applied.value);
      return ok(0);
    });
  };
};

function planRender(panel: OpenPanel, wave: number): Result<RenderPlan> {
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

async function applyRender(
  context: CommandContext,
  panel: OpenPanel,
  plan: RenderPlan,
  mayReplace: boolean,
): Promise<Result<Applied>> {
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
  const manifest = stageFile(manifestPath(panel, plan.wave), manifestCsv(plan.batches));
  if (!manifest.ok) {
    discard();
    return manifest;
  }
  const recorded = recordRender(context, panel, plan, staged, manifest.value, mayReplace);
  if (!recorded.ok) {
    discard();
    discardStagedFiles([manifest.value]);
    return recorded;
  }
  const published = publishStagedFiles([...staged.map(({ file }) => file), manifest.value]);
  return published.ok ? recorded : published;
}

async function stageBatch(
  panel: OpenPanel,
  plan: RenderPlan,
  batch: LetterBatch,
): Promise<Result<StagedFile>> {
  const press = plan.presses.get(batch.municipality);
  if (press === undefined) throw new Error('every municipality of the settings has a press');
  const bytes = await renderBatch(batch, press);
  return bytes.ok ? stageFile(path.join(panel.folder.letters, batchFileName(batch)), bytes.value) : bytes;
}

function batchFileName({ batchId }: LetterBatch): string {
  return `${batchId}.pdf`;
}

function manifestFileName(wave: number): string {
  return `w${wave}-manifest.csv`;
}

function manifestPath({ folder }: OpenPanel, wave: number): string {
  return path.join(folder.letters, manifestFileName(wave));
}

/** Records the batches. Letters that were made before with the same bytes are only written again, without an event. */
function recordRender(
  context: CommandContext,
  { db }: OpenPanel,
  plan: RenderPlan,
  staged: readonly RenderedBatch[],
  manifest: StagedFile,
  mayReplace: boolean,
): Result<Applied> {
  const { wave, drawId } = plan;
  const at = context.now().toISOString();
  return writeTransaction(db, (): Result<Applied> => {
    const known = new Map(
      listBatches(db)
        .filter((batch) => batch.wave === wave)
        .map(({ batchId, sha256 }) => [batchId, sha256]),
    );
    const knownManifest = listManifests(db).find((each) => each.wave === wave)?.sha256;
    const isFirstTime = known.size === 0;
    const isSame =
      known.size === staged.length &&
      knownManifest === manifest.sha256 &&
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
      saveBatch(
        db,
        {
          batchId: batch.batchId,
          drawId,
          wave,
          fileName: batchFileName(batch),
          letterCount: batch.letters.length,
          sha256: file.sha256,
          renderedAt: at,
        },
        batch.letters.map(({ invitationId }) => invitationId),
      );
    }
    saveManifest(db, { drawId, wave, fileName: manifestFileName(wave), sha256: manifest.sha256 });
    appendAuditEvent(db, renderEventOf(wave, staged, manifest.sha256), at);
    return ok(isFirstTime ? 'written' : 'replaced');
  });
}

function renderEventOf(wave: number, staged: readonly RenderedBatch[], manifestSha256: Hash): AuditEvent {
  return {
    type: 'letters.rendered',
    data: {
      wave,
      letters: staged.reduce((sum, { batch }) => sum + batch.letters.length, 0),
      batches: staged.map(({ batch, file }) => ({
        batch: batch.batchId,
        letters: batch.letters.length,
        sha256: file.sha256,
      })),
      manifestSha256,
    },
  };
}

function describeRender(plan: RenderPlan, applied: Applied) {
  return {
    result: applied,
    wave: plan.wave,
    batches: plan.batches.map((batch) => ({
      batch: batch.batchId,
      municipality: batch.municipality,
      letters: batch.letters.length,
      file: `letters/${batchFileName(batch)}`,
    })),
    manifest: `letters/${manifestFileName(plan.wave)}`,
    leftOut: plan.refused.map(({ invitationId }) => invitationId),
  };
}

function printRender(context: CommandContext, plan: RenderPlan, applied: Applied): void {
  printHeading(context, `Letters of wave ${plan.wave}`);
  const municipalities = [...new Set(plan.batches.map(({ municipality }) => municipality))];
  const rows = municipalities.map((municipality) => {
    const batches = plan.batches.filter((batch) => batch.municipality === municipality);
    const letters = batches.reduce((sum, batch) => sum + batch.letters.length, 0);
    return { municipality, batchCount: batches.length, letters, batches };
  });
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Letters', align: 'right' },
      { title: 'Batches', align: 'right' },
      { title: 'Files' },
    ],
    rows.map(({ municipality, batchCount, letters, batches }) => {
      const [first] = batches;
      const last = batches.at(-1);
      const files =
        first === undefined || last === undefined
          ? ''
          : first === last
            ? batchFileName(first)
            : `${batchFileName(first)} to ${batchFileName(last)}`;
      return [municipality, letters, batchCount, files];
    }),
    [
      'Total',
      rows.reduce((sum, { letters }) => sum + letters, 0),
      plan.batches.length,
      manifestFileName(plan.wave),
    ],
  );
  printLines(
    context,
    ...(plan.refused.length > 0 ? [`${plan.refused.length} letters were left out; see above.`] : []),
    {
      written:
        'The PDF files and the manifest for the mailroom are in letters/. They hold names and login codes.',
      unchanged: 'These letters were made before, with the same bytes. The files were written again.',
      replaced: 'The letters that were made before were replaced. Destroy earlier prints.',
      'not-written': 'Nothing was written (--dry-run).',
    }[applied],
  );
}
