/** The response of each group. */
import { rateChart } from '../charts/rate-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { PageSection } from '../html/html-page.ts';
import { figureWithTable, paragraphs } from '../html/html-page.ts';
import { htmlTable } from '../html/html-table.ts';
import { numberColumn } from '../report-section.ts';
import type { FeaturePart, ReportContext } from './report-context.ts';

export async function ratesSection(context: ReportContext): Promise<PageSection> {
  const { figures, words } = context;
  const figuresOfFeatures: string[] = [];
  for (const part of figures.features.flatMap(({ feature }) => context.partsOf(feature))) {
    if (part.rows.length > 1) figuresOfFeatures.push(await rateFigure(context, part));
  }
  return {
    id: 'rates',
    heading: words.rates.heading,
    content: [
      paragraphs([words.rates.text]),
      `<div class="figures">\n${figuresOfFeatures.join('\n')}\n</div>`,
    ].join('\n'),
  };
}

async function rateFigure(
  { figures, words, count, share }: ReportContext,
  { title, rows }: FeaturePart,
): Promise<string> {
  const { rates } = words;
  const labelled = rows.map(({ label, signedUpCount, invitedCount }) => ({
    label,
    rate: signedUpCount / invitedCount,
  }));
  const sorted = labelled.toSorted((left, right) => right.rate - left.rate);
  const { total } = figures;
  const svg = await renderChart(
    rateChart(labelled, total.signedUpCount / total.invitedCount, {
      average: rates.averageLine,
      write: (rate) => share(rate, 1),
    }),
    rates.alternative(title, sorted[0]?.label ?? '', sorted.at(-1)?.label ?? ''),
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
  const table = htmlTable({
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
  });
  return figureWithTable({ caption, svg, openLabel: words.table, table });
}
