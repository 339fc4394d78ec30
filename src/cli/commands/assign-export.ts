/** `loting assign export`: writes the rosters of the cases, the assignment log and the weights of the members. */
import path from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { readCalledGroups } from '../../store/tables/called-groups.ts';
import { readMemberNumbers } from '../../store/tables/member-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { makeFolder } from '../../store/working-folder.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { withPanel } from '../open-panel.ts';
import type { OpenPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { excelCsv } from '../excel-csv.ts';
import type { ExportFile } from '../plan-export.ts';
import { planExport, planPools } from '../plan-export.ts';
import { printHeading, printJson, printTable, printLines } from '../print.ts';
import { planWeights } from '../response/plan-weights.ts';
import { wrapText } from '../response/wrap-text.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  const said = words.assignment.export;
  command.option('--excel', said.excelOption).option('--sortition', said.sortitionOption);
  addExample(command, words, 'loting assign export', 'loting assign export --excel --sortition');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const read = readExport(panel, options['sortition'] === true);
      if (!read.ok) return read;
      const { rosters, pools } = read.value;
      // Who analyses the verdicts needs the weights with the rosters; the rosters do not wait for them.
      const weights = planWeights(panel, dutchDateOf(context.now()));
      const tables = weights.ok ? [...rosters, weights.value.file] : rosters;
      const forExcel = options['excel'] === true ? tables.map(asExcelFile) : [];
      const files = [...tables, ...forExcel, ...pools];
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

interface Export {
  readonly rosters: readonly ExportFile[];
  readonly pools: readonly ExportFile[];
}

function readExport(panel: OpenPanel, withPools: boolean): Result<Export> {
  return readTransaction(panel.db, () => {
    const groups = readCalledGroups(panel.db);
    if (groups.runs.length === 0) return refuse(failure('command.no-assignment', {}));
    return ok({
      rosters: planExport(groups, readMemberNumbers(panel.db)),
      pools: withPools ? planPools(groups) : [],
    });
  });
}

/** Beside the file itself, which the audit compares byte for byte. */
function asExcelFile({ file, content, rowCount }: ExportFile): ExportFile {
  return { file: `exports/excel/${path.posix.basename(file)}`, content: excelCsv(content), rowCount };
}

function writeExport({ folder }: OpenPanel, files: readonly ExportFile[]): Result<void> {
  const staged: StagedFile[] = [];
  for (const { file, content } of files) {
    const made = makeFolder(path.join(folder.root, path.posix.dirname(file)));
    const written = made.ok ? stageFile(path.join(folder.root, file), content) : made;
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
