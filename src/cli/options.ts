/** Options that many commands share, declared once so that they read the same everywhere, and read back with their types. */
import path from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { CommandContext } from './context.ts';

/** `--dir`: the working folder. */
export function addDirOption(command: Command): Command {
  return command.option('--dir <folder>', 'the working folder of the panel', '.');
}

/** `--json`: for a command that reads. */
export function addJsonOption(command: Command): Command {
  return command.option('--json', 'print JSON for other programs instead of tables');
}

/** `--dry-run`: for a command that writes. */
export function addDryRunOption(command: Command): Command {
  return command.option('--dry-run', 'show what would happen, and change nothing');
}

/** Adds an example to the end of the help text. */
export function addExample(command: Command, ...lines: readonly string[]): Command {
  return command.addHelpText('after', `\nExample:\n${lines.map((line) => `  $ ${line}`).join('\n')}`);
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
