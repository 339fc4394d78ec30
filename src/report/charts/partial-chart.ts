/** How much more or less often than average each group signed up, with what chance alone could do. */
import { chartColours, chartFrame, ROW_HEIGHT } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface LabelledPartial {
  readonly label: string;
  readonly partial: number;
  readonly standardError: number;
}

/** 95% of a normal distribution lies within this many standard errors. */
const NORMAL_95 = 1.96;

export function partialChart(rows: readonly LabelledPartial[], axis: string): ChartSpec {
  const values = rows.map(({ label, partial, standardError }) => ({
    label,
    partial,
    from: partial - NORMAL_95 * standardError,
    to: partial + NORMAL_95 * standardError,
  }));
  const y = {
    field: 'label',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, ticks: false, domain: false },
  };
  // As wide to both sides, so that the middle is in the middle.
  const reach = Math.max(1e-6, ...values.flatMap(({ from, to }) => [Math.abs(from), Math.abs(to)])) * 1.05;
  const xOf = (field: 'partial' | 'from') => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [-reach, reach], nice: false },
    axis: { title: axis, labels: false, ticks: false, grid: false, domain: false },
  });
  return {
    ...chartFrame,
    height: { step: ROW_HEIGHT },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.65 } },
        encoding: {
          x: xOf('partial'),
          y,
          color: {
            condition: { test: 'datum.partial < 0', value: chartColours.below },
            value: chartColours.above,
          },
        },
      },
      {
        mark: { type: 'rule', color: chartColours.line, strokeWidth: 1.5 },
        encoding: { x: xOf('from'), x2: { field: 'to' }, y },
      },
      {
        data: { values: [{ partial: 0 }] },
        mark: { type: 'rule', color: chartColours.line },
        encoding: { x: xOf('partial') },
      },
    ],
  };
}
