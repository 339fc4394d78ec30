/** `loting report response`: writes the report of the response as one HTML file. */
import path from 'node:path';
import type { Result } from '../../domain/result.ts';
import { placeNamesOf } from '../../domain/settings/place-names.ts';
import { ok } from '../../domain/result.ts';
import { responsePage } from '../../report/page/response-page.ts';
import type { PanelFigures } from '../../report/response/panel-figures.ts';
import { computePanelFigures } from '../../report/response/panel-figures.ts';
import type { ReportLanguage } from '../../report/words/report-words.ts';
import { publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';
import { readReportLanguage } from '../read-report-language.ts';
import { readPanelFacts } from '../response/panel-facts.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--lang <language>', words.reports.langOption, 'nl');
  addExample(command, words, 'loting report response', 'loting report response --lang en');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const language = readReportLanguage(options);
    if (!language.ok) return Promise.resolve(language);
    return withPanel(dir, async (panel) => {
      const facts = readPanelFacts(panel, dutchDateOf(context.now()));
      if (!facts.ok) return facts;
      const figures = computePanelFigures(facts.value);
      if (!figures.ok) return figures;
      const file = `reports/response.${language.value}.html`;
      const page = await makePage(panel, figures.value, language.value);
      await letSignalsIn();
      const written = dryRun ? ok(undefined) : writePage(panel, file, page);
      if (!written.ok) return written;
      if (json) printJson(context, { written: !dryRun, file, figures: describeFigures(figures.value) });
      else printReport(context, figures.value, file, dryRun);
      return ok(0);
    });
  };
};

function makePage({ settings }: OpenPanel, figures: PanelFigures, language: ReportLanguage): Promise<string> {
  return responsePage(figures, language, placeNamesOf(settings));
}

function writePage({ folder }: OpenPanel, file: string, page: string): Result<void> {
  const staged = stageFile(path.join(folder.root, file), page);
  return staged.ok ? publishStagedFiles([staged.value]) : staged;
}

/** The figures of the report for other programs: the same groups, none of fewer than ten people; for staff, as the report. */
function describeFigures({ representativity, weights, ...figures }: PanelFigures) {
  const valuesOf = (variable: string, category: string): readonly string[] =>
    figures.features.find(({ feature }) => feature === variable)?.rows[Number(category)]?.values ?? [];
  return {
    ...figures,
    representativity: representativity.ok
      ? {
          ...representativity.value,
          partials: representativity.value.partials.map((partial) => ({
            ...partial,
            categories: partial.categories.map(({ category, ...rest }) => ({
              values: valuesOf(partial.variable, category),
              ...rest,
            })),
          })),
        }
      : null,
    weights: weights.ok ? weights.value.summary : null,
  };
}

function printReport(
  context: CommandContext,
  { total, representativity }: PanelFigures,
  file: string,
  isDryRun: boolean,
): void {
  const { common, reports } = context.words;
  const said = reports.response;
  printHeading(context, said.heading);
  printLines(
    context,
    said.signUps(total.signedUpCount, total.invitedCount, total.signUpRate ?? 0),
    representativity.ok
      ? said.rIndicator(representativity.value.rIndicator, representativity.value.standardError)
      : said.noRIndicator,
    said.internal,
    isDryRun ? common.notWritten : reports.written(file),
  );
}
