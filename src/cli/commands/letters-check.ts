/** `loting letters check`: right before posting, the letters to take out because of what came in since they were made. */
import { ok } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { findBatches, readMailroom } from '../letters/mailroom.ts';
import type { TakeOut } from '../letters/take-outs.ts';
import { findTakeOuts, reprintCallOf } from '../letters/take-outs.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable, printWhole } from '../print.ts';
import { readTransaction } from '../../store/transaction.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('[batches...]', words.letters.check.argument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addExample(command, words, 'loting letters check w1-GM0344-001');
  return (context, options, args) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, ({ db }) => {
      const found = readTransaction(db, () => {
        const mailroom = readMailroom(db);
        const named =
          args.length === 0
            ? ok([...mailroom.batches.values()].filter(({ postedAt }) => postedAt === null))
            : findBatches(mailroom, args);
        if (!named.ok) return named;
        return ok({ batches: named.value, takeOuts: findTakeOuts(db, mailroom, named.value) });
      });
      if (!found.ok) return found;
      const { batches, takeOuts } = found.value;
      if (json) {
        printJson(context, {
          batches: batches.map(({ batchId }) => batchId),
          takeOut: takeOuts.map(({ place, letter, reasons, isToReprint }) => ({
            place,
            letter: letter.invitationId,
            reasons,
            isToReprint,
          })),
        });
      } else printCheck(context, batches.length, takeOuts);
      return ok(takeOuts.length === 0 ? 0 : 1);
    });
  };
};

function printCheck(context: CommandContext, batchCount: number, takeOuts: readonly TakeOut[]): void {
  const { check } = context.words.letters;
  if (takeOuts.length === 0) {
    printLines(context, check.nothing(batchCount));
    return;
  }
  const toDestroy = takeOuts.filter(({ isToReprint }) => !isToReprint);
  const toReprint = takeOuts.filter(({ isToReprint }) => isToReprint);
  if (toDestroy.length > 0) printTakeOuts(context, check.heading, toDestroy);
  if (toReprint.length > 0) printTakeOuts(context, check.reprintHeading, toReprint);
  const places = toReprint.map(({ place }) => place);
  printLines(context, check.place, check.next);
  if (places.length === 0) return;
  printLines(context, check.reprintNext);
  printWhole(context, `  ${reprintCallOf(places)}`);
}

function printTakeOuts(context: CommandContext, heading: string, takeOuts: readonly TakeOut[]): void {
  const { check } = context.words.letters;
  const { columns } = check;
  printHeading(context, heading);
  printTable(
    context,
    [{ title: columns.place }, { title: columns.letter }, { title: columns.why }],
    takeOuts.map(({ place, letter, reasons }) => [
      place,
      letter.invitationId,
      reasons.map((reason) => check.why[reason]).join('; '),
    ]),
    [context.words.common.total, check.total(takeOuts.length), ''],
  );
}
