/** What a command gets from the outside world: where to print, the clock, entropy. Nothing else in the program asks for these. */

import type { Prompter } from './prompter.ts';
import type { Words } from './words/words.ts';

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface CommandContext {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** Everything the program says, in the language of this call. */
  readonly words: Words;
  /** The folder that relative paths on the command line start from. */
  readonly cwd: string;
  readonly now: () => Date;
  readonly entropy: (byteCount: number) => Uint8Array;
  /** True when colour may be used on standard output: a terminal, and no NO_COLOR. */
  readonly hasColour: boolean;
  /** The same for standard error: one of the two can be a file. */
  readonly hasErrorColour: boolean;
  /** The account that runs the program: who recorded something, unless `--by` says otherwise. Kept in the database only. */
  readonly accountName: string;
  /** Asks a person at a terminal; `undefined` where there is none, such as in a script. */
  readonly prompter: Prompter | undefined;
  /** Waits; gives false when the program was asked to stop meanwhile. */
  readonly wait: (milliseconds: number) => Promise<boolean>;
  /** Runs another call of `loting` in a context, and gives its exit code. For the demo, which runs them all. */
  readonly runCall: (context: CommandContext, words: readonly string[]) => Promise<number>;
}
