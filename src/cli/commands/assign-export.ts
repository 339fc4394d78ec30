/** `loting assign export`: writes the rosters of the cases and the assignment log. */
import path from 'node:path';
import { assignmentLogCsv, rosterCsv } from '../../assignment/assignment-csv.ts';
import { failure } from '../../domain/failure.ts';
import type { CaseId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StagedFile } from '../../store/atomic-file.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { listMemberLoads, listSeats, readLatestRun } from '../../store/tables/assignment-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { withPanel } from '../open-panel.ts';
import type { OpenPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printTable, printLines } from '../print.ts';

interface ExportFile {
  readonly name: string;
  readonly content: string;
  readonly rowCount: number;
}

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  addExample(command, 'loting assign export');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const files = planExport(panel);
      if (!files.ok) return files;
      const written = dryRun ? ok(undefined) : writeExport(panel, files.value);
      if (!written.ok) return written;
      if (json) {
        printJson(context, {
          written: !dryRun,
          files: files.value.map(({ name, rowCount }) => ({ file: `exports/${name}`, rows: rowCount })),
        });
      } else printExport(context, files.value, dryRun);
      return ok(0);
    });
  };
};

function planExport({ db, settings }: OpenPanel): Result<readonly ExportFile[]> {
  return readTransaction(db, () => {
    const run = readLatestRun(db);
    if (run === undefined) return refuse(failure('command.no-assignment', {}));
    const seats = listSeats(db, run.runId);
    const loads = listMemberLoads(db, run.runId);
    const types = [...new Set(loads.map(({ typeId }) => typeId))].map((typeId) => {
      const members = loads.filter((load) => load.typeId === typeId);
      return {
        typeId,
        expectedLoad: members[0]?.expectedLoad ?? '',
        residentIds: members.map(({ residentId }) => residentId),
      };
    });
    const rosterOf = (caseId: CaseId): ExportFile => ({
      name: `roster-${caseId}.csv`,
      content: rosterCsv(seats, caseId),
      rowCount: seats.filter((seat) => seat.caseId === caseId).length,
    });
    const log = assignmentLogCsv({ assignments: seats, types });
    return ok([
      ...settings.cases.map(({ id }) => rosterOf(id)),
      { name: 'assignment-log.csv', content: log, rowCount: log.split('\n').length - 2 },
    ]);
  });
}

function writeExport({ folder }: OpenPanel, files: readonly ExportFile[]): Result<void> {
  const staged: StagedFile[] = [];
  for (const { name, content } of files) {
    const file = stageFile(path.join(folder.exports, name), content);
    if (!file.ok) {
      discardStagedFiles(staged);
      return file;
    }
    staged.push(file.value);
  }
  return publishStagedFiles(staged);
}

function printExport(context: CommandContext, files: readonly ExportFile[], isDryRun: boolean): void {
  printHeading(context, 'Rosters and assignment log, by opaque id');
  printTable(
    context,
    [{ title: 'File' }, { title: 'Rows', align: 'right' }],
    files.map(({ name, rowCount }) => [`exports/${name}`, rowCount]),
  );
  printLines(
    context,
    'The log has one row a seat, and one row for each member without a seat.',
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  );
}
