/** The response in the rates that researchers compare surveys by. */
import type { OutcomeRates } from '../aapor-rates.ts';
import type { DocumentSection, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import type { ReportContext } from './report-context.ts';

const shownRates = ['rr1', 'rr3', 'coop1', 'ref1', 'con1'] as const satisfies (keyof OutcomeRates)[];

export function outcomesSection({ figures, words, count, decimal }: ReportContext): DocumentSection {
  const { outcomes } = words;
  const { outcomeCounts: counts, outcomeRates } = figures;
  const rates: ReportTable = {
    caption: outcomes.caption,
    columns: [{ title: outcomes.rate }, numberColumn(words.value), { title: outcomes.meaning }],
    rows: shownRates.map((rate) => {
      const value = outcomeRates[rate];
      return [rate.toUpperCase(), value === undefined ? '' : decimal(value, 3), outcomes.rates[rate] ?? ''];
    }),
  };
  const letters: ReportTable = {
    caption: outcomes.countsCaption,
    columns: [{ title: words.outcome }, numberColumn(words.invited)],
    rows: [
      [outcomes.complete, count(counts.completeCount)],
      [outcomes.refused, count(counts.refusalCount)],
      [outcomes.unknown, count(counts.unknownHouseholdCount + counts.unknownOtherCount)],
      [outcomes.notEligible, count(counts.notEligibleCount)],
    ],
  };
  return {
    id: 'outcomes',
    heading: outcomes.heading,
    blocks: [paragraphs(outcomes.text), { kind: 'table', table: rates }, { kind: 'table', table: letters }],
  };
}
