/** `loting letters testsheet`: makes a sheet for each municipality that shows its envelope's window, folds and KIX at true size. */
import path from 'node:path';
import type { Failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless } from '../../domain/result.ts';
import type { MunicipalitySettings } from '../../domain/settings/settings-schema.ts';
import { renderTestSheet } from '../../letters/render-test-sheet.ts';
import { layOutTestSheet } from '../../letters/test-sheet.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import type { WorkingFolder } from '../../store/working-folder.ts';
import { workingFolderAt } from '../../store/working-folder.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { readSettings } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { readHouseStyle } from '../read-house-style.ts';

interface TestSheet {
  readonly municipality: MunicipalitySettings;
  /** Its path inside the working folder. */
  readonly file: string;
  /** A page each; the first is in use. */
  readonly envelopes: readonly string[];
  readonly pdf: Uint8Array;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addExample(command, words, 'loting letters testsheet');
  return async (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const folder = workingFolderAt(dir);
    const settings = readSettings(folder);
    if (!settings.ok) return settings;
    const sheets = await makeSheets(context, folder, settings.value.municipalities);
    if (!sheets.ok) return sheets;
    if (!dryRun) {
      for (const { file, pdf } of sheets.value) {
        const written = writeFileAtomically(path.join(folder.root, file), pdf);
        if (!written.ok) return written;
      }
    }
    if (json) printJson(context, { written: !dryRun, sheets: sheets.value.map(describeSheet) });
    else printSheets(context, sheets.value, dryRun);
    return ok(0);
  };
};

async function makeSheets(
  context: CommandContext,
  folder: WorkingFolder,
  municipalities: readonly MunicipalitySettings[],
): Promise<Result<readonly TestSheet[]>> {
  const { language } = context.words;
  const sheets: TestSheet[] = [];
  const failures = new Map<string, Failure>();
  for (const municipality of municipalities) {
    const house = readHouseStyle(folder.templates, municipality.style);
    if (!house.ok) {
      // Two municipalities may share a style; its problems are told once.
      for (const failed of house.failures) failures.set(JSON.stringify(failed), failed);
      continue;
    }
    const { style, fonts } = house.value;
    const pages = layOutTestSheet(style, fonts, municipality, language);
    sheets.push({
      municipality,
      file: `letters/testsheet-${municipality.code}.pdf`,
      envelopes: pages.map(({ envelope }) => envelope),
      pdf: await renderTestSheet(pages, fonts, { madeOn: context.now(), language }),
    });
  }
  return okUnless([...failures.values()], () => sheets);
}

function describeSheet({ municipality, file, envelopes }: TestSheet) {
  return { municipality: municipality.code, file, envelope: envelopes[0], pages: envelopes };
}

function printSheets(context: CommandContext, sheets: readonly TestSheet[], isDryRun: boolean): void {
  const { common, letters } = context.words;
  const { columns, heading, next } = letters.testSheet;
  printHeading(context, heading);
  printTable(
    context,
    [
      { title: letters.municipality },
      { title: columns.used },
      { title: columns.others },
      { title: columns.file },
    ],
    sheets.map(({ municipality, envelopes: [used = '', ...others], file }) => [
      municipality.code,
      used,
      others.join(', '),
      file,
    ]),
  );
  printLines(context, next, ...(isDryRun ? [common.notWritten] : []));
}
