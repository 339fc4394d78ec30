/** Prints what was refused. Apart from the other printing, since most calls refuse nothing, and the sentences are many. */
import type { Failure } from '../domain/failure.ts';
import { describeFailure } from '../domain/describe-failure.ts';
import type { CommandContext } from './context.ts';
import { printRefusal } from './print.ts';

/** Prints failures to standard error. At most `limit` in full. */
export function printFailures(context: CommandContext, failures: readonly Failure[], limit = 25): void {
  for (const failed of failures.slice(0, limit))
    printRefusal(context, describeFailure(failed, context.words.language));
  const hiddenCount = failures.length - limit;
  if (hiddenCount > 0) {
    context.stderr.write(`  ${context.words.common.andMore(context.words.numbers.count(hiddenCount))}\n`);
  }
}
