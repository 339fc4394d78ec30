/** `loting signup import`: takes the sign-up site's file; every line gets its answer. */
import { ok } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import { allLineAnswers, lineAnswers } from '../../signups/line-answers.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { ImportOutcome } from '../import-answers.ts';
import { importAnswers } from '../import-answers.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument(
    '<file>',
    'CSV with the columns code, answer (yes or no), answered_on, email, phone, name, and one for each question of the settings',
  );
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command);
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
  printHeading(context, 'Every line of the file got one answer');
  printTable(
    context,
    [{ title: 'Answer' }, { title: 'Lines', align: 'right' }, { title: '' }, { title: 'What it means' }],
    allLineAnswers.map((answer) => [
      answer,
      plan.counts[answer],
      drawBar(plan.counts[answer], plan.lineCount, BAR_WIDTH),
      lineAnswers[answer],
    ]),
    ['Total', plan.lineCount, '', ''],
  );
  const sharedCount = lines.filter(({ remark }) => remark?.kind === 'same-email').length;
  if (sharedCount > 0) {
    printLines(
      context,
      `! Sign-ups that gave an e-mail address which another sign-up gave too: ${sharedCount}. The result file names their lines.`,
    );
  }
  if (plan.counts['accepted-late'] > 0) {
    printLines(context, '"loting panel admit --admit-late" admits late sign-ups; without it they wait.');
  }
  if (ignoredColumns.length > 0) {
    printLines(context, `Columns that were not read: ${ignoredColumns.join(', ')}.`);
  }
  printLines(
    context,
    {
      imported: `Recorded. The answer to every line is in exports/${resultFile}.`,
      'known-file': 'This very file was imported before. Nothing was changed.',
      'not-written': 'Nothing was written (--dry-run).',
    }[applied],
    ...(isResultRestored
      ? [`Its result file exports/${resultFile} was gone or changed, and is written again.`]
      : []),
  );
}
