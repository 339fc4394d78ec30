/**
 * Ends the program in good order when somebody presses Ctrl+C or the system asks it to end: nothing half-written, a sentence
 * and what to do. Signals are heard between the steps of a command only, never inside a transaction; so whatever was
 * recorded has its files, and what was being prepared is dropped.
 */
import { constants } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { removeOwnTemporaries } from '../store/atomic-file.ts';
import type { CommandContext } from './context.ts';
import { printRefusal } from './print.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Clears the line of the progress bar, and shows the cursor that it hid. */
const END_OF_PROGRESS = '\r\u001b[K\u001b[?25h';

/** Listens until the function that it gives is called. The program ends with 128 and the number of the signal. */
export function stopCleanly(context: CommandContext): () => void {
  const listeners = SIGNALS.map((signal) => {
    const stop = (): void => {
      // A command that listens itself, such as "signup watch", ends in its own way.
      if (process.listenerCount(signal) > 1) return;
      removeOwnTemporaries();
      const { stopped, afterStop } = context.words.program;
      if (context.stderr.isTTY === true) context.stderr.write(END_OF_PROGRESS);
      printRefusal(context, { what: stopped, remedy: afterStop });
      process.exit(128 + constants.signals[signal]);
    };
    process.on(signal, stop);
    return { signal, stop };
  });
  return () => {
    for (const { signal, stop } of listeners) process.removeListener(signal, stop);
  };
}

/** Lets a signal that came meanwhile end the program. Call it between steps, and before something is recorded. */
export async function letSignalsIn(): Promise<void> {
  await nextTurn();
}
