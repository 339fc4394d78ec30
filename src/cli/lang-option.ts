/** `--lang`, which every command has. Not among the other options: what reads those takes time, and help needs none. */
import type { Command } from 'commander';
import { Option } from 'commander';
import { languages } from '../domain/language.ts';
import type { Words } from './words/words.ts';

/** `--lang`: the language of this call; it was read before the command was known. */
export function addLangOption(command: Command, { common }: Words): Command {
  return command.addOption(new Option('--lang <language>', common.langOption).choices([...languages]));
}
