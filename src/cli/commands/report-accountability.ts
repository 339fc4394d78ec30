/** `loting report accountability`: writes the public account of the whole recruitment, as a page and as a PDF. */
import path from 'node:path';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { accountReport } from '../../report/accountability/account-report.ts';
import type {
  AccountabilityFigures,
  AccountedResponse,
} from '../../report/accountability/accountability-figures.ts';
import { computeAccountability } from '../../report/accountability/accountability-figures.ts';
import { htmlPage } from '../../report/html/html-page.ts';
import { reportPdf } from '../../report/pdf/report-pdf.ts';
import { publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { readAccountability } from '../read-accountability.ts';
import { readBuiltInFonts } from '../read-house-style.ts';
import { readReportLanguage } from '../read-report-language.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--lang <language>', words.reports.langOption, 'nl');
  addExample(command, words, 'loting report accountability', 'loting report accountability --lang en');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const language = readReportLanguage(options);
    if (!language.ok) return Promise.resolve(language);
    return withPanel(dir, async (panel) => {
      const facts = readAccountability(panel, dutchDateOf(context.now()), language.value);
      if (!facts.ok) return facts;
      const figures = computeAccountability(facts.value);
      const report = await accountReport(facts.value, figures, language.value);
      const name = `reports/accountability.${language.value}`;
      const { today, settings } = facts.value;
      const published = { author: settings.panel.contact.name, date: today };
      const files = [
        { file: `${name}.html`, content: htmlPage(report) },
        { file: `${name}.pdf`, content: await reportPdf(report, readBuiltInFonts(), published) },
      ];
      const written = dryRun ? ok(undefined) : writeFiles(panel, files);
      if (!written.ok) return written;
      const names = files.map(({ file }) => file);
      if (json) printJson(context, { written: !dryRun, files: names, figures: describeFigures(figures) });
      else printAccount(context, figures, names, dryRun);
      return ok(0);
    });
  };
};

function writeFiles(
  { folder }: OpenPanel,
  files: readonly { readonly file: string; readonly content: string | Uint8Array }[],
): Result<void> {
  const staged = [];
  for (const { file, content } of files) {
    const one = stageFile(path.join(folder.root, file), content);
    if (!one.ok) return one;
    staged.push(one.value);
  }
  return publishStagedFiles(staged);
}

/** For other programs: what the report shows, and nothing that it hides. */
function describeFigures({ response, letters, ...figures }: AccountabilityFigures) {
  return {
    ...figures,
    letters:
      letters === undefined
        ? null
        : {
            ...letters,
            seats: letters.seats.map(({ wave, letters: seats }) => ({
              wave,
              letters: Object.fromEntries(seats),
            })),
          },
    response: response?.ok === true ? describeResponse(response.value) : null,
  };
}

function describeResponse({ showsSignUps, ...figures }: AccountedResponse) {
  const { isBeforeAdmission, total, features, pyramid, periods, weights } = figures;
  const { residentCount, invitedCount, signedUpCount, memberCount } = total;
  return {
    isBeforeAdmission,
    total: { residentCount, invitedCount, signedUpCount, memberCount },
    periods,
    features: features.map(({ feature, rows }) => ({
      feature,
      rows: rows.map(({ signedUpCount: signedUp, ...row }) =>
        showsSignUps ? { ...row, signedUpCount: signedUp } : row,
      ),
    })),
    pyramid: pyramid ?? null,
    weights: weights.ok ? weights.value.summary : null,
  };
}

function printAccount(
  context: CommandContext,
  { register, letters, response, groups, lastEvent }: AccountabilityFigures,
  files: readonly string[],
  isDryRun: boolean,
): void {
  const { common, reports } = context.words;
  const said = reports.accountability;
  const totals = response?.ok === true ? response.value : undefined;
  const memberCount = totals?.isBeforeAdmission === false ? totals.total.memberCount : undefined;
  const orNot = (count: number | undefined): string | number => count ?? said.notYet;
  printHeading(context, said.heading);
  printTable(
    context,
    [{ title: '' }, { title: reports.weights.figure, align: 'right' }],
    [
      [said.residents, orNot(register?.residentCount)],
      [said.letters, orNot(letters?.invitedCount)],
      [said.signUps, orNot(totals?.total.signedUpCount)],
      [said.members, orNot(memberCount)],
      [said.cases, orNot(groups?.cases.length)],
    ],
  );
  printLines(
    context,
    ...(lastEvent === undefined ? [] : [said.lastHash(lastEvent.hash)]),
    ...(isDryRun ? [common.notWritten] : files.map((file) => reports.written(file))),
  );
}
