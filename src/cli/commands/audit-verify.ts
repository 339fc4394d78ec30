/** `loting audit verify`: recomputes everything from the registers, the key and the public randomness, and lists every difference. */
import { HashSchema } from '../../domain/ids.ts';
import { failure } from '../../domain/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { describeDifference } from '../../audit/describe-difference.ts';
import { compareValues } from '../../audit/differences.ts';
import { checkLog } from '../../audit/chain.ts';
import { listStoredEvents } from '../../store/append-audit-event.ts';
import { readLatestDraw } from '../../store/tables/draw-table.ts';
import { listFrames, readCurrentFrame } from '../../store/tables/frame-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { AuditStep } from '../audit/audit-step.ts';
import { refusedEvidence } from '../audit/audit-step.ts';
import { checkAdmissions } from '../audit/check-admissions.ts';
import { checkDraw } from '../audit/check-draw.ts';
import { checkFrame } from '../audit/check-frame.ts';
import { checkGroups } from '../audit/check-groups.ts';
import { checkLetters } from '../audit/check-letters.ts';
import { checkResults } from '../audit/check-results.ts';
import { checkTrail } from '../audit/check-trail.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { countBytes, listRegisterFiles } from '../register-files.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import { startProgress } from '../progress.ts';
import type { Words } from '../words/words.ts';
import { wordsOf } from '../words/words.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--published-hash <hash>', words.audit.verify.publishedHashOption);
  addExample(command, words, 'loting audit verify', 'loting audit verify --json > verdict.json');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const publishedHash = HashSchema.optional().safeParse(options['publishedHash']);
    if (!publishedHash.success) {
      const problem = { code: 'hash' } as const;
      return Promise.resolve(
        refuse(failure('command.wrong-option', { option: '--published-hash', problem })),
      );
    }
    return withPanel(dir, async (panel) => {
      // Other programs read English, whatever the language of the call.
      const said = json ? wordsOf('en') : context.words;
      const steps = await verifyPanel(context, panel, publishedHash.data, said);
      const differenceCount = steps.reduce((sum, { differences }) => sum + differences.length, 0);
      if (json) printJson(context, describeVerdict(steps));
      else printVerdict(context, steps, differenceCount);
      return ok(differenceCount === 0 ? 0 : 1);
    });
  };
};

async function verifyPanel(
  context: CommandContext,
  panel: OpenPanel,
  publishedHash: string | undefined,
  words: Words,
): Promise<readonly AuditStep[]> {
  const said = words.audit.steps;
  const steps: AuditStep[] = [...checkTrail(panel, publishedHash, said)];
  const state = readTransaction(panel.db, () =>
    ok({
      current: readCurrentFrame(panel.db),
      frames: listFrames(panel.db),
      draw: readLatestDraw(panel.db),
      events: checkLog(listStoredEvents(panel.db)).events,
    }),
  );
  if (!state.ok) {
    return [
      ...steps,
      { name: said.state, checked: said.notRead, differences: refusedEvidence(state.failures) },
    ];
  }
  const { current, frames, draw, events } = state.value;
  // What was drawn from counts, whichever frame is marked as the one in force.
  const frameRow = draw === undefined ? current : frames.find((row) => row.commitment === draw.commitment);
  if (frameRow === undefined) return steps;
  await letSignalsIn();
  const progress = startProgress(
    context,
    context.words.audit.verify.reading,
    countBytes(listRegisterFiles(panel.settings, panel.folder.root)),
  );
  const checkedFrame = await checkFrame(panel, frameRow, progress, said);
  progress.stop();
  steps.push(...checkedFrame.steps);
  if (draw === undefined) return steps;
  await letSignalsIn();
  const checkedDraw = await checkDraw(panel, draw, checkedFrame.frame, words);
  const inForce = current?.commitment ?? 'none';
  const { step } = checkedDraw;
  steps.push({
    ...step,
    differences: [
      ...compareValues('draw.frame-in-force', { drawId: draw.drawId }, inForce, draw.commitment),
      ...step.differences,
    ],
  });
  const committed = { row: frameRow, frame: checkedFrame.frame };
  await letSignalsIn();
  steps.push(...checkLetters(panel, draw, committed, checkedDraw, said));
  await letSignalsIn();
  steps.push(...checkResults(panel, said));
  steps.push(...(await checkAdmissions(panel, checkedFrame.frame, events, said)));
  steps.push(...(await checkGroups(panel, events, said)));
  return steps;
}

function describeVerdict(steps: readonly AuditStep[]) {
  return {
    isWhole: steps.every(({ differences }) => differences.length === 0),
    steps: steps.map(({ name, checked, differences, remarks = [] }) => ({
      name,
      checked,
      remarks,
      differences: differences.map((found) => ({ code: found.code, ...describeDifference(found, 'en') })),
    })),
  };
}

/** More than this says no more: with another register every resident differs. --json has them all. */
const LISTED_PER_STEP = 20;

function printVerdict(context: CommandContext, steps: readonly AuditStep[], differenceCount: number): void {
  const { audit, common, language } = context.words;
  const words = audit.verify;
  const width = 1 + Math.max(words.where.length, words.recorded.length, words.recomputed.length);
  printHeading(context, words.heading);
  printTable(
    context,
    [
      { title: '' },
      { title: words.step },
      { title: words.differences, align: 'right' },
      { title: words.compared },
    ],
    steps.map(({ name, checked, differences }) => [
      differences.length === 0 ? '✓' : '✗',
      name,
      differences.length,
      checked,
    ]),
    ['', common.total, differenceCount, ''],
  );
  for (const { name, differences } of steps) {
    if (differences.length === 0) continue;
    printHeading(context, words.differs(name));
    for (const found of differences.slice(0, LISTED_PER_STEP)) {
      const { what, where, recorded, recomputed } = describeDifference(found, language);
      printLines(
        context,
        `✗ ${what}`,
        ...(where === '' ? [] : [`  ${words.where.padEnd(width)}${where}`]),
        ...(recorded === undefined ? [] : [`  ${words.recorded.padEnd(width)}${recorded}`]),
        ...(recomputed === undefined ? [] : [`  ${words.recomputed.padEnd(width)}${recomputed}`]),
      );
    }
    const hiddenCount = differences.length - LISTED_PER_STEP;
    if (hiddenCount > 0) printLines(context, `  ${words.andMore(hiddenCount)}`);
  }
  const remarks = steps.flatMap((step) => step.remarks ?? []);
  if (remarks.length > 0) {
    printHeading(context, words.remarks);
    printLines(context, ...remarks.map((remark) => `! ${remark}`));
  }
  printLines(context, '', words.verdict(differenceCount));
}
