/** The only place that catches: runs a call, prints what was refused, and turns it into an exit code. */
import { randomBytes } from 'node:crypto';
import { userInfo } from 'node:os';
import type { Command } from 'commander';
import { CommanderError } from 'commander';
import { chooseLanguage, languageOption } from './choose-language.ts';
import type { CommandContext, OutputStream } from './context.ts';
import { printRefusal } from './print.ts';
import { terminalPrompter } from './terminal-prompter.ts';
import { waitOrStop } from './wait-or-stop.ts';
import { placeInSources } from './place-in-sources.ts';
import type { CommandRun } from './program.ts';
import { buildProgram } from './program.ts';
import type { Words } from './words/words.ts';
import { wordsOf } from './words/words.ts';
import { describeWrongUsage } from './wrong-usage.ts';

export const EXIT_DONE = 0;
export const EXIT_REFUSED = 1;
export const EXIT_USAGE = 2;
export const EXIT_DEFECT = 70;

/**
 * Runs one call of `loting`.
 * @param words the words after `loting`
 * @returns 0 done, 1 refused or a check found differences, 2 wrong usage, 70 a defect
 */
export async function runCall(outer: CommandContext, words: readonly string[]): Promise<number> {
  const context = inLanguageOf(outer, words);
  const run: CommandRun = { outcome: undefined };
  let program: Command | undefined;
  try {
    program = await buildProgram(context, words, run);
    if (words.length === 0) {
      program.outputHelp();
      return EXIT_USAGE;
    }
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError && program !== undefined) {
      if (error.exitCode === 0) return EXIT_DONE;
      // A group of commands alone, such as "loting frame", has shown its help.
      if (error.code !== 'commander.help')
        printRefusal(context, describeWrongUsage(context.words, error, program));
      return EXIT_USAGE;
    }
    context.stderr.write(describeDefect(context.words, error));
    return EXIT_DEFECT;
  }
  if (run.outcome === undefined) return EXIT_USAGE;
  if (run.outcome.ok) return run.outcome.value;
  const { failures } = run.outcome;
  const { printFailures } = await import('./print-failures.ts');
  printFailures(context, failures);
  return failures.every(({ code }) => code === 'command.wrong-option') ? EXIT_USAGE : EXIT_REFUSED;
}

/** The context in the language that the call asks for, if it does. */
export function inLanguageOf(context: CommandContext, words: readonly string[]): CommandContext {
  const language = languageOption(words);
  return language === undefined ? context : { ...context, words: wordsOf(language) };
}

/**
 * A defect in words. The message of an unexpected error can hold data from a register, so only its kind and the places
 * in the program are shown.
 */
function describeDefect({ program, common }: Words, error: unknown): string {
  const kind = error instanceof Error ? error.name : typeof error;
  const places =
    error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return [
    `✗ ${program.defect(kind)}`,
    `  ${common.remedy.padEnd(common.where.length)} ${program.reportDefect}`,
    ...places.slice(0, 12).map((line) => placeInSources(line).slice(0, 200)),
    '',
  ].join('\n');
}

/** The context of the real world. */
export function systemContext(): CommandContext {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    words: wordsOf(chooseLanguage(process.env, () => Intl.DateTimeFormat().resolvedOptions().locale)),
    cwd: readWorkingDirectory(),
    now: () => new Date(),
    entropy: (byteCount) => randomBytes(byteCount),
    // Not undefined where there is no terminal: that would leave the choice to the environment, such as CI=1.
    hasColour: isTerminal(process.stdout) && process.env['NO_COLOR'] === undefined,
    hasErrorColour: isTerminal(process.stderr) && process.env['NO_COLOR'] === undefined,
    accountName: readAccountName(),
    prompter: isTerminal(process.stdout) && process.stdin.isTTY ? terminalPrompter : undefined,
    wait: waitOrStop,
    runCall,
  };
}

/** A folder that was removed meanwhile still has a name for the shell; whoever looks for a panel there says it is gone. */
function readWorkingDirectory(): string {
  try {
    return process.cwd();
  } catch {
    return process.env['PWD'] ?? '/';
  }
}

function readAccountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name, as in some containers.
    return 'unknown';
  }
}

function isTerminal({ isTTY }: OutputStream): boolean {
  return isTTY === true;
}
