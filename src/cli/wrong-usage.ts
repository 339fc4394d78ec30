/** Wrong usage in the words of the call: what is wrong, and the nearest right call. */
import type { Command, CommanderError } from 'commander';
import { distance } from 'fastest-levenshtein';
import { commandTable } from './command-table.ts';
import { callOf } from './help-words.ts';
import type { Words } from './words/words.ts';

export interface WrongUsage {
  readonly what: string;
  readonly remedy: string;
}

/** What a typing error may differ from the right word. */
const MOST_EDITS = 3;

/**
 * Commander's refusal in words. It gives a code and an English message, of which only the quoted parts are used.
 * @param root the program, with the arguments of this call
 */
export function describeWrongUsage({ program }: Words, error: CommanderError, root: Command): WrongUsage {
  const command = calledCommand(root);
  const call = callOf(command);
  const said = program.wrongUsage;
  const [first = '', second = ''] = quotedIn(error.message);
  const seeHelp = said.seeHelp(call);
  switch (error.code) {
    case 'commander.unknownCommand': {
      const nearest = nearestCall(call, first);
      return {
        what: said.unknownCommand(first),
        remedy: nearest === undefined ? seeHelp : said.didYouMean(nearest),
      };
    }
    case 'commander.unknownOption': {
      const flags = command.options.flatMap(({ long }) => long ?? []).concat('--help');
      const nearest = nearestOf(first.replace(/=.*$/u, ''), flags, (flag) => [flag]);
      return {
        what: said.unknownOption(first),
        remedy: nearest === undefined ? seeHelp : said.didYouMean(`${call} ${nearest}`),
      };
    }
    case 'commander.missingArgument':
      return { what: said.missingArgument(first), remedy: seeHelp };
    case 'commander.missingMandatoryOptionValue':
      return { what: said.missingOption(first), remedy: seeHelp };
    case 'commander.optionMissingArgument':
      return { what: said.missingValue(first), remedy: seeHelp };
    case 'commander.invalidArgument': {
      const choices = /Allowed choices are (.*)\.$/u.exec(error.message)?.[1] ?? '';
      return { what: said.wrongValue(first, second, choices), remedy: seeHelp };
    }
    case 'commander.excessArguments': {
      const [most = 0, given = 0] = (error.message.match(/\d+/gu) ?? []).slice(-2).map(Number);
      return { what: said.tooMany(most, given), remedy: seeHelp };
    }
    default:
      return { what: said.other, remedy: seeHelp };
  }
}

/** The command of a call, as far as it was recognised. */
function calledCommand(command: Command): Command {
  const [word] = command.args;
  const child = command.commands.find((each) => each.name() === word);
  return child === undefined ? command : calledCommand(child);
}

function quotedIn(message: string): readonly string[] {
  return [...message.matchAll(/'([^']*)'/gu)].map(([, quoted = '']) => quoted);
}

/** A command is called by its last word, or by its only one. */
function wordsOfCommand(name: string): readonly string[] {
  return [name.split(' ').at(-1) ?? ''];
}

/** The command that was most likely meant; "loting render" means "loting letters render" too. */
function nearestCall(call: string, word: string): string | undefined {
  const group = call.replace(/^loting ?/u, '');
  const names = commandTable
    .map(({ name }) => name)
    .filter((name) => group === '' || name.startsWith(`${group} `));
  const groups = group === '' ? [...new Set(names.map((name) => name.split(' ')[0] ?? ''))] : [];
  const nearest = nearestOf(word, [...groups, ...names], wordsOfCommand);
  return nearest === undefined ? undefined : `loting ${nearest}`;
}

/** The candidate of which a name is nearest to a word; `undefined` when none is near. */
function nearestOf<T>(
  word: string,
  candidates: readonly T[],
  namesOf: (candidate: T) => readonly string[],
): T | undefined {
  let nearest: T | undefined;
  let fewest = Math.min(MOST_EDITS, Math.ceil(word.replace(/^-+/u, '').length / 2)) + 1;
  for (const candidate of candidates) {
    const edits = Math.min(...namesOf(candidate).map((name) => distance(word, name)));
    if (edits < fewest) {
      fewest = edits;
      nearest = candidate;
    }
  }
  return nearest;
}
