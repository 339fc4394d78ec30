/** The form of a command: its words, its options, and the action that reads, plans, applies and prints. */
import type { Command } from 'commander';
import type { Result } from '../domain/result.ts';
import type { CommandContext } from './context.ts';
import type { Words } from './words/words.ts';

/** 0: done. 1: a check found differences (refusals are failures, and exit with 1 too). */
export type ExitCode = 0 | 1;

export interface CommandModule {
  /** Adds arguments, options and the example to the command, and gives its action. */
  readonly configure: (command: Command, words: Words) => CommandAction;
}

export type CommandAction = (
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
  args: readonly string[],
) => Promise<Result<ExitCode>>;
