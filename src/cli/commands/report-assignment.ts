/** `loting report assignment`: writes the report of the groups as one HTML file. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { placeNamesOf } from '../../domain/settings/place-names.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { GroupFigures } from '../../report/groups/group-figures.ts';
import { computeGroupFigures } from '../../report/groups/group-figures.ts';
import { groupsPage } from '../../report/page/groups-page.ts';
import { publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { readCalledGroups } from '../../store/tables/called-groups.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';
import { readReportLanguage } from '../read-report-language.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--lang <language>', words.reports.langOption, 'nl');
  addExample(command, words, 'loting report assignment', 'loting report assignment --lang en');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const language = readReportLanguage(options);
    if (!language.ok) return Promise.resolve(language);
    return withPanel(dir, async (panel) => {
      const figures = readFigures(panel, dutchDateOf(context.now()));
      if (!figures.ok) return figures;
      const names = placeNamesOf(panel.settings);
      const file = `reports/assignment.${language.value}.html`;
      const page = await groupsPage(figures.value, language.value, names);
      const written = dryRun ? ok(undefined) : writePage(panel, file, page);
      if (!written.ok) return written;
      if (json) printJson(context, { written: !dryRun, file, figures: figures.value });
      else printReport(context, figures.value, file, dryRun);
      return ok(0);
    });
  };
};

function readFigures({ db, settings }: OpenPanel, today: string): Result<GroupFigures> {
  const groups = readTransaction(db, () => ok(readCalledGroups(db)));
  if (!groups.ok) return groups;
  if (groups.value.runs.length === 0) return refuse(failure('command.no-assignment', {}));
  return ok(computeGroupFigures(groups.value, settings.panel.name, today));
}

function writePage({ folder }: OpenPanel, file: string, page: string): Result<void> {
  const staged = stageFile(path.join(folder.root, file), page);
  return staged.ok ? publishStagedFiles([staged.value]) : staged;
}

function printReport(
  context: CommandContext,
  { cases }: GroupFigures,
  file: string,
  isDryRun: boolean,
): void {
  const sum = (read: (each: GroupFigures['cases'][number]) => number) =>
    cases.reduce((total, each) => total + read(each), 0);
  const { common, reports } = context.words;
  const said = reports.assignment;
  printHeading(context, said.heading);
  printLines(
    context,
    said.seats(
      sum(({ reached }) => reached),
      sum(({ groupSize }) => groupSize),
      sum(({ keptCount }) => keptCount),
      sum(({ quotaCount }) => quotaCount),
    ),
    isDryRun ? common.notWritten : reports.written(file),
  );
}
