/** What can be typed after `loting`: the commands with their options, read from the program itself. */
import type { Command } from 'commander';

export interface OptionWords {
  /** With its dashes. */
  readonly name: string;
  readonly summary: string;
  /** What can stand behind it; `undefined` for an option without a value, empty for anything, such as a file. */
  readonly values: readonly string[] | undefined;
}

export interface CallWords {
  /** After `loting`: one word or two. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly options: readonly OptionWords[];
}

export interface ProgramWords {
  /** First words that have commands below them, with what they are about. */
  readonly groups: readonly { readonly name: string; readonly summary: string }[];
  readonly calls: readonly CallWords[];
}

/** @param program with all its commands loaded */
export function readProgramWords(program: Command): ProgramWords {
  return {
    groups: program.commands
      .filter(({ commands }) => commands.length > 0)
      .map((command) => ({ name: command.name(), summary: command.summary() })),
    calls: program.commands.flatMap((command) =>
      command.commands.length === 0
        ? [callOf([command.name()], command)]
        : command.commands.map((child) => callOf([command.name(), child.name()], child)),
    ),
  };
}

function callOf(words: readonly string[], command: Command): CallWords {
  const options = command.options.flatMap(({ long, description, required, argChoices }) =>
    long === undefined || long === null
      ? []
      : [{ name: long, summary: firstLine(description), values: required ? (argChoices ?? []) : undefined }],
  );
  return {
    words,
    summary: firstLine(command.summary()),
    options: [...options, { name: '--help', summary: '', values: undefined }],
  };
}

/** Short enough for a list at a prompt. */
function firstLine(text: string): string {
  return (text.split(/[;:(]/u)[0] ?? '').trim();
}
