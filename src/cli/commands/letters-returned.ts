/** `loting letters returned`: records letters that came back from the post as undeliverable. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { readDay } from '../letters/mailroom-options.ts';
import type { GivenLetters, ReturnsPlan } from '../letters/record-returns.ts';
import { readNumbersFile, recordReturns, returnEffects } from '../letters/record-returns.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printDryRun } from '../print-dry-run.ts';
import { printJson, printLines } from '../print.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[numbers...]', words.mailroom.returned.numbersArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  command
    .option('--import <file>', words.mailroom.returned.importOption)
    .option('--on <date>', words.mailroom.returned.onOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting letters returned 1-000042 1-000107',
    'loting letters returned w1-GM0344-001:12,40-43',
    'loting letters returned --import returned-2027-01-20.csv --on 2027-01-20',
  );
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const on = readDay(context, options);
    if (!on.ok) return Promise.resolve(on);
    const given = readGiven(context, options, args);
    if (!given.ok) return Promise.resolve(given);
    return withPanel(dir, async (panel) => {
      const plan = await recordReturns(context, panel, {
        given: given.value,
        on: on.value,
        at: context.now().toISOString(),
        recordedBy: by.value,
        isSure: options['yes'] === true,
        isDryRun: dryRun,
      });
      if (!plan.ok) return plan;
      if (json) describeReturns(context, plan.value, dryRun);
      else if (dryRun) printDryRun(context, returnEffects(context, plan.value));
      else printReturns(context, plan.value);
      return ok(0);
    });
  };
};

function readGiven(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Result<readonly GivenLetters[]> {
  const file = options['import'];
  if ((typeof file === 'string') === args.length > 0) {
    return refuse(failure('mailroom.nothing-named', { ways: 'numbers-or-import' }));
  }
  if (typeof file === 'string') return readNumbersFile(path.resolve(context.cwd, file), file);
  return ok([{ words: args, place: {} }]);
}

function describeReturns(
  context: CommandContext,
  { letters, known, moves }: ReturnsPlan,
  isDryRun: boolean,
): void {
  printJson(context, {
    written: !isDryRun && letters.length > 0,
    letters: letters.map(({ invitationId }) => invitationId),
    known,
    undeliverable: moves.map(({ invitationId }) => invitationId),
  });
}

function printReturns(context: CommandContext, { letters, known, moves }: ReturnsPlan): void {
  const others = letters.length - moves.length;
  const said = context.words.mailroom.returned;
  printLines(
    context,
    said.recorded(letters.length),
    ...(others > 0 ? [said.withoutEffect(others)] : []),
    ...(known.length > 0 ? [said.known(known.length)] : []),
  );
}
