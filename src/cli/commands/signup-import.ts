/** `loting signup import`: takes the sign-up site's file; every line gets its answer. */
import path from 'node:path';
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { AnswerFile } from '../../signups/answer-file.ts';
import { readAnswerFile } from '../../signups/answer-file.ts';
import type { ImportPlan } from '../../signups/import-plan.ts';
import { importEventOf, planImport } from '../../signups/import-plan.ts';
import type { JudgedLine } from '../../signups/judge-answers.ts';
import { judgeAnswers } from '../../signups/judge-answers.ts';
import { allLineAnswers, lineAnswers } from '../../signups/line-answers.ts';
import { resultCsv } from '../../signups/result-csv.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { readWholeFile } from '../../store/read-file.ts';
import { isImported, recordImport } from '../../store/tables/answer-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { readJudgeContext } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

interface ImportOutcome {
  readonly plan: ImportPlan;
  readonly lines: readonly JudgedLine[];
  readonly applied: 'imported' | 'known-file' | 'not-written';
  /** The answer to every line, as a file in exports/. */
  readonly resultFile: string;
}

export const configure: CommandModule['configure'] = (command) => {
  command.argument(
    '<file>',
    'CSV with the columns code, answer (yes or no), answered_on, email, phone, name',
  );
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  addExample(command, 'loting signup import answers-2027-01-18.csv');
  return (context, options, [file = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const bytes = readWholeFile(path.resolve(context.cwd, file));
      if (!bytes.ok) return bytes;
      const answers = readAnswerFile(bytes.value, file);
      if (!answers.ok) return answers;
      const fileSha256 = sha256HexOfBytes(bytes.value) as Hash;
      const outcome = dryRun
        ? previewImport(context, panel, answers.value, file)
        : applyImport(context, panel, answers.value, file, fileSha256);
      if (!outcome.ok) return outcome;
      if (json) printJson(context, describeImport(outcome.value));
      else printImport(context, outcome.value, answers.value);
      return ok(0);
    });
  };
};

function resultFileOf(file: string): string {
  return `${path.basename(file, path.extname(file))}-result.csv`;
}

function previewImport(
  context: CommandContext,
  panel: OpenPanel,
  { lines: answerLines }: AnswerFile,
  file: string,
): Result<ImportOutcome> {
  return readTransaction(panel.db, () => {
    const lines = judgeAnswers(answerLines, readJudgeContext(context, panel));
    return ok({ plan: planImport(lines), lines, applied: 'not-written', resultFile: resultFileOf(file) });
  });
}

/** Judges, records and logs in one transaction; the result file is there when the answers are. */
function applyImport(
  context: CommandContext,
  panel: OpenPanel,
  { lines: answerLines }: AnswerFile,
  file: string,
  fileSha256: Hash,
): Result<ImportOutcome> {
  const { db, sealKeys, folder } = panel;
  const at = context.now().toISOString();
  const resultFile = resultFileOf(file);
  const recorded = writeTransaction(db, (): Result<ImportOutcome & { staged?: StagedFile }> => {
    const lines = judgeAnswers(answerLines, readJudgeContext(context, panel));
    const plan = planImport(lines);
    if (isImported(db, fileSha256)) {
      return ok({ plan, lines, applied: 'known-file', resultFile });
    }
    const staged = stageFile(path.join(folder.exports, resultFile), resultCsv(lines));
    if (!staged.ok) return staged;
    const imported = recordImport(db, sealKeys, plan, fileSha256, at);
    if (!imported.ok) {
      discardStagedFiles([staged.value]);
      return imported;
    }
    appendAuditEvent(db, importEventOf(plan, fileSha256), at);
    return ok({ plan, lines, applied: 'imported', resultFile, staged: staged.value });
  });
  if (!recorded.ok) return recorded;
  const { staged, ...outcome } = recorded.value;
  const published = publishStagedFiles(staged === undefined ? [] : [staged]);
  return published.ok ? ok(outcome) : published;
}

function describeImport({ plan, lines, applied, resultFile }: ImportOutcome) {
  return {
    result: applied,
    lines: plan.lineCount,
    answers: plan.counts,
    resultFile: applied === 'imported' ? `exports/${resultFile}` : null,
    each: lines.map(({ line, answer, problem }) => ({ line, answer, problem: problem ?? null })),
  };
}

const BAR_WIDTH = 20;

function printImport(context: CommandContext, outcome: ImportOutcome, { ignoredColumns }: AnswerFile): void {
  const { plan, applied, resultFile } = outcome;
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
  );
}
