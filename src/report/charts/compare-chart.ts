/** Residents, invited and members of each group as shares: a bar, a line and a dot, which also differ without colour. */
import { chartColours, chartFrame, ROW_HEIGHT } from './chart-style.ts';
import type { ChartSpec } from './render-chart.ts';

export interface ComparedRow {
  readonly label: string;
  readonly residentShare: number;
  readonly invitedShare: number;
  readonly memberShare: number;
}

export interface CompareTexts {
  readonly residents: string;
  readonly invited: string;
  readonly members: string;
  readonly axis: string;
}

export function compareChart(rows: readonly ComparedRow[], texts: CompareTexts): ChartSpec {
  return comparedChart(rows, texts, { title: texts.axis });
}

/**
 * Two genders back to back: those of `left` as shares below 0, of which the axis shows the size.
 * @param rows from old to young
 */
export function pyramidChart(
  rows: readonly { readonly label: string; readonly left: ComparedRow; readonly right: ComparedRow }[],
  texts: CompareTexts & { readonly left: string; readonly right: string },
): ChartSpec {
  const mirrored = rows.flatMap(({ label, left, right }) => [
    {
      label,
      residentShare: -left.residentShare,
      invitedShare: -left.invitedShare,
      memberShare: -left.memberShare,
    },
    { ...right, label },
  ]);
  return comparedChart(mirrored, texts, {
    title: `← ${texts.left}   |   ${texts.right} →`,
    labelExpr: "format(abs(datum.value), '.1~%')",
  });
}

function comparedChart(
  rows: readonly ComparedRow[],
  texts: CompareTexts,
  axis: { readonly title: string; readonly labelExpr?: string },
): ChartSpec {
  const y = {
    field: 'label',
    type: 'nominal' as const,
    sort: null,
    axis: { title: null, ticks: false, domain: false },
  };
  const xOf = (field: keyof ComparedRow) => ({
    field,
    type: 'quantitative' as const,
    axis: { format: '.1~%', tickCount: 5, labelSeparation: 12, labelOverlap: 'parity' as const, ...axis },
  });
  const scale = {
    domain: [texts.residents, texts.invited, texts.members],
    range: [chartColours.residents, chartColours.invited, chartColours.members],
  };
  const colourOf = (name: string) => ({ color: { datum: name, scale, legend: null } });
  return {
    ...chartFrame,
    height: { step: ROW_HEIGHT },
    data: { values: rows.map((row) => ({ ...row })) },
    layer: [
      {
        mark: { type: 'bar', height: { band: 0.7 } },
        encoding: { x: xOf('residentShare'), y, ...colourOf(texts.residents) },
      },
      {
        mark: { type: 'tick', thickness: 3, opacity: 1, height: { band: 0.9 } },
        encoding: { x: xOf('invitedShare'), y, ...colourOf(texts.invited) },
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
        },
        encoding: { x: xOf('memberShare'), y, ...colourOf(texts.members) },
      },
    ],
  };
}
