/** `loting signup find`: a resident phones without the letter. Shows no more than the desk needs, and is logged. */
import { ok } from '../../domain/result.ts';
import { invitationStates } from '../../signups/invitation-states.ts';
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
  addCallerOptions(command);
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
  if (found.length === 0) {
    printLines(
      context,
      'No letter fits these three together. The resident was not drawn, or the register writes one of them in another way.',
    );
    return;
  }
  for (const { invitationId, state, name } of found) {
    printLines(context, `Letter ${invitationId}, to ${name}: ${invitationStates[state].says}.`);
  }
  printLines(
    context,
    `Record the answer with the number: loting signup record ${found[0]?.invitationId ?? ''}`,
  );
}
