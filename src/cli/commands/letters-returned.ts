/** `loting letters returned`: records letters that came back from the post as undeliverable. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { readDay } from '../letters/mailroom-options.ts';
import type { GivenNumber, ReturnsPlan } from '../letters/record-returns.ts';
import { readNumbersFile, recordReturns } from '../letters/record-returns.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
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
    'loting letters returned --import returned-2027-01-20.csv --on 2027-01-20',
  );
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const on = readDay(context, options);
    if (!on.ok) return Promise.resolve(on);
    const numbers = readNumbers(context, options, args);
    if (!numbers.ok) return Promise.resolve(numbers);
    return withPanel(dir, async (panel) => {
      const plan = await recordReturns(context, panel, {
        numbers: numbers.value,
        on: on.value,
        at: context.now().toISOString(),
        recordedBy: by.value,
        isSure: options['yes'] === true,
        isDryRun: dryRun,
      });
      if (!plan.ok) return plan;
      if (json) describeReturns(context, plan.value, dryRun);
      else printReturns(context, plan.value, dryRun);
      return ok(0);
    });
  };
};

function readNumbers(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
): Result<readonly GivenNumber[]> {
  const file = options['import'];
  if ((typeof file === 'string') === args.length > 0) {
    return refuse(failure('mailroom.nothing-named', { ways: 'numbers-or-import' }));
  }
  if (typeof file === 'string') return readNumbersFile(path.resolve(context.cwd, file), file);
  return ok(args.map((text) => ({ text, place: {} })));
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

function printReturns(
  context: CommandContext,
  { letters, known, moves }: ReturnsPlan,
  isDryRun: boolean,
): void {
  const others = letters.length - moves.length;
  const { common, mailroom } = context.words;
  const said = mailroom.returned;
  printLines(
    context,
    said.recorded(letters.length),
    ...(others > 0 ? [said.withoutEffect(others)] : []),
    ...(known.length > 0 ? [said.known(known.length)] : []),
    ...(isDryRun ? [common.notWritten] : []),
  );
}
