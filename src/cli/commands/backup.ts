/** `loting backup`: one file with the panel as it is now, without its key. */
import path from 'node:path';
import { ok } from '../../domain/result.ts';
import { makeBackup } from '../../store/backup/make-backup.ts';
import type { CommandModule } from '../command-spec.ts';
import { dutchDateOf } from '../judge-context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.backup.make;
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--out <file>', said.outOption);
  addExample(command, words, 'loting backup', 'loting backup --out /backups/tweede-mening-2027-02-12.loting');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, async ({ folder, db, settings, keyHash }) => {
      const usual = `backup-${settings.panel.id}-${dutchDateOf(context.now())}.loting`;
      const { out } = options;
      const file = path.resolve(context.cwd, typeof out === 'string' ? out : usual);
      const panelId = settings.panel.id;
      const made = await makeBackup({
        folder,
        db,
        panelId,
        keyHash,
        file,
        madeAt: context.now().toISOString(),
      });
      if (!made.ok) return made;
      const { files, lastEvent } = made.value;
      const byteCount = files.reduce((sum, each) => sum + each.byteCount, 0);
      if (json) printJson(context, { file, files: files.length, bytes: byteCount, lastEvent });
      else {
        const shown = path.relative(context.cwd, file);
        printLines(
          context,
          said.made(shown, files.length, byteCount / 1e6),
          said.until(lastEvent.sequence, lastEvent.hash),
        );
        printLines(context, '', said.withoutKey, said.withoutLetters);
      }
      return ok(0);
    });
  };
};
