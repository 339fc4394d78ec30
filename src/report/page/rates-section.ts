/** The response of each group. */
import { rateChart } from '../charts/rate-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { ChartFigure, DocumentSection, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import type { FeaturePart, ReportContext } from './report-context.ts';

export async function ratesSection(context: ReportContext): Promise<DocumentSection> {
  const { figures, words } = context;
  const parts: ChartFigure[] = [];
  for (const part of figures.features.flatMap(({ feature }) => context.partsOf(feature))) {
    if (part.rows.length > 1) parts.push(await rateFigure(context, part));
  }
  return {
    id: 'rates',
    heading: words.rates.heading,
    blocks: [paragraphs(words.rates.text), { kind: 'figures', figures: parts }],
  };
}

async function rateFigure(
  { figures, words, count, share }: ReportContext,
  { title, rows }: FeaturePart,
): Promise<ChartFigure> {
  const { rates } = words;
  const labelled = rows.map(({ label, signedUpCount, invitedCount }) => ({
    label,
    rate: signedUpCount / invitedCount,
  }));
  const sorted = labelled.toSorted((left, right) => right.rate - left.rate);
  const { total } = figures;
  const chart = await renderChart(
    rateChart(labelled, total.signedUpCount / total.invitedCount, {
      average: rates.averageLine,
      write: (rate) => share(rate, 1),
    }),
    rates.alternative(title, sorted[0]?.label ?? '', sorted.at(-1)?.label ?? ''),
    words.numbers,
  );
  const sum = (pick: (row: FeaturePart['rows'][number]) => number): number =>
    rows.reduce((all, row) => all + pick(row), 0);
  const line = (label: string, residents: number, invited: number, signedUp: number) => [
    label,
    count(residents),
    count(invited),
    count(signedUp),
    share(signedUp, invited),
  ];
  const caption = rates.caption(title);
  const table: ReportTable = {
    caption,
    columns: [
      { title },
      numberColumn(words.residents),
      numberColumn(words.invited),
      numberColumn(words.signedUp),
      numberColumn(words.response),
    ],
    rows: rows.map((row) => line(row.label, row.residentCount, row.invitedCount, row.signedUpCount)),
    totals: line(
      words.total,
      sum(({ residentCount }) => residentCount),
      sum(({ invitedCount }) => invitedCount),
      sum(({ signedUpCount }) => signedUpCount),
    ),
  };
  return { caption, chart, table };
}
