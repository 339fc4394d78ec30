/** The response of each group as a bar, with a line for everybody together. */
import { chartColours, chartFrame, ROW_HEIGHT } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface LabelledRate {
  readonly label: string;
  readonly rate: number;
}

export function rateChart(
  rows: readonly LabelledRate[],
  averageRate: number,
  texts: { readonly average: string; readonly write: (rate: number) => string },
): ChartSpec {
  const values = rows.map(({ label, rate }) => ({ label, rate, written: texts.write(rate) }));
  const y = {
    field: 'label',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, ticks: false, domain: false },
  };
  const most = Math.max(averageRate, ...rows.map(({ rate }) => rate));
  const x = {
    field: 'rate',
    type: 'quantitative' as const,
    scale: { domain: [0, most * 1.45], nice: false },
    axis: null,
  };
  return {
    ...chartFrame,
    height: { step: ROW_HEIGHT },
    data: { values },
    layer: [
      { mark: { type: 'bar', color: chartColours.invited, height: { band: 0.65 } }, encoding: { x, y } },
      {
        mark: { type: 'text', align: 'right', fontSize: 13, color: chartColours.text },
        encoding: { x: { value: 'width' }, y, text: { field: 'written' } },
      },
      {
        data: { values: [{ rate: averageRate }] },
        mark: { type: 'rule', color: chartColours.line, strokeDash: [5, 3], strokeWidth: 1.5 },
        encoding: { x },
      },
    ],
    title: {
      text: `- - -  ${texts.average}: ${texts.write(averageRate)}`,
      fontSize: 13,
      fontWeight: 'normal',
      color: chartColours.text,
      anchor: 'start',
    },
  };
}
