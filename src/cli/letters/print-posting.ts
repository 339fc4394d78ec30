/** Tells what was recorded as printed or posted. */
import type { CommandContext } from '../context.ts';
import { printJson, printLines } from '../print.ts';
import { countBatches, countLetters } from './mailroom-options.ts';
import type { PostingPlan, PostingRequest } from './record-posting.ts';

type Step = PostingRequest['step'];

export function describePosting(
  context: CommandContext,
  step: Step,
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
  step: Step,
  { batches, known, letters }: PostingPlan,
  isDryRun: boolean,
): void {
  printLines(
    context,
    batches.length === 0
      ? `Nothing new: ${countBatches(known.length)} recorded as ${step} before.`
      : `${countLetters(letters.length)} in ${countBatches(batches.length)} recorded as ${step}.`,
    ...(batches.length > 0 && known.length > 0
      ? [`${countBatches(known.length)} recorded as ${step} before.`]
      : []),
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  );
}
