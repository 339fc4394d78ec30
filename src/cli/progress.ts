/** A progress bar on standard error, only on a terminal, and only when the work takes more than a second. */
import type cliProgress from 'cli-progress';
import { createRequire } from 'node:module';
import type { CommandContext } from './context.ts';

export interface Progress {
  /** Says how many of the total are done. */
  update(doneCount: number): void;
  stop(): void;
}

const SHOW_AFTER_MS = 1000;

/** Starts a bar. `total` counts what `what` names: rows, letters, bytes. */
export function startProgress(context: CommandContext, what: string, total: number): Progress {
  if (context.stderr.isTTY !== true) return { update() {}, stop() {} };
  const startedAt = Date.now();
  let bar: cliProgress.SingleBar | undefined;
  return {
    update(doneCount) {
      if (bar === undefined && Date.now() - startedAt < SHOW_AFTER_MS) return;
      if (bar === undefined) {
        // Nearly no call gets as far: the others need not wait for it to be loaded.
        const { SingleBar } = createRequire(import.meta.url)('cli-progress') as typeof cliProgress;
        bar = new SingleBar({
          format: `${what} [{bar}] {percentage}%, ${context.words.common.timeLeft('{eta_formatted}')}`,
          barCompleteChar: '=',
          barIncompleteChar: ' ',
          hideCursor: true,
          clearOnComplete: true,
          stream: process.stderr,
        });
        bar.start(total, doneCount);
      }
      bar.update(doneCount);
    },
    stop() {
      bar?.stop();
    },
  };
}
