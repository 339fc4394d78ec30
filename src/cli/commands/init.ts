/** `loting init`: makes the working folder of a new panel. */
import { existsSync } from 'node:fs';
import path from 'node:path';
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
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addDryRunOption, addExample, readSharedOptions } from '../options.ts';
import { listTemplates, readPackageFile } from '../package-files.ts';
import { printLines } from '../print.ts';

const SETTINGS_TEMPLATE = 'templates/loting.yaml';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[folder]', 'the folder to make; it may exist, without a panel in it', '.');
  addDryRunOption(command, words);
  addExample(command, words, 'loting init tweede-mening');
  return async (context, options, [folder = '.']) => {
    const { dryRun } = readSharedOptions(context, options);
    const paths = workingFolderAt(path.resolve(context.cwd, folder));
    const found = findExisting(paths);
    if (found !== undefined) return refuse(failure('store.folder-exists', { found }, { file: paths.root }));
    if (!dryRun) {
      const made = makeFolder(context, paths);
      if (!made.ok) return made;
    }
    printLines(
      context,
      `${dryRun ? 'Would make' : 'Made'} the working folder ${path.relative(context.cwd, paths.root) || '.'}:`,
      '  loting.yaml    the settings. Read them through; each has a comment.',
      '  loting.key     the secret key. Keep a copy in a safe place, never beside the database.',
      '  loting.db      the database.',
      '  templates/     the letters, to edit.',
      '  letters/ exports/ audit/ reports/   what the commands write.',
      '',
      'Next: put the register exports where loting.yaml says, and run "loting frame build".',
    );
    return ok(0);
  };
};

/**
 * The settings are written last, so a folder with settings is a finished one. Without them, a key or a database is what
 * an interrupted `init` left, and is used again.
 */
function findExisting(folder: WorkingFolder): string | undefined {
  return existsSync(folder.settings) ? path.basename(folder.settings) : undefined;
}

function makeFolder(context: CommandContext, folder: WorkingFolder): Result<void> {
  const folders = makeFolders(folder);
  if (!folders.ok) return folders;
  const settingsText = Buffer.from(readPackageFile(SETTINGS_TEMPLATE)).toString('utf8');
  const settings = parseSettings(settingsText, SETTINGS_TEMPLATE);
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
  const panelId = settings.value.panel.id;
  const at = context.now().toISOString();
  if (!existsSync(folder.database)) {
    const created = createDatabase(folder.database, (db) => {
      insertPanel(db, { panelId, protocol: PROTOCOL_VERSION, keyHash, createdAt: at });
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
