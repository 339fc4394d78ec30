/** Which language the program speaks: that of `--lang`, then of LOTING_LANG, then of the system, then English. */
import type { Language } from '../domain/language.ts';
import { languages } from '../domain/language.ts';

/** The variables in which systems keep the language of messages, the strongest first. */
const SYSTEM_VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'];

/**
 * The language of the environment.
 * @param environment variables
 * @param systemLocale gives that of the system, such as `nl-NL`, where no variable does (Windows, macOS); it takes time
 */
export function chooseLanguage(
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: () => string,
): Language {
  const system = SYSTEM_VARIABLES.map((name) => environment[name]).find(
    (value) => value !== undefined && value !== '',
  );
  return languageOf(environment['LOTING_LANG']) ?? languageOf(system ?? systemLocale()) ?? 'en';
}

/** The language of the last `--lang nl` or `--lang=nl` of a call; the command refuses one that is unknown. */
export function languageOption(words: readonly string[]): Language | undefined {
  const end = words.indexOf('--');
  const options = end === -1 ? words : words.slice(0, end);
  const at = options.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  return languageOf(options[at] === '--lang' ? options[at + 1] : options[at]?.slice('--lang='.length));
}

/** `nl`, `nl_NL.UTF-8` and `nl-BE` are Dutch; `C` and what we do not speak are nothing. */
function languageOf(tag: string | undefined): Language | undefined {
  const primary = tag?.toLowerCase().split(/[-_.@]/u)[0];
  return languages.find((language) => language === primary);
}
