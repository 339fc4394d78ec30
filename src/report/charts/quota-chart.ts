/** The quotas of a case: each range as a bar, the target as a line and the result as a dot, which also differ without colour. */
import { chartColours, chartFrame, ROW_HEIGHT } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface LabelledQuota {
  readonly label: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly target: number;
  readonly reached: number;
}

export function quotaChart(rows: readonly LabelledQuota[], axis: string): ChartSpec {
  const y = {
    field: 'label',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, ticks: false, domain: false },
  };
  const xOf = (field: keyof LabelledQuota) => ({
    field,
    type: 'quantitative' as const,
    scale: { zero: true },
    axis: { title: axis, tickCount: 5 },
  });
  // A range of one number would have no width: half a seat to both sides.
  const values = rows.map(({ minimum, maximum, ...row }) => ({
    ...row,
    minimum: Math.max(0, minimum - 0.5),
    maximum: maximum + 0.5,
  }));
  return {
    ...chartFrame,
    height: { step: ROW_HEIGHT },
    data: { values },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.7 }, color: chartColours.residents },
        encoding: { x: xOf('minimum'), x2: { field: 'maximum' }, y },
      },
      {
        mark: {
          type: 'tick',
          thickness: 3,
          opacity: 1,
          height: { band: 0.9 },
          color: chartColours.invited,
        },
        encoding: { x: xOf('target'), y },
      },
      {
        mark: {
          type: 'point',
          shape: 'diamond',
          filled: true,
          size: 90,
          opacity: 1,
          stroke: 'white',
          strokeWidth: 1,
          color: chartColours.members,
        },
        encoding: { x: xOf('reached'), y },
      },
    ],
  };
}
