/** Prints what a command would do without `--dry-run`: the sentences that it asks about, and that nothing was written. */
import type { CommandContext } from './context.ts';
import { printLines } from './print.ts';

/** @param effects none when nothing would change; then the caller says that before */
export function printDryRun(context: CommandContext, effects: readonly string[]): void {
  const { common } = context.words;
  printLines(
    context,
    ...(effects.length === 0 ? [] : [common.wouldHappen]),
    ...effects.map((effect) => `- ${effect}`),
    common.notWritten,
  );
}
