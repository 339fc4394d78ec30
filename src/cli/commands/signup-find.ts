/** `loting signup find`: a resident phones without the letter. Shows no more than the desk needs, and is logged. */
import { ok } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { FoundLetter } from '../find-callers.ts';
import { addCallerOptions, findCallers, readCaller } from '../find-callers.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addCallerOptions(command, words);
  addExample(command, words, 'loting signup find --name "de Vries" --postcode 3511AA --born 1980-05-17');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const caller = readCaller(options);
    if (!caller.ok) return Promise.resolve(caller);
    return withPanel(dir, (panel) => {
      const found = findCallers(context, panel, caller.value);
      if (!found.ok) return found;
      if (json) printJson(context, { found: found.value });
      else printFound(context, found.value);
      return ok(0);
    });
  };
};

function printFound(context: CommandContext, found: readonly FoundLetter[]): void {
  const { find } = context.words.signUps;
  const { states } = context.words.common;
  if (found.length === 0) {
    printLines(context, find.none);
    return;
  }
  for (const { invitationId, state, name } of found) {
    printLines(context, find.letter(invitationId, name, states[state]));
  }
  printLines(context, find.record(found[0]?.invitationId ?? ''));
}
