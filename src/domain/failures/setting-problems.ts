/** What can be wrong with the value of a setting, and with YAML, in phrases that follow a colon. */
import type { ErrorCode } from 'yaml';
import type { Phrase } from '../failure-table.ts';

export const settingProblems = {
  text: () => 'it should be a text',
  'text-in-quotes': () => 'it should be a text (put it between quotes if it looks like a number or a date)',
  number: () => 'it should be a number',
  'whole-number': () => 'it should be a whole number',
  'true-or-false': () => 'it should be true or false',
  list: () => 'it should be a list (each item on a line of its own, after a hyphen)',
  'list-of-lines': () => 'it should be a list of lines',
  'list-of-marks': () => 'it should be a list of marks',
  group: () => 'it should be a group of settings, each on a line of its own below it',
  empty: () => 'this may not be empty',
  above: (p: { minimum: number }) => `it should be above ${p.minimum}`,
  below: (p: { maximum: number }) => `it should be below ${p.maximum}`,
  'at-least': (p: { minimum: number }) => `it should be at least ${p.minimum}`,
  'at-most': (p: { maximum: number }) => `it should be at most ${p.maximum}`,
  between: (p: { minimum: number; maximum: number }) =>
    `it should be a number from ${p.minimum} to ${p.maximum}`,
  'at-least-items': (p: { minimum: number }) => `the list should have at least ${p.minimum}`,
  'at-most-items': (p: { maximum: number }) => `the list should have at most ${p.maximum}`,
  'at-most-characters': (p: { maximum: number }) => `it should have at most ${p.maximum} characters`,
  'one-of': (p: { possible: readonly string[] }) => `it should be one of: ${p.possible.join(', ')}`,
  'file-names': () => 'it should be one file name, or a list of file names',
  email: () => 'it should be an e-mail address',
  'web-address': () => 'it should be an internet address that begins with https://',
  characters: () => 'it has characters that are not possible here',
  id: () => 'an id has small letters, digits and hyphens, at most 40',
  'id-from-letter': () =>
    'an id has small letters, digits and hyphens, begins with a letter, and has at most 40',
  'answer-id': () => 'an answer has an id in small letters, digits and hyphens, at most 40',
  'age-band': () => 'an age band is written as "18-29" or "75+"',
  date: () => 'a date is written as year-month-day, such as 2027-02-28',
  'real-date': () => 'this date does not exist in the calendar',
  'six-decimals': () => 'it has more than six decimals',
  'two-decimals': () => 'it has more than two decimals',
  wave: () => 'a later wave is written as its number, from 2: the first wave has its dates above',
  'letter-file': () => 'a letter stands in the folder templates itself: give its name only',
  'template-file': () => 'give the name of a file in the folder templates',
  colour: () => 'a colour is written as "#" and six hexadecimal digits, between quotes',
  'inserter-kind': () => 'its kind should be omr or datamatrix',
  'same-language': () => 'it is the language of the front too',
  'above-largest': () => 'it is above addressLargest',
  other: () => 'it is not possible here',
};

/** What is wrong with the value of a setting: the code of a phrase, with what it names. */
export type SettingProblem = Phrase<typeof settingProblems>;

/** What YAML cannot be read as. The codes in capitals are those of the library. */
export const yamlProblems: Readonly<Record<ErrorCode | 'braces' | 'nothing', string>> = {
  ALIAS_PROPS: 'a reference (alias) can have no anchor or tag of its own',
  BAD_ALIAS: 'there is a reference (alias) that is not right',
  BAD_DIRECTIVE: 'a line that begins with % is not right',
  BAD_DQ_ESCAPE: 'a text between double quotes has a backslash that means nothing',
  BAD_INDENT: 'a line does not begin in the same column as the lines that it belongs to',
  BAD_PROP_ORDER: 'an anchor or tag stands in the wrong place',
  BAD_SCALAR_START: 'a text begins with a character that must stand between quotes',
  BLOCK_AS_IMPLICIT_KEY: 'there is a second colon on the line; put the text between quotes',
  BLOCK_IN_FLOW: 'a list or group of several lines stands between brackets',
  DUPLICATE_KEY: 'the same setting stands twice in one group',
  IMPOSSIBLE: 'it cannot be read from here on',
  KEY_OVER_1024_CHARS: 'the name of a setting is too long',
  MISSING_CHAR: 'a character is missing, such as a quote, a bracket, a colon or a space',
  MULTILINE_IMPLICIT_KEY: 'a line has no colon, or the name of a setting is on more than one line',
  MULTIPLE_ANCHORS: 'a value has more than one anchor',
  MULTIPLE_DOCS: 'a line "---" begins a second document',
  MULTIPLE_TAGS: 'a value has more than one tag',
  NON_STRING_KEY: 'the name of a setting is no text',
  RESOURCE_EXHAUSTION: 'too many references (aliases), or settings too deep within each other',
  TAB_AS_INDENT: 'a line begins with a tab; use spaces',
  TAG_RESOLVE_FAILED: 'there is a tag (a word that begins with !) that is not known',
  UNEXPECTED_TOKEN: 'there is a character that does not belong here',
  BAD_COLLECTION_TYPE: 'a tag does not fit what it stands before',
  braces: 'a text with braces must stand between quotes',
  nothing: 'there is nothing, or a reference (alias) to something that is not there',
};
export type YamlProblem = keyof typeof yamlProblems;
