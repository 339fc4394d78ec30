/** Whether the panel looks like the population: the R-indicator in words for everybody, and its parts. */
import type { FeatureName } from '../../domain/features.ts';
import { describeFailure } from '../../domain/describe-failure.ts';
import { partialChart } from '../charts/partial-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { ChartFigure, DocumentSection, ReportBlock, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import type { Representativity } from '../representativity/measure-representativity.ts';
import type { VariablePartial } from '../representativity/partial-indicators.ts';
import type { FeaturePart, ReportContext } from './report-context.ts';

/**
 * Below these coefficients of variation the differences are called little, and clear. The largest bias that they can give a
 * figure is the coefficient times the standard deviation of what is asked (Schouten, Cobben and Bethlehem 2009, Survey
 * Methodology 35, 101-113): for a question on which half say yes, 5 and 12.5 percentage points.
 */
const VERDICT_BELOW = { high: 0.1, middle: 0.25 } as const;

const NORMAL_95 = 1.96;

export async function representativitySection(context: ReportContext): Promise<DocumentSection> {
  const { figures, words } = context;
  const { representativity: section } = words;
  const measured = figures.representativity;
  const blocks = [paragraphs(...section.text)];
  if (!measured.ok) {
    const reasons = measured.failures.map((failed) => describeFailure(failed, words.language).what);
    blocks.push(paragraphs(section.none, ...reasons));
  } else {
    blocks.push(...indicator(context, measured.value), { kind: 'heading', text: section.partsHeading });
    blocks.push(paragraphs(...section.partsText));
    blocks.push({ kind: 'table', table: variablesTable(context, measured.value) });
    const parts: ChartFigure[] = [];
    for (const partial of measured.value.partials) {
      const feature = partial.variable as FeatureName;
      for (const part of context.partsOf(feature)) parts.push(await partialFigure(context, part, partial));
    }
    blocks.push({ kind: 'figures', figures: parts });
  }
  return { id: 'representativity', heading: section.heading, blocks };
}

function indicator({ words, decimal }: ReportContext, measured: Representativity): readonly ReportBlock[] {
  const { representativity: section } = words;
  const { rIndicator, standardError, coefficientOfVariation: variation } = measured;
  const from = Math.max(0, rIndicator - NORMAL_95 * standardError);
  const to = Math.min(1, rIndicator + NORMAL_95 * standardError);
  const verdict =
    variation < VERDICT_BELOW.high ? 'high' : variation < VERDICT_BELOW.middle ? 'middle' : 'low';
  return [
    {
      kind: 'cards',
      cards: [
        {
          meaning: section.figure,
          figure: decimal(rIndicator, 3),
          remark: section.range(decimal(from, 3), decimal(to, 3)),
        },
        {
          meaning: section.variation,
          figure: decimal(variation, 3),
          remark: `± ${decimal(NORMAL_95 * measured.coefficientOfVariationStandardError, 3)}`,
        },
      ],
    },
    { kind: 'verdict', text: section.verdicts[verdict] },
  ];
}

function variablesTable({ words, decimal }: ReportContext, { partials }: Representativity): ReportTable {
  const { representativity: section } = words;
  return {
    caption: section.variablesCaption,
    columns: [
      { title: words.feature },
      numberColumn(section.unconditional),
      numberColumn(section.conditional),
      numberColumn(section.standardError),
    ],
    rows: partials.map(({ variable, unconditional, conditional, standardError }) => [
      words.features[variable as FeatureName],
      decimal(unconditional, 4),
      decimal(conditional, 4),
      decimal(standardError, 4),
    ]),
  };
}

async function partialFigure(
  { words, decimal }: ReportContext,
  { title, rows }: FeaturePart,
  { categories }: VariablePartial,
): Promise<ChartFigure> {
  const { representativity: section } = words;
  const labelled = rows.flatMap(({ label, place }) => {
    const found = categories.find(({ category }) => category === String(place));
    return found === undefined ? [] : [{ ...found, label }];
  });
  const sorted = labelled.toSorted((left, right) => right.unconditional - left.unconditional);
  const chart = await renderChart(
    partialChart(
      labelled.map(({ label, unconditional, unconditionalStandardError }) => ({
        label,
        partial: unconditional,
        standardError: unconditionalStandardError,
      })),
      section.axis,
    ),
    section.alternative(title, sorted[0]?.label ?? '', sorted.at(-1)?.label ?? ''),
    words.numbers,
  );
  const caption = section.caption(title);
  const table: ReportTable = {
    caption,
    columns: [
      { title },
      numberColumn(words.response),
      numberColumn(section.standardError),
      numberColumn(section.conditional),
      numberColumn(section.standardError),
    ],
    rows: labelled.map((partial) => [
      partial.label,
      decimal(partial.unconditional, 4),
      decimal(partial.unconditionalStandardError, 4),
      decimal(partial.conditional, 4),
      decimal(partial.conditionalStandardError, 4),
    ]),
  };
  return { caption, chart, table };
}
