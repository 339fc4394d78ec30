/** How many members have a weight of each size. */
import { chartColours, chartFrame } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface WeightBin {
  readonly label: string;
  readonly memberCount: number;
}

export function weightChart(
  bins: readonly WeightBin[],
  texts: { readonly weight: string; readonly members: string },
): ChartSpec {
  return {
    ...chartFrame,
    height: 200,
    data: { values: bins.map((bin) => ({ ...bin })) },
    mark: { type: 'bar', color: chartColours.members },
    encoding: {
      x: {
        field: 'label',
        type: 'nominal',
        sort: null,
        axis: { title: texts.weight, labelAngle: -40, ticks: false },
      },
      y: { field: 'memberCount', type: 'quantitative', axis: { title: texts.members, tickCount: 5 } },
    },
  };
}
