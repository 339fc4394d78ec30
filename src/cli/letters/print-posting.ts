/** Tells what was recorded as printed or posted. */
import type { CommandContext } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import type { PostingPlan, PostingStep } from './record-posting.ts';

export function describePosting(
  context: CommandContext,
  step: PostingStep,
  { batches, known, letters, moves }: PostingPlan,
  isDryRun: boolean,
): void {
  printJson(context, {
    written: !isDryRun && batches.length > 0,
    step,
    batches: batches.map(({ batchId }) => batchId),
    known: known.map(({ batchId }) => batchId),
    letters: letters.length,
    moves: moves.length,
  });
}

export function printPosting(
  context: CommandContext,
  step: PostingStep,
  { batches, known, letters }: PostingPlan,
  isDryRun: boolean,
): void {
  const { common, mailroom } = context.words;
  const said = mailroom.posting;
  printLines(
    context,
    batches.length === 0
      ? said.nothing(known.length, step)
      : said.recorded(letters.length, batches.length, step),
    ...(batches.length > 0 && known.length > 0 ? [said.known(known.length, step)] : []),
    ...(isDryRun ? [common.notWritten] : []),
  );
}
