/** Sign-ups over time: a line in steps, with the number that is expected in the end. */
import type { SignUpPeriod } from '../response/sign-up-periods.ts';
import { chartColours, chartFrame } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface TimeChartTexts {
  readonly axis: string;
  readonly expectedLine: string;
  /** A date on the axis, such as `18-1`. */
  readonly dateFormat: string;
}

/** @param expectedCount the line across; not drawn when it is far above everything reached */
export function timeChart(
  periods: readonly SignUpPeriod[],
  expectedCount: number,
  { axis, expectedLine, dateFormat }: TimeChartTexts,
): ChartSpec {
  const first = periods[0]?.from ?? '';
  const points = [
    { day: first, count: 0 },
    ...periods.map(({ to, cumulativeCount }) => ({ day: to, count: cumulativeCount })),
  ];
  const x = {
    field: 'day',
    type: 'temporal' as const,
    // In UTC: the time zone of the machine must not move a day.
    scale: { type: 'utc' as const },
    axis: { title: null, format: dateFormat, grid: false, tickCount: 5, labelOverlap: true },
  };
  const y = { field: 'count', type: 'quantitative' as const, axis: { title: axis, tickCount: 5 } };
  const line = { data: { values: [{ count: Math.round(expectedCount) }] } };
  return {
    ...chartFrame,
    height: 220,
    layer: [
      { ...line, mark: { type: 'rule', strokeDash: [6, 4], color: chartColours.line }, encoding: { y } },
      {
        ...line,
        mark: {
          type: 'text',
          align: 'left',
          dx: 4,
          dy: 6,
          baseline: 'top',
          fontSize: 13,
          color: chartColours.text,
          text: expectedLine,
        },
        encoding: { y, x: { value: 0 } },
      },
      {
        data: { values: points },
        mark: {
          type: 'line',
          color: chartColours.invited,
          strokeWidth: 2.5,
          point: { color: chartColours.invited, size: 28 },
        },
        encoding: { x, y },
      },
    ],
  };
}
