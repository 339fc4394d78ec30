/** The population against the invited and the members. */
import type { ComparedRow } from '../charts/compare-chart.ts';
import { compareChart, pyramidChart } from '../charts/compare-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import type { ChartFigure, DocumentSection, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import type { Pyramid } from '../response/age-pyramid.ts';
import { compareLegend } from './legend.ts';
import type { FeaturePart, ReportContext } from './report-context.ts';

export async function compareSection(context: ReportContext): Promise<DocumentSection> {
  const { figures, words } = context;
  const { pyramid } = figures;
  const parts: ChartFigure[] = [];
  if (pyramid !== undefined && pyramid.genders.length >= 2) parts.push(await pyramidFigure(context, pyramid));
  for (const part of figures.features.flatMap(({ feature }) => context.partsOf(feature))) {
    if (part.rows.length > 1) parts.push(await compareFigure(context, part));
  }
  const blocks = [paragraphs(words.compare.text), { kind: 'figures', figures: parts } as const];
  return { id: 'compare', heading: words.compare.heading, blocks };
}

interface ComparedCounts {
  readonly label: string;
  readonly residentCount: number;
  readonly invitedCount: number;
  readonly memberCount: number;
}

/** The counts of rows as shares of the panel as a whole, also where the rows are of one municipality. */
function sharesOf({ figures }: ReportContext, row: ComparedCounts): ComparedRow {
  const { residentCount, invitedCount, memberCount } = figures.total;
  return {
    label: row.label,
    residentShare: row.residentCount / residentCount,
    invitedShare: row.invitedCount / invitedCount,
    memberShare: row.memberCount / memberCount,
  };
}

async function compareFigure(context: ReportContext, { title, rows }: FeaturePart): Promise<ChartFigure> {
  const { words } = context;
  const chart = await renderChart(
    compareChart(
      rows.map((row) => sharesOf(context, row)),
      { ...words, axis: words.compare.axis },
    ),
    words.compare.alternative(title),
    words.numbers,
  );
  const caption = words.compare.caption(title);
  return {
    caption,
    chart,
    legend: compareLegend(words),
    table: compareTable(context, caption, title, rows),
  };
}

async function pyramidFigure(context: ReportContext, pyramid: Pyramid): Promise<ChartFigure> {
  const { words, group, count } = context;
  const rows = pyramid.rows.map((row) => ({
    label: group('ageBand', row.ageBands),
    genders: pyramid.genders.map((_, place) => ({
      label: group('ageBand', row.ageBands),
      residentCount: row.residentCounts[place] ?? 0,
      invitedCount: row.invitedCounts[place] ?? 0,
      memberCount: row.memberCounts[place] ?? 0,
    })),
  }));
  // The two largest: a third gender, when it has ten people in every age band, stands in the table.
  const [left = 0, right = 1] = [...pyramid.genders.keys()]
    .toSorted((one, other) => residentsOf(pyramid, other) - residentsOf(pyramid, one))
    .slice(0, 2)
    .toSorted((one, other) => one - other);
  const chart = await renderChart(
    pyramidChart(
      rows.toReversed().flatMap(({ label, genders }) => {
        const [one, other] = [genders[left], genders[right]];
        if (one === undefined || other === undefined) return [];
        return [{ label, left: sharesOf(context, one), right: sharesOf(context, other) }];
      }),
      {
        ...words,
        axis: words.compare.axis,
        left: group('gender', pyramid.genders[left] ?? []),
        right: group('gender', pyramid.genders[right] ?? []),
      },
    ),
    words.compare.pyramidAlternative(count(rows.length)),
    words.numbers,
  );
  const caption = words.compare.pyramidCaption;
  const tableRows = rows.flatMap(({ label, genders }) =>
    genders.map((cell, place) => ({
      ...cell,
      label: `${label}, ${group('gender', pyramid.genders[place] ?? [])}`,
    })),
  );
  return {
    caption,
    chart,
    legend: compareLegend(words),
    table: compareTable(context, caption, words.features.ageBand, tableRows),
  };
}

function residentsOf({ rows }: Pyramid, place: number): number {
  return rows.reduce((sum, { residentCounts }) => sum + (residentCounts[place] ?? 0), 0);
}

function compareTable(
  context: ReportContext,
  caption: string,
  title: string,
  rows: readonly ComparedCounts[],
): ReportTable {
  const { words, count, share, figures } = context;
  const { total } = figures;
  return {
    caption,
    columns: [
      { title },
      numberColumn(words.residents),
      numberColumn('%'),
      numberColumn(words.invited),
      numberColumn('%'),
      numberColumn(words.members),
      numberColumn('%'),
    ],
    rows: rows.map(({ label, residentCount, invitedCount, memberCount }) => [
      label,
      count(residentCount),
      share(residentCount, total.residentCount),
      count(invitedCount),
      share(invitedCount, total.invitedCount),
      count(memberCount),
      share(memberCount, total.memberCount),
    ]),
  };
}
