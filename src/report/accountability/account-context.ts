/** What every section of the public account needs: the facts and figures, the words, and how to write numbers in that language. */
import { placeNamesOf } from '../../domain/settings/place-names.ts';
import type { AccountabilityWords } from '../words/english-accountability-words.ts';
import { accountabilityWordsOf } from '../words/accountability-words.ts';
import { writeCount, writeDate, writeDecimal, writeShare } from '../words/format-numbers.ts';
import type { ReportLanguage, ReportWords } from '../words/report-words.ts';
import { wordsOf } from '../words/report-words.ts';
import type { AccountabilityFacts } from './accountability-facts.ts';
import type { AccountabilityFigures } from './accountability-figures.ts';

export interface AccountContext {
  readonly facts: AccountabilityFacts;
  readonly figures: AccountabilityFigures;
  readonly language: ReportLanguage;
  readonly own: AccountabilityWords;
  /** Of all reports. */
  readonly words: ReportWords;
  /** Of municipalities and districts, by code. */
  readonly placeNames: ReadonlyMap<string, string>;
  readonly count: (count: number) => string;
  /** A number of people that stands by itself, as `hideSmall` gives it. */
  readonly people: (count: number | undefined) => string;
  readonly decimal: (number: number, digits: number) => string;
  readonly share: (part: number, whole: number) => string;
  readonly date: (date: string) => string;
}

export function makeAccountContext(
  facts: AccountabilityFacts,
  figures: AccountabilityFigures,
  language: ReportLanguage,
): AccountContext {
  const words = wordsOf(language);
  const own = accountabilityWordsOf(language);
  const { numbers } = words;
  const count = (number: number): string => writeCount(number, numbers);
  return {
    facts,
    figures,
    language,
    own,
    words,
    placeNames: placeNamesOf(facts.settings),
    count,
    people: (number) => (number === undefined ? own.few : count(number)),
    decimal: (number, digits) => writeDecimal(number, digits, numbers),
    share: (part, whole) => (whole === 0 ? '' : writeShare(part / whole, numbers)),
    date: (date) => writeDate(date, numbers),
  };
}
