/** The help texts of commander in the language of the call: titles, usage, and what stands behind an option. */
import type { Argument, Command, HelpConfiguration, Option } from 'commander';
import type { Words } from './words/words.ts';

/** What `configureHelp` of every command takes. */
export function helpInWords({ program }: Words): HelpConfiguration {
  const { titles, usage } = program;
  const inWords = (text: string): string =>
    text.replaceAll('[options]', usage.options).replaceAll('[command]', usage.command);
  const defaultOf = ({ defaultValue }: Option | Argument): string[] =>
    typeof defaultValue === 'string' ? [program.defaultValue(JSON.stringify(defaultValue))] : [];
  const choicesOf = ({ argChoices }: Option | Argument): string[] =>
    argChoices === undefined
      ? []
      : [program.choices(argChoices.map((each) => JSON.stringify(each)).join(', '))];
  return {
    styleTitle: (title) => titles[title] ?? title,
    commandUsage: (command) => `${callOf(command)} ${inWords(command.usage())}`,
    subcommandTerm: (command) => command.name(),
    optionDescription: (option) =>
      withExtras(option.description, [
        ...choicesOf(option),
        ...(option.required || option.optional ? defaultOf(option) : []),
      ]),
    argumentDescription: (argument) =>
      withExtras(argument.description, [...choicesOf(argument), ...defaultOf(argument)]),
  };
}

function withExtras(description: string, extras: readonly string[]): string {
  return extras.length === 0 ? description : `${description} (${extras.join(', ')})`;
}

/** How a command is called: `loting frame build`. */
export function callOf(command: Command): string {
  return command.parent === null ? command.name() : `${callOf(command.parent)} ${command.name()}`;
}
