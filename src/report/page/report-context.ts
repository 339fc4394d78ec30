/** What every section of the report needs: the figures, the words, and how to write numbers and groups in that language. */
import type { FeatureName } from '../../domain/features.ts';
import type { FeatureRow, PanelFigures } from '../response/panel-figures.ts';
import { writeCount, writeDate, writeDecimal, writeShare } from '../words/format-numbers.ts';
import type { ReportLanguage, ReportWords } from '../words/report-words.ts';
import { wordsOf } from '../words/report-words.ts';

export interface ReportContext {
  readonly figures: PanelFigures;
  readonly words: ReportWords;
  readonly count: (count: number) => string;
  readonly decimal: (number: number, digits: number) => string;
  readonly share: (part: number, whole: number) => string;
  readonly date: (date: string) => string;
  /** Some values of a feature in words. */
  readonly group: (feature: FeatureName, values: readonly string[]) => string;
  /** The rows of a feature in parts that are shown apart: districts per municipality. */
  readonly partsOf: (feature: FeatureName) => readonly FeaturePart[];
}

export interface FeaturePart {
  readonly feature: FeatureName;
  /** `Age`, or `District, Utrecht`. */
  readonly title: string;
  readonly rows: readonly (FeatureRow & { readonly label: string; readonly place: number })[];
}

/** @param placeNames of municipalities and districts, by code */
export function makeReportContext(
  figures: PanelFigures,
  language: ReportLanguage,
  placeNames: ReadonlyMap<string, string>,
): ReportContext {
  const found = wordsOf(language);
  // Before the admission there are no members to compare with the population, but people who signed up.
  const words = figures.isBeforeAdmission ? { ...found, members: found.signedUp } : found;
  const { numbers } = words;
  const valueIn = (feature: FeatureName, value: string): string => {
    const own = value.slice(value.indexOf('/') + 1);
    const isPlace = feature === 'municipality' || feature === 'district';
    return (isPlace ? placeNames.get(own) : undefined) ?? wordOf(words, feature, own);
  };
  const group = (feature: FeatureName, values: readonly string[]): string => {
    const names = values.map((value) => valueIn(feature, value));
    const [first = '', ...others] = names;
    return names.length <= 2 ? names.join(' + ') : words.andOthers(first, others.at(-1) ?? '');
  };
  return {
    figures,
    words,
    group,
    count: (count) => writeCount(count, numbers),
    decimal: (number, digits) => writeDecimal(number, digits, numbers),
    share: (part, whole) => (whole === 0 ? '' : writeShare(part / whole, numbers)),
    date: (date) => writeDate(date, numbers),
    partsOf: (feature) => {
      const rows = figures.features.find((each) => each.feature === feature)?.rows ?? [];
      const labelled = rows.map((row, place) => ({ ...row, place, label: group(feature, row.values) }));
      const title = words.features[feature];
      if (feature !== 'district') return [{ feature, title, rows: labelled }];
      return [...new Set(labelled.map(ownerOf))].map((owner) => ({
        feature,
        title: `${title}, ${placeNames.get(owner) ?? owner}`,
        rows: labelled.filter((row) => ownerOf(row) === owner),
      }));
    },
  };
}

/** The municipality of a row of districts. */
function ownerOf({ values }: FeatureRow): string {
  return (values[0] ?? '').split('/')[0] ?? '';
}

/** The codes of the strata that have words; every other value says it itself. */
function wordOf(words: ReportWords, feature: FeatureName, value: string): string {
  const isCode = feature === 'gender' || value === 'unknown';
  return (isCode ? words.values[value] : undefined) ?? value;
}
