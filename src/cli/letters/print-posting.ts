/** Tells what was recorded as printed or posted. */
import type { CommandContext } from '../context.ts';
import { printDryRun } from '../print-dry-run.ts';
import { printJson, printLines } from '../print.ts';
import type { PostingPlan, PostingRequest, PostingStep } from './record-posting.ts';
import { postingEffects, unprintedIds } from './record-posting.ts';

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
  request: Pick<PostingRequest, 'step' | 'on' | 'isDryRun'>,
  plan: PostingPlan,
): void {
  const said = context.words.mailroom.posting;
  const { step, isDryRun } = request;
  const { batches, known, letters } = plan;
  if (batches.length === 0) printLines(context, said.nothing(known.length, step));
  else if (!isDryRun) printLines(context, said.recorded(letters.length, batches.length, step));
  if (isDryRun) printDryRun(context, postingEffects(context, request, plan));
  if (batches.length === 0) return;
  const unprinted = step === 'posted' && !isDryRun ? unprintedIds(plan) : [];
  const lines = [
    ...(known.length > 0 ? [said.known(known.length, step)] : []),
    ...(unprinted.length > 0 ? [said.unprinted(unprinted)] : []),
  ];
  if (lines.length > 0) printLines(context, ...lines);
}
