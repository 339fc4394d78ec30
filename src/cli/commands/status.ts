/** `loting status`: where the panel stands, expected against reached, the forecast, and what to do next. */
import { ok } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, quoteFolder, readSharedOptions } from '../options.ts';
import { printJson } from '../print.ts';
import { listProcedure } from '../response/procedure.ts';
import { printStatus } from '../response/print-status.ts';
import { readStatus } from '../response/read-status.ts';
import { wordsOf } from '../words/words.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  command.option('--strata', words.status.strataOption);
  addExample(command, words, 'loting status', 'loting status --strata');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      // JSON is read by programs: what stands in it does not depend on the language of the call.
      const status = readStatus(panel, {
        now: context.now(),
        dir: quoteFolder(options),
        words: json ? wordsOf('en') : context.words,
      });
      if (!status.ok) return status;
      const { procedure, ...told } = status.value;
      if (json) printJson(context, { ...told, procedure: listProcedure(procedure) });
      else printStatus(context, status.value, options['strata'] === true);
      return ok(status.value.databaseProblems.length === 0 ? 0 : 1);
    });
  };
};
