/** Tells what a run of rendering made. */
import { holdsLoginCode } from '../../domain/letter-kinds.ts';
import type { CommandContext } from '../context.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
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
    ...plan.covers.map(({ recorded: { batchId, municipality, letterCount } }) => ({
      batch: batchId,
      municipality,
      letters: letterCount,
      result: results.get(batchId) ?? (done === undefined ? ('planned' as const) : ('kept' as const)),
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
  const { common, letters } = context.words;
  const { columns, ...said } = letters.render;
  printHeading(
    context,
    said.heading(plan.waves, kind === 'invitation' ? undefined : common.letterKinds[kind]),
  );
  const municipalities = [...new Set(lines.map(({ municipality }) => municipality))];
  printTable(
    context,
    [
      { title: letters.municipality },
      { title: columns.letters, align: 'right' },
      { title: columns.batches, align: 'right' },
      { title: columns.files },
    ],
    municipalities.map((municipality) => {
      const own = lines.filter((line) => line.municipality === municipality);
      return [municipality, sumOf(own), own.length, nameFiles(own, said.files)];
    }),
    [common.total, sumOf(lines), lines.length, plan.waves.map(manifestFileName).join(', ')],
  );
  const result = resultOf(done);
  const countOf = (wanted: BatchResult): number => lines.filter((line) => line.result === wanted).length;
  const mended = countOf('mended');
  const mendedCovers = countOf('cover-mended');
  printLines(
    context,
    ...staffTitles(plan).map(([language, title]) => said.staffTitle(title, language)),
    ...(plan.refused.length > 0 ? [said.leftOut(plan.refused.length)] : []),
    ...(mended > 0 ? [said.mended(mended)] : []),
    ...(mendedCovers > 0 ? [said.mendedCovers(mendedCovers)] : []),
    ...(done === undefined && canStillBeSorted(plan) ? [said.sortFirst] : []),
    result === 'written'
      ? `${said.results.written} ${said.privacy(holdsLoginCode(kind))}`
      : said.results[result],
  );
}

/** Whether letters would be made for the first time, of which the post has sorted none. */
function canStillBeSorted({ request, jobs }: RenderPlan): boolean {
  const fresh = jobs.filter(({ recorded }) => recorded === undefined).flatMap(({ batch }) => batch.letters);
  return request.kind !== 'case' && fresh.length > 0 && fresh.every(({ sorting }) => sorting === undefined);
}

/** The languages of letters about a case that have the title for staff, each with that title. */
function staffTitles(plan: RenderPlan): readonly (readonly [language: string, title: string])[] {
  const titles = new Map<string, string>();
  for (const { press } of plan.jobs) {
    const { caseSettings } = press.occasion;
    if (caseSettings === undefined) continue;
    for (const template of [press.template, press.backTemplate]) {
      if (template === undefined || caseSettings.letterTitle?.[template.language] !== undefined) continue;
      titles.set(template.language, caseSettings.title);
    }
  }
  return [...titles];
}

function sumOf(lines: readonly BatchLine[]): number {
  return lines.reduce((sum, { letters }) => sum + letters, 0);
}

function nameFiles(lines: readonly BatchLine[], write: (first: string, last: string) => string): string {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last
    ? batchFileName(first.batch)
    : write(batchFileName(first.batch), batchFileName(last.batch));
}
