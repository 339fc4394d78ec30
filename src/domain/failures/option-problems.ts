/** What can be wrong with what was typed behind an option, in phrases that follow "is not right:". */
import type { Phrase } from '../failure-table.ts';
import { numbersOf } from '../language.ts';

const { count } = numbersOf('en');

export const optionProblems = {
  needed: () => 'it is needed here',
  'one-of': (p: { possible: readonly string[] }) => `it takes one of ${p.possible.join(', ')}`,
  'each-once': (p: { possible: readonly string[] }) => `it takes each at most once: ${p.possible.join(', ')}`,
  'whole-number': () => 'it takes a whole number from 1',
  'at-most': (p: { maximum: number }) => `it takes at most ${count(p.maximum)}`,
  'demo-residents': (p: { letters: number; fewest: number }) =>
    `it takes at least ${p.fewest}: with fewer residents there are too few addresses for the ${count(p.letters)} letters of the demo, and too few members for its eight groups`,
  date: (p: { example: string }) => `it takes a date, such as ${p.example}`,
  'real-date': (p: { example: string }) => `it takes a date that exists, such as ${p.example}`,
  'future-day': (p: { today: string }) => `the day is in the future; today is ${p.today}`,
  'one-line': (p: { longest: number }) => `it takes one line of 1 to ${p.longest} characters`,
  hash: () => 'a hash has 64 digits from 0 to 9 and a to f',
  seed: () => 'a seed has 64 digits from 0 to 9 and a to f, and goes with --letters',
  'needed-with-seed': () => 'it is needed with --seed',
  'without-names': () => 'it goes without names',
  'go-together': (p: { options: readonly string[] }) =>
    `${p.options.slice(0, -1).join(', ')} and ${p.options.at(-1)} go together`,
  'randomness-or-drand': () =>
    'give either a text, or a drand round with --drand-round and --drand-signature',
  'round-with-signature': () => 'a round and its signature go together',
  'drand-or-source': () => 'give either a drand round, or a source in words with --randomness-source',
  'letters-or-target': () => 'give either --letters or --to-target',
  'letter-count': () =>
    'it takes a whole number from 1, or a number for each municipality, as GM0344=500,GM0637=200',
  'each-municipality': () => 'it names each municipality, as GM0344=7334,GM0637=2667',
  'not-municipality-count': (p: { text: string }) =>
    `"${p.text}" is not a municipality with a number, as GM0344=500`,
  'municipality-twice': (p: { municipality: string }) => `municipality ${p.municipality} is named twice`,
  'municipality-unknown': (p: { municipality: string }) =>
    `the settings have no municipality ${p.municipality}`,
  'municipality-code': () => 'it takes a code, such as GM0344',
  'municipality-parts': () =>
    'it is written as code;name;target;response;return address, with a semicolon between lines of the address',
  'no-letters': () => 'a wave has at least one letter',
  'question-form': () => 'it is written as question=answer, such as education=high',
  'question-unknown': (p: { id: string }) => `the settings have no question "${p.id}"`,
  'case-of-kind': () => 'it takes the id of a case, and belongs to --kind case',
  'reason-code': () =>
    'it takes a short code in small letters, digits and hyphens, such as cannot-come, in your own words',
};

/** What is wrong with an option: the code of a phrase, with what it names. */
export type OptionProblem = Phrase<typeof optionProblems>;
