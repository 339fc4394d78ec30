/**
 * The world of the demo: a clock that is set for each command and entropy made from the demo's seed, so that the same
 * seed gives the same bytes. Only the demo may use it: real keys come from the operating system.
 */
import { createHmac } from 'node:crypto';
import type { CommandContext } from '../context.ts';

export interface DemoContext extends CommandContext {
  /** Sets the clock, as `2027-01-04T09:00`, in UTC. */
  readonly setTime: (time: string) => void;
}

/** A context whose clock and entropy depend on `seed` and on `setTime` alone. */
export function makeDemoContext(context: CommandContext, seed: string, firstTime: string): DemoContext {
  let time = new Date(`${firstTime}:00.000Z`);
  let drawCount = 0;
  return {
    ...context,
    // The demo is its own script: it asks nobody, also at a terminal.
    prompter: undefined,
    now: () => time,
    setTime: (text) => {
      time = new Date(`${text}:00.000Z`);
    },
    entropy: (byteCount) => {
      if (byteCount > 32) throw new RangeError('the demo makes at most 32 bytes at a time');
      drawCount += 1;
      return createHmac('sha256', 'loting-demo')
        .update(`${drawCount}|${seed}`)
        .digest()
        .subarray(0, byteCount);
    },
  };
}
