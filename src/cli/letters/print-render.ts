/** Tells what a run of rendering made. */
import type { CommandContext } from '../context.ts';
import { formatCount, printHeading, printJson, printLines, printTable } from '../print.ts';
import { batchFileName, coverFileName, manifestFileName } from './letter-files.ts';
import type { BatchResult, RenderedBatch, RenderPlan } from './render-plan.ts';

/** The result of the whole run: that of the batch that changed most. */
export type RenderResult = 'written' | 'replaced' | 'unchanged' | 'not-written';

interface BatchLine {
  readonly batch: string;
  readonly municipality: string;
  readonly letters: number;
  readonly result: BatchResult | 'planned';
}

/** Every batch of the plan, in the order of wave and number. */
function linesOf(plan: RenderPlan, done: readonly RenderedBatch[] | undefined): readonly BatchLine[] {
  const results = new Map(done?.map(({ batchId, result }) => [batchId, result]));
  return [
    ...plan.kept.map(({ batchId, municipality, letterCount }) => ({
      batch: batchId,
      municipality,
      letters: letterCount,
      result: 'kept' as const,
    })),
    ...plan.jobs.map(({ batch }) => ({
      batch: batch.batchId,
      municipality: batch.municipality,
      letters: batch.letters.length,
      result: results.get(batch.batchId) ?? ('planned' as const),
    })),
  ].sort((left, right) => (left.batch < right.batch ? -1 : 1));
}

function resultOf(done: readonly RenderedBatch[] | undefined): RenderResult {
  if (done === undefined) return 'not-written';
  if (done.some(({ result }) => result === 'replaced')) return 'replaced';
  return done.some(({ result }) => result === 'made') ? 'written' : 'unchanged';
}

/** @param done `undefined` with --dry-run */
export function describeRender(
  context: CommandContext,
  plan: RenderPlan,
  done: readonly RenderedBatch[] | undefined,
): void {
  const { kind, caseId } = plan.request;
  printJson(context, {
    result: resultOf(done),
    kind,
    case: caseId,
    waves: plan.waves,
    batches: linesOf(plan, done).map((line) => ({
      ...line,
      file: `letters/${batchFileName(line.batch)}`,
      cover: `letters/${coverFileName(line.batch)}`,
    })),
    manifests: plan.waves.map((wave) => `letters/${manifestFileName(wave)}`),
    leftOut: plan.refused.map(({ invitationId }) => invitationId),
  });
}

/** @param done `undefined` with --dry-run */
export function printRender(
  context: CommandContext,
  plan: RenderPlan,
  done: readonly RenderedBatch[] | undefined,
): void {
  const { kind } = plan.request;
  const lines = linesOf(plan, done);
  const waves = plan.waves.length === 1 ? `wave ${plan.waves.join()}` : `waves ${plan.waves.join(', ')}`;
  printHeading(context, kind === 'invitation' ? `Letters of ${waves}` : `Letters of ${waves}: ${kind}`);
  const municipalities = [...new Set(lines.map(({ municipality }) => municipality))];
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Letters', align: 'right' },
      { title: 'Batches', align: 'right' },
      { title: 'Files' },
    ],
    municipalities.map((municipality) => {
      const own = lines.filter((line) => line.municipality === municipality);
      return [municipality, sumOf(own), own.length, nameFiles(own)];
    }),
    ['Total', sumOf(lines), lines.length, plan.waves.map(manifestFileName).join(', ')],
  );
  const mended = lines.filter(({ result }) => result === 'mended').length;
  printLines(
    context,
    ...(plan.refused.length > 0 ? [`${plan.refused.length} letters were left out; see above.`] : []),
    ...(mended > 0 ? [`${formatCount(mended)} batches were made again, with the same bytes as before.`] : []),
    {
      written:
        'Each PDF file has a cover sheet; the manifest is for the mailroom. The PDF files hold names and login codes.',
      unchanged: 'These letters were made before, with the same bytes.',
      replaced: 'The letters that were made before were replaced. Destroy earlier prints.',
      'not-written': 'Nothing was written (--dry-run).',
    }[resultOf(done)],
  );
}

function sumOf(lines: readonly BatchLine[]): number {
  return lines.reduce((sum, { letters }) => sum + letters, 0);
}

function nameFiles(lines: readonly BatchLine[]): string {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last
    ? batchFileName(first.batch)
    : `${batchFileName(first.batch)} to ${batchFileName(last.batch)}`;
}
