/** The response in the course of time. */
import { renderChart } from '../charts/render-chart.ts';
import { timeChart } from '../charts/time-chart.ts';
import type { PageSection } from '../html/html-page.ts';
import { figureWithTable, paragraphs } from '../html/html-page.ts';
import { htmlTable } from '../html/html-table.ts';
import { numberColumn } from '../report-section.ts';
import type { ReportContext } from './report-context.ts';

export async function timeSection({ figures, words, count, date }: ReportContext): Promise<PageSection> {
  const { periods, total } = figures;
  const { time } = words;
  const svg = await renderChart(
    timeChart(periods, total.expectedCount, {
      axis: time.axis,
      expectedLine: `${time.expectedLine}: ${count(total.expectedCount)}`,
      dateFormat: words.language === 'nl' ? '%-d-%-m' : '%-d/%-m',
    }),
    time.alternative(count(periods.length), count(total.signedUpCount)),
  );
  const table = htmlTable({
    caption: time.caption,
    columns: [{ title: time.period }, numberColumn(time.signUps), numberColumn(time.cumulative)],
    rows: periods.map(({ from, to, signUpCount, cumulativeCount }) => [
      from === to ? date(from) : time.until(date(from), date(to)),
      count(signUpCount),
      count(cumulativeCount),
    ]),
  });
  return {
    id: 'time',
    heading: time.heading,
    content: [
      paragraphs([time.text]),
      figureWithTable({ caption: time.caption, svg, openLabel: words.table, table }),
    ].join('\n'),
  };
}
