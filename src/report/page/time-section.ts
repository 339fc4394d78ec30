/** The response in the course of time. */
import { renderChart } from '../charts/render-chart.ts';
import { timeChart } from '../charts/time-chart.ts';
import type { DocumentSection, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import type { ReportContext } from './report-context.ts';

export async function timeSection({ figures, words, count, date }: ReportContext): Promise<DocumentSection> {
  const { periods, total } = figures;
  const { time } = words;
  const chart = await renderChart(
    timeChart(periods, total.expectedCount, {
      axis: time.axis,
      expectedLine: `${time.expectedLine}: ${count(total.expectedCount)}`,
      dateFormat: words.language === 'nl' ? '%-d-%-m' : '%-d/%-m',
    }),
    time.alternative(count(periods.length), count(total.signedUpCount)),
    words.numbers,
  );
  const table: ReportTable = {
    caption: time.caption,
    columns: [{ title: time.period }, numberColumn(time.signUps), numberColumn(time.cumulative)],
    rows: periods.map(({ from, to, signUpCount, cumulativeCount }) => [
      from === to ? date(from) : time.until(date(from), date(to)),
      count(signUpCount),
      count(cumulativeCount),
    ]),
  };
  return {
    id: 'time',
    heading: time.heading,
    blocks: [paragraphs(time.text), { kind: 'figure', figure: { caption: time.caption, chart, table } }],
  };
}
