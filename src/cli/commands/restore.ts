/** `loting restore`: makes a working folder from a backup, after checking every file in it. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { keyHashOf } from '../../frame/commitment.ts';
import type { BackupManifest } from '../../store/backup/backup-manifest.ts';
import { restoreBackup } from '../../store/backup/restore-backup.ts';
import { openDatabase } from '../../store/open-database.ts';
import { readPanelKey } from '../../store/panel-key.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { workingFolderAt } from '../../store/working-folder.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.backup.restore;
  command
    .argument('<file>', said.fileArgument)
    .argument('<folder>', said.folderArgument)
    .option('--key <file>', said.keyOption);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addExample(
    command,
    words,
    'loting restore backup-de-tweede-mening-2027-02-12.loting tweede-mening --key safe/loting.key',
  );
  return (context, options, [file = '', folder = '']) => {
    const { dryRun, json } = readSharedOptions(context, options);
    const keyFile = options['key'];
    const restored = restoreBackup({
      file: path.resolve(context.cwd, file),
      target: path.resolve(context.cwd, folder),
      keyTextFor: (manifest) =>
        typeof keyFile === 'string'
          ? readKeyFor(manifest, path.resolve(context.cwd, keyFile))
          : ok(undefined),
      isDryRun: dryRun,
    });
    if (!restored.ok) return Promise.resolve(restored);
    const { files, madeAt, panelId, lastEvent } = restored.value;
    if (json) {
      printJson(context, { written: !dryRun, folder, panelId, madeAt, files: files.length, lastEvent });
    } else {
      printLines(
        context,
        (dryRun ? said.checked : said.restored)(panelId, files.length, madeAt.slice(0, 10), folder),
        words.backup.make.until(lastEvent.sequence, lastEvent.hash),
        ...(dryRun ? [] : stepsAfter(context, folder, typeof keyFile === 'string')),
      );
    }
    return Promise.resolve(ok(0));
  };
};

/** What makes the folder as it was, in the order in which it works: the audit looks at registers and letters too. */
function stepsAfter({ cwd, words }: CommandContext, folder: string, hasKey: boolean): readonly string[] {
  const letters = listLettersToMake(path.resolve(cwd, folder));
  const said = words.backup.restore;
  const steps = [
    ...(hasKey ? [] : [[said.putKey(folder)]]),
    [said.putRegisters],
    ...(letters.length === 0 ? [] : [[said.makeLetters, ...letters.map((call) => `   $ ${call}`)]]),
    [said.verify],
    [said.recordAgain],
  ];
  return [
    '',
    said.next,
    ...steps.flatMap(([says = '', ...calls], index) => [`${index + 1}. ${says}`, ...calls]),
  ];
}

/**
 * The calls that make again every letter that was made, and not removed on purpose; none of a database that cannot be opened:
 * the first command that needs it says why.
 */
function listLettersToMake(root: string): readonly string[] {
  const opened = openDatabase(workingFolderAt(root).database);
  if (!opened.ok) return [];
  const db = opened.value;
  try {
    const calls = listBatches(db)
      .filter(({ shreddedAt }) => shreddedAt === null)
      .map(
        ({ wave, kind, caseId }) =>
          `loting letters render --wave ${wave} --kind ${kind}${caseId === null ? '' : ` --case ${caseId}`}`,
      );
    return [...new Set(calls)];
  } finally {
    db.close();
  }
}

/** The text of the key file, when it is the key of this panel. */
function readKeyFor({ keyHash }: BackupManifest, file: string): Result<string> {
  const key = readPanelKey(file);
  if (!key.ok) return key;
  const keyHex = Buffer.from(key.value).toString('hex');
  return keyHashOf(keyHex) === keyHash
    ? ok(`${keyHex}\n`)
    : refuse(failure('store.key-not-this-panel', {}, { file }));
}
