/** `loting init`: makes the working folder of a new panel. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { logKeyOf } from '../../audit/chain.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { parseSettings } from '../../domain/settings/parse-settings.ts';
import { PROTOCOL_VERSION, keyHashOf } from '../../frame/commitment.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { writeFileAtomically } from '../../store/atomic-file.ts';
import { createDatabase } from '../../store/open-database.ts';
import { KEY_BYTES, makePanelKey, readPanelKey } from '../../store/panel-key.ts';
import { insertPanel } from '../../store/tables/panel-table.ts';
import type { WorkingFolder } from '../../store/working-folder.ts';
import { makeFolders, workingFolderAt } from '../../store/working-folder.ts';
import type { Language } from '../../domain/language.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addDryRunOption, addExample, readSharedOptions } from '../options.ts';
import { listTemplates, readPackageFile } from '../package-files.ts';
import { printLines } from '../print.ts';
import { wrapText } from '../response/wrap-text.ts';
import type { ShippedSettings } from '../setup/ask-init-answers.ts';
import { askInitAnswers } from '../setup/ask-init-answers.ts';
import type { InitAnswers } from '../setup/init-answers.ts';
import { answersOf, settingsTextOf, withGivenAnswers } from '../setup/init-answers.ts';
import { addInitOptions, readInitOptions } from '../setup/init-options.ts';

const settingsTemplates: Readonly<Record<Language, string>> = {
  nl: 'templates/loting.nl.yaml',
  en: 'templates/loting.yaml',
};

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.setup.init;
  command.argument('[folder]', said.folderArgument, '.');
  addDryRunOption(command, words);
  addInitOptions(command, words);
  addExample(
    command,
    words,
    'loting init tweede-mening',
    'loting init tweede-mening --name "De Tweede Mening" --letter-date 2027-01-11',
  );
  return async (context, options, [folder = '.']) => {
    const { dryRun } = readSharedOptions(context, options);
    const paths = workingFolderAt(path.resolve(context.cwd, folder));
    const found = findExisting(paths);
    if (found !== undefined) return refuse(failure('store.folder-exists', { found }, { file: paths.root }));
    const given = readInitOptions(options);
    if (!given.ok) return given;
    const shipped = readShippedSettings(words.language);
    if (!shipped.ok) return shipped;
    const shown = path.relative(context.cwd, paths.root) || '.';
    const text = await chooseSettings(context, shipped.value, given.value, {
      isAsking: options['yes'] !== true,
      folder: shown,
    });
    if (!text.ok) return text;
    if (text.value === undefined) {
      printLines(context, said.stopped);
      return ok(1);
    }
    if (!dryRun) {
      const made = makeFolder(context, paths, text.value);
      if (!made.ok) return made;
    }
    printLines(
      context,
      dryRun ? said.wouldMake(shown) : said.made(shown),
      ...said.contents,
      '',
      ...wrapText('', said.next),
    );
    return ok(0);
  };
};

/** The settings that are shipped, with their comments in the language of the call. */
function readShippedSettings(language: Language): Result<ShippedSettings> {
  const name = settingsTemplates[language];
  const text = Buffer.from(readPackageFile(name)).toString('utf8');
  const settings = parseSettings(text, name);
  return settings.ok ? ok({ text, settings: settings.value }) : settings;
}

/**
 * The text of `loting.yaml`: as shipped, or with the answers that were given as options or at the terminal.
 * @returns `undefined` when the person at the terminal stopped
 */
async function chooseSettings(
  context: CommandContext,
  shipped: ShippedSettings,
  given: Partial<InitAnswers>,
  { isAsking, folder }: { readonly isAsking: boolean; readonly folder: string },
): Promise<Result<string | undefined>> {
  const said = context.words.setup.init;
  const usual = answersOf(shipped.settings);
  let answers: InitAnswers | undefined = withGivenAnswers(usual, given);
  if (context.prompter !== undefined && isAsking) {
    printLines(context, ...said.intro.flatMap((line) => wrapText('', line)));
    answers = await askInitAnswers(context, context.prompter, shipped, usual, given);
    if (
      answers === undefined ||
      (await context.prompter.confirm(said.agree(folder), context.words.confirm.yesNo)) !== true
    ) {
      return ok(undefined);
    }
  } else if (Object.keys(given).length === 0) {
    return ok(shipped.text);
  }
  const text = settingsTextOf(shipped.text, shipped.settings, answers);
  const parsed = parseSettings(text, 'loting.yaml');
  return parsed.ok ? ok(text) : parsed;
}

/**
 * The settings are written last, so a folder with settings is a finished one. Without them, a key or a database is what
 * an interrupted `init` left, and is used again.
 */
function findExisting(folder: WorkingFolder): string | undefined {
  return existsSync(folder.settings) ? path.basename(folder.settings) : undefined;
}

function makeFolder(context: CommandContext, folder: WorkingFolder, settingsText: string): Result<void> {
  const folders = makeFolders(folder);
  if (!folders.ok) return folders;
  const settings = parseSettings(settingsText, 'loting.yaml');
  if (!settings.ok) return settings;
  for (const name of listTemplates()) {
    const written = writeFileAtomically(
      path.join(folder.templates, name),
      readPackageFile(`templates/${name}`),
    );
    if (!written.ok) return written;
  }
  const key = existsSync(folder.key)
    ? readPanelKey(folder.key)
    : makePanelKey(folder.key, context.entropy(KEY_BYTES));
  if (!key.ok) return key;
  const keyHash = keyHashOf(Buffer.from(key.value).toString('hex'));
  const logKey = logKeyOf(key.value);
  const panelId = settings.value.panel.id;
  const at = context.now().toISOString();
  if (!existsSync(folder.database)) {
    const created = createDatabase(folder.database, (db) => {
      insertPanel(db, { panelId, protocol: PROTOCOL_VERSION, keyHash, logKey, createdAt: at });
      appendAuditEvent(
        db,
        { type: 'panel.created', data: { panelId, protocol: PROTOCOL_VERSION, keyHash } },
        at,
      );
      return ok(undefined);
    });
    if (!created.ok) return created;
  }
  const written = writeFileAtomically(folder.settings, settingsText);
  return written.ok ? ok(undefined) : written;
}
