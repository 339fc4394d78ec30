/** What a command gets from the outside world: where to print, the clock, entropy. Nothing else in the program asks for these. */

export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface CommandContext {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  /** The folder that relative paths on the command line start from. */
  readonly cwd: string;
  readonly now: () => Date;
  readonly entropy: (byteCount: number) => Uint8Array;
  /** True when colour may be used: a terminal, and no NO_COLOR. */
  readonly hasColour: boolean;
  /** Runs another call of `loting` in a context, and gives its exit code. For the demo, which runs them all. */
  readonly runCall: (context: CommandContext, words: readonly string[]) => Promise<number>;
}
