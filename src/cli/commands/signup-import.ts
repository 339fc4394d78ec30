/** `loting signup import`: takes the sign-up site's file; every line gets its answer. */
import { ok } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import { allLineAnswers } from '../../signups/line-answers.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { ImportOutcome } from '../import-answers.ts';
import { importAnswers } from '../import-answers.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<file>', words.signUps.import.file);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  addExample(command, words, 'loting signup import answers-2027-01-18.csv');
  return (context, options, [file = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    return withPanel(dir, (panel) => {
      const outcome = importAnswers(context, panel, { file, recordedBy: by.value, isDryRun: dryRun });
      if (!outcome.ok) return outcome;
      if (json) printJson(context, describeImport(outcome.value));
      else printImport(context, outcome.value);
      return ok(0);
    });
  };
};

function describeImport({ plan, lines, applied, isResultRestored, ignoredColumns }: ImportOutcome) {
  return {
    result: applied,
    lines: plan.lineCount,
    answers: plan.counts,
    ignoredColumns,
    resultFile: applied === 'not-written' ? null : `exports/${plan.resultFile}`,
    isResultRestored,
    each: lines.map(({ line, answer, problem, remark }) => ({
      line,
      answer,
      problem: problem ?? null,
      remark: remark ?? null,
    })),
  };
}

const BAR_WIDTH = 20;

function printImport(
  context: CommandContext,
  { plan, lines, applied, isResultRestored, ignoredColumns }: ImportOutcome,
): void {
  const { resultFile } = plan;
  const { signUps, common } = context.words;
  const words = signUps.import;
  printHeading(context, words.heading);
  printTable(
    context,
    [
      { title: words.columns.answer },
      { title: words.columns.lines, align: 'right' },
      { title: '' },
      { title: words.columns.meaning },
    ],
    allLineAnswers.map((answer) => [
      signUps.answerNames[answer],
      plan.counts[answer],
      drawBar(plan.counts[answer], plan.lineCount, BAR_WIDTH),
      signUps.lines.answers[answer],
    ]),
    [common.total, plan.lineCount, '', ''],
  );
  const sharedCount = lines.filter(({ remark }) => remark?.kind === 'same-email').length;
  if (sharedCount > 0) {
    printLines(context, words.sameEmail(sharedCount));
  }
  if (plan.counts['accepted-late'] > 0) {
    printLines(context, words.late);
  }
  if (ignoredColumns.length > 0) {
    printLines(context, words.ignoredColumns(ignoredColumns));
  }
  printLines(
    context,
    words.applied[applied](resultFile),
    ...(isResultRestored ? [words.restored(resultFile)] : []),
  );
}
