/** Options that many commands share, declared once so that they read the same everywhere, and read back with their types. */
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './context.ts';
import type { Words } from './words/words.ts';

/** `--dir`: the working folder. */
export function addDirOption(command: Command, { common }: Words): Command {
  return command.option('--dir <folder>', common.dirOption, '.');
}

/** `--json`: for a command that reads. */
export function addJsonOption(command: Command, { common }: Words): Command {
  return command.option('--json', common.jsonOption);
}

/** `--dry-run`: for a command that writes. */
export function addDryRunOption(command: Command, { common }: Words): Command {
  return command.option('--dry-run', common.dryRunOption);
}

/** Adds an example to the end of the help text. */
export function addExample(command: Command, { common }: Words, ...lines: readonly string[]): Command {
  return command.addHelpText(
    'after',
    `\n${common.example}\n${lines.map((line) => `  $ ${line}`).join('\n')}`,
  );
}

const SharedOptionsSchema = z.object({
  dir: z.string().default('.'),
  json: z.boolean().default(false),
  dryRun: z.boolean().default(false),
});

export type SharedOptions = z.infer<typeof SharedOptionsSchema>;

/** The shared options of a command, with `dir` made absolute. */
export function readSharedOptions(
  context: CommandContext,
  options: Readonly<Record<string, unknown>>,
): SharedOptions {
  const shared = SharedOptionsSchema.parse(options);
  return { ...shared, dir: path.resolve(context.cwd, shared.dir) };
}

/** The folder behind `--dir` as it must be typed again, for commands that are shown to be copied. */
export function quoteFolder(options: Readonly<Record<string, unknown>>): string {
  const { dir } = SharedOptionsSchema.parse(options);
  return /^[\w./:\\-]+$/u.test(dir) ? dir : `"${dir}"`;
}
