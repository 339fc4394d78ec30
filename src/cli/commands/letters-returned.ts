/** `loting letters returned`: records letters that came back from the post as undeliverable. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { countLetters, readDay } from '../letters/mailroom-options.ts';
import type { GivenNumber, ReturnsPlan } from '../letters/record-returns.ts';
import { readNumbersFile, recordReturns } from '../letters/record-returns.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[numbers...]', 'the numbers of the letters, such as 1-000042');
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command);
  command
    .option('--import <file>', 'a CSV with the column letter_number')
    .option('--on <date>', 'the day on which they came back; today unless given');
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
    return withPanel(dir, (panel) => {
      const plan = recordReturns(panel, {
        numbers: numbers.value,
        on: on.value,
        at: context.now().toISOString(),
        recordedBy: by.value,
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
    return refuse(
      failure('mailroom.nothing-named', { what: 'give letter numbers, or --import with a file' }),
    );
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
  printLines(
    context,
    `${countLetters(letters.length)} recorded as returned.`,
    ...(others > 0
      ? [`${countLetters(others)} of them changed nothing: their residents had answered, or it was known.`]
      : []),
    ...(known.length > 0 ? [`${countLetters(known.length)} recorded as returned before.`] : []),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  );
}
