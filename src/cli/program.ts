/** Builds the commander tree from the table of commands. Only the command that is called is loaded and given its options. */
import { Command } from 'commander';
import type { Result } from '../domain/result.ts';
import type { CommandAction, ExitCode } from './command-spec.ts';
import type { CommandEntry } from './command-table.ts';
import { commandTable } from './command-table.ts';
import type { CommandContext } from './context.ts';
import { helpInWords } from './help-words.ts';
import { addLangOption } from './lang-option.ts';
import { readVersion } from './package-files.ts';
import type { Words } from './words/words.ts';

export interface CommandRun {
  outcome: Result<ExitCode> | undefined;
}

/**
 * The tree for one call.
 * @param call the words of the call, to find the command that must be loaded; `undefined` loads them all (for documentation)
 * @param run receives the outcome of the action
 */
export async function buildProgram(
  context: CommandContext,
  call: readonly string[] | undefined,
  run: CommandRun,
): Promise<Command> {
  const { words } = context;
  const program = new Command('loting')
    .description(words.program.description)
    .version(readVersion(), '-v, --version', words.program.versionOption)
    .helpOption('-h, --help', words.program.helpOption)
    // Its own --lang stands before the command; one behind a command is for that command to read.
    .enablePositionalOptions()
    .helpCommand(false)
    .addHelpText('after', `\n${words.program.moreHelp}`)
    .exitOverride()
    .configureHelp(helpInWords(words))
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      // What is wrong is said by `describeWrongUsage`, in the language of the call.
      outputError: () => undefined,
      getOutHasColors: () => context.hasColour,
      getErrHasColors: () => context.hasErrorColour,
    });
  addLangOption(program, words);
  for (const entry of commandTable) {
    const names = entry.name.split(' ');
    const command = addEntry(program, entry, words);
    const isCalled =
      call === undefined || names.every((name, index) => wordsWithoutLang(call)[index] === name);
    if (!isCalled) continue;
    const module = await entry.load();
    const action: CommandAction = module.configure(command, words);
    // A command that makes a document says what the option does in its own words.
    if (!command.options.some(({ long }) => long === '--lang')) addLangOption(command, words);
    command.action(async (...received: unknown[]) => {
      run.outcome = await action(context, command.opts(), readArguments(received));
    });
  }
  return program;
}

/** A call whose language is named before the command: `loting --lang nl status`. */
function wordsWithoutLang(call: readonly string[]): readonly string[] {
  if (call[0] === '--lang') return call.slice(2);
  return call[0]?.startsWith('--lang=') === true ? call.slice(1) : call;
}

function addEntry(program: Command, { name }: CommandEntry, { program: said }: Words): Command {
  const [first = '', second] = name.split(' ');
  if (second === undefined) return describe(program.command(first), said.summaries[name]);
  const group =
    program.commands.find((command) => command.name() === first) ??
    describe(program.command(first), said.groups[first as keyof typeof said.groups]).helpCommand(false);
  return describe(group.command(second), said.summaries[name]);
}

function describe(command: Command, summary: string): Command {
  return command.description(sentenceOf(summary)).summary(summary);
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
