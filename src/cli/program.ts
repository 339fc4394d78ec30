/** Builds the commander tree from the table of commands. Only the command that is called is loaded and given its options. */
import { Command } from 'commander';
import type { Result } from '../domain/result.ts';
import { cleanForTerminal } from './clean-for-terminal.ts';
import type { CommandAction, ExitCode } from './command-spec.ts';
import type { CommandEntry } from './command-table.ts';
import { commandTable, groupSummaries } from './command-table.ts';
import type { CommandContext } from './context.ts';
import { addLangOption } from './options.ts';
import { readVersion } from './package-files.ts';

export interface CommandRun {
  outcome: Result<ExitCode> | undefined;
}

/**
 * The tree for one call.
 * @param words the words of the call, to find the command that must be loaded; `undefined` loads them all (for documentation)
 * @param run receives the outcome of the action
 */
export async function buildProgram(
  context: CommandContext,
  words: readonly string[] | undefined,
  run: CommandRun,
): Promise<Command> {
  const program = new Command('loting')
    .description(
      "Recruits a citizens' panel by lot: draw, letters, sign-ups, groups, and a trail that anybody can check.",
    )
    .version(readVersion(), '-v, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      // It repeats words of the command line.
      writeErr: (text) => context.stderr.write(cleanForTerminal(text)),
      getOutHasColors: () => context.hasColour,
      getErrHasColors: () => context.hasColour,
    });
  for (const entry of commandTable) {
    const command = addEntry(program, entry);
    const isCalled = words === undefined || entry.words.every((word, index) => words[index] === word);
    if (!isCalled) continue;
    const module = await entry.load();
    const action: CommandAction = module.configure(command, context.words);
    // A command that makes a document says so itself in the words of this option.
    if (!command.options.some(({ long }) => long === '--lang')) addLangOption(command, context.words);
    command.action(async (...received: unknown[]) => {
      run.outcome = await action(context, command.opts(), readArguments(received));
    });
  }
  return program;
}

function addEntry(program: Command, entry: CommandEntry): Command {
  const [first = '', second] = entry.words;
  if (second === undefined)
    return program.command(first).description(sentenceOf(entry.summary)).summary(entry.summary);
  const group =
    program.commands.find((command) => command.name() === first) ??
    program
      .command(first)
      .description(sentenceOf(groupSummaries[first] ?? ''))
      .summary(groupSummaries[first] ?? '')
      .helpCommand(false);
  return group.command(second).description(sentenceOf(entry.summary)).summary(entry.summary);
}

function sentenceOf(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

/** Commander hands over the arguments one by one, then the options, then the command. */
function readArguments(received: readonly unknown[]): readonly string[] {
  return received
    .slice(0, -2)
    .flat()
    .filter((value): value is string => typeof value === 'string');
}
