/** `loting next`: where the panel stands in the whole procedure, and the next command, ready to copy, and why. */
import { existsSync } from 'node:fs';
import { ok } from '../../domain/result.ts';
import { workingFolderAt } from '../../store/working-folder.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, quoteFolder, readSharedOptions } from '../options.ts';
import { printJson } from '../print.ts';
import { printDatabaseProblems } from '../response/print-status.ts';
import { printProcedure } from '../response/print-procedure.ts';
import type { ProcedureFacts } from '../response/procedure.ts';
import { listProcedure } from '../response/procedure.ts';
import { factsWithoutFolder } from '../response/read-procedure.ts';
import { readStatus } from '../response/read-status.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addExample(command, words, 'loting next', 'loting next --dir tweede-mening');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const typed = quoteFolder(options);
    const now = context.now();
    const folder = workingFolderAt(dir);
    // A folder that lost one of these is not a new one: then the command that opens it says what is gone.
    const isNew = ![folder.settings, folder.key, folder.database].some((file) => existsSync(file));
    if (isNew) {
      tell(context, undefined, factsWithoutFolder(typed, dutchDateOf(now), now), json);
      return Promise.resolve(ok(0));
    }
    return withPanel(dir, (panel) => {
      const status = readStatus(panel, { now, dir: typed, words: context.words });
      if (!status.ok) return status;
      const { panel: name, procedure, databaseProblems } = status.value;
      tell(context, name, procedure, json);
      if (databaseProblems.length === 0) return ok(0);
      if (!json) printDatabaseProblems(context, databaseProblems);
      return ok(1);
    });
  };
};

function tell(
  context: CommandContext,
  panelName: string | undefined,
  facts: ProcedureFacts,
  isJson: boolean,
): void {
  const steps = listProcedure(facts);
  if (isJson) printJson(context, { panel: panelName ?? null, today: facts.today, steps, facts });
  else printProcedure(context, panelName, steps, facts);
}
