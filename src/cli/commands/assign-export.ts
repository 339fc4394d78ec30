/** `loting assign export`: writes the rosters of the cases, the assignment log and the weights of the members. */
import path from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import { describeFailure, failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { readCalledGroups } from '../../store/tables/called-groups.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { withPanel } from '../open-panel.ts';
import type { OpenPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import type { ExportFile } from '../plan-export.ts';
import { planExport } from '../plan-export.ts';
import { printHeading, printJson, printTable, printLines } from '../print.ts';
import { planWeights } from '../response/plan-weights.ts';
import { wrapText } from '../response/wrap-text.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addExample(command, words, 'loting assign export');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const rosters = readExport(panel);
      if (!rosters.ok) return rosters;
      // Who analyses the verdicts needs the weights with the rosters; the rosters do not wait for them.
      const weights = planWeights(panel, dutchDateOf(context.now()));
      const files = weights.ok ? [...rosters.value, weights.value.file] : rosters.value;
      const written = dryRun ? ok(undefined) : writeExport(panel, files);
      if (!written.ok) return written;
      if (json) {
        printJson(context, {
          written: !dryRun,
          files: files.map(({ file, rowCount }) => ({ file, rows: rowCount })),
        });
      } else {
        printExport(context, files, dryRun);
        if (!weights.ok)
          printLines(context, ...weights.failures.flatMap((failed) => sayWithoutWeights(context, failed)));
      }
      return ok(0);
    });
  };
};

function sayWithoutWeights({ words }: CommandContext, failed: Failure): readonly string[] {
  return wrapText('! ', words.assignment.export.withoutWeights(describeFailure(failed, words.language).what));
}

function readExport(panel: OpenPanel): Result<readonly ExportFile[]> {
  return readTransaction(panel.db, () => {
    const groups = readCalledGroups(panel.db);
    return groups.runs.length === 0 ? refuse(failure('command.no-assignment', {})) : ok(planExport(groups));
  });
}

function writeExport({ folder }: OpenPanel, files: readonly ExportFile[]): Result<void> {
  const staged: StagedFile[] = [];
  for (const { file, content } of files) {
    const written = stageFile(path.join(folder.root, file), content);
    if (!written.ok) {
      discardStagedFiles(staged);
      return written;
    }
    staged.push(written.value);
  }
  return publishStagedFiles(staged);
}

function printExport(context: CommandContext, files: readonly ExportFile[], isDryRun: boolean): void {
  const { assignment, common } = context.words;
  const said = assignment.export;
  printHeading(context, said.heading);
  printTable(
    context,
    [{ title: said.file }, { title: said.rows, align: 'right' }],
    files.map(({ file, rowCount }) => [file, rowCount]),
  );
  printLines(context, said.log, ...(isDryRun ? [common.notWritten] : []));
}
