/** The words of the report of the response: one object a language, with the same keys. */
import type { FeatureName } from '../../domain/features.ts';
import type { OutcomeRates } from '../aapor-rates.ts';
import { dutchWords } from './dutch-words.ts';
import { englishWords } from './english-words.ts';
import type { NumberStyle } from './format-numbers.ts';

export const reportLanguages = ['nl', 'en'] as const;
export type ReportLanguage = (typeof reportLanguages)[number];

/** Paragraphs are lists of sentences that stand together; a text never has markup in it. */
export interface ReportWords {
  readonly language: ReportLanguage;
  readonly numbers: NumberStyle;
  readonly title: (panelName: string) => string;
  readonly subtitle: (date: string) => string;
  readonly contents: string;
  readonly table: string;
  readonly total: string;
  readonly features: Readonly<Record<FeatureName, string>>;
  /** Values that the strata hold as a code. */
  readonly values: Readonly<Record<string, string>>;
  /** More than two values that stand together. */
  readonly andOthers: (first: string, last: string) => string;
  readonly residents: string;
  readonly invited: string;
  readonly signedUp: string;
  readonly members: string;
  readonly response: string;
  readonly share: string;
  readonly feature: string;
  readonly figure: string;
  readonly value: string;
  readonly outcome: string;
  /** For whom the report of the response is. */
  readonly internal: string;
  readonly glance: {
    readonly heading: string;
    readonly residents: string;
    readonly invited: string;
    readonly signedUp: string;
    readonly response: string;
    readonly expected: string;
    readonly members: string;
    readonly forecast: string;
    readonly forecastRange: (from: string, to: string) => string;
  };
  readonly time: {
    readonly heading: string;
    readonly text: string;
    readonly caption: string;
    readonly alternative: (periodCount: string, total: string) => string;
    readonly axis: string;
    readonly expectedLine: string;
    readonly period: string;
    readonly signUps: string;
    readonly cumulative: string;
    readonly until: (from: string, to: string) => string;
  };
  readonly rates: {
    readonly heading: string;
    readonly text: string;
    readonly caption: (feature: string) => string;
    readonly alternative: (feature: string, highest: string, lowest: string) => string;
    readonly averageLine: string;
  };
  readonly compare: {
    readonly heading: string;
    readonly text: string;
    readonly pyramidCaption: string;
    readonly pyramidAlternative: (rowCount: string) => string;
    readonly caption: (feature: string) => string;
    readonly alternative: (feature: string) => string;
    readonly axis: string;
  };
  readonly representativity: {
    readonly heading: string;
    readonly text: readonly string[];
    readonly figure: string;
    readonly range: (from: string, to: string) => string;
    readonly verdicts: Readonly<Record<'high' | 'middle' | 'low', string>>;
    readonly variation: string;
    readonly partsHeading: string;
    readonly partsText: readonly string[];
    readonly variablesCaption: string;
    readonly unconditional: string;
    readonly conditional: string;
    readonly standardError: string;
    readonly caption: (feature: string) => string;
    readonly alternative: (feature: string, most: string, least: string) => string;
    readonly axis: string;
    readonly none: string;
  };
  readonly weights: {
    readonly heading: string;
    readonly text: readonly string[];
    readonly caption: string;
    readonly alternative: (binCount: string) => string;
    readonly axis: string;
    readonly weight: string;
    readonly summaryCaption: string;
    readonly designEffect: string;
    readonly effective: string;
    readonly quantile: (percent: number) => string;
    readonly none: string;
  };
  readonly outcomes: {
    readonly heading: string;
    readonly text: string;
    readonly caption: string;
    readonly rate: string;
    readonly meaning: string;
    readonly rates: Readonly<Partial<Record<keyof OutcomeRates, string>>>;
    readonly countsCaption: string;
    readonly complete: string;
    readonly refused: string;
    readonly unknown: string;
    readonly notEligible: string;
  };
  readonly about: { readonly heading: string; readonly text: readonly string[] };
}

const words: Readonly<Record<ReportLanguage, ReportWords>> = { nl: dutchWords, en: englishWords };

export function wordsOf(language: ReportLanguage): ReportWords {
  return words[language];
}
