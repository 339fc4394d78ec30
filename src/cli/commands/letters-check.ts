/** `loting letters check`: right before posting, the letters to take out because of what came in since they were made. */
import type { Database } from 'better-sqlite3';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { findLetters } from '../letters/find-letters.ts';
import { readMailroom } from '../letters/mailroom.ts';
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
  addExample(command, words, 'loting letters check', 'loting letters check w1-GM0344-001');
  return (context, options, args) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, ({ db }) => {
      const found = readTransaction(db, () => checkNamed(db, args));
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
      } else printCheck(context, found.value);
      return ok(takeOuts.length === 0 ? 0 : 1);
    });
  };
};

/** What is named: whole batches, or `letterCount` letters of them. */
interface Checked {
  readonly batches: readonly BatchRow[];
  readonly letterCount: number | undefined;
  readonly takeOuts: readonly TakeOut[];
}

function checkNamed(db: Database, words: readonly string[]): Result<Checked> {
  const mailroom = readMailroom(db);
  const all = [...mailroom.batches.values()];
  if (words.length === 0) {
    const batches = all.filter(({ postedAt }) => postedAt === null);
    return ok({ batches, letterCount: undefined, takeOuts: findTakeOuts(db, mailroom, batches) });
  }
  const named = findLetters(db, mailroom, words);
  if (!named.ok) return named;
  const letterIds = new Set(named.value.map(({ letter }) => letter.letterId));
  const batchIds = new Set(named.value.map(({ letter }) => letter.batchId));
  const batches = all.filter(({ batchId }) => batchIds.has(batchId));
  const letterCount = batches.reduce((sum, batch) => sum + batch.letterCount, 0);
  return ok({
    batches,
    letterCount: letterCount === letterIds.size ? undefined : letterIds.size,
    takeOuts: findTakeOuts(db, mailroom, batches).filter(({ letter }) => letterIds.has(letter.letterId)),
  });
}

function printCheck(context: CommandContext, { batches, letterCount, takeOuts }: Checked): void {
  const { check } = context.words.letters;
  if (takeOuts.length === 0) {
    printLines(
      context,
      letterCount === undefined ? check.nothing(batches.length) : check.nothingAmong(letterCount),
    );
    return;
  }
  const toDestroy = takeOuts.filter(({ isToReprint }) => !isToReprint);
  const toReprint = takeOuts.filter(({ isToReprint }) => isToReprint);
  if (toDestroy.length > 0) printTakeOuts(context, check.heading, toDestroy);
  if (toReprint.length > 0) printTakeOuts(context, check.reprintHeading, toReprint);
  printLines(context, check.place, check.next);
  if (toReprint.length === 0) return;
  printLines(context, check.reprintNext);
  printWhole(context, `  ${reprintCallOf(toReprint.map(({ letter }) => letter))}`);
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
