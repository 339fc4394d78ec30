/** The sections that tell of the groups: their seats against the quotas, the load per member, and who meets whom. */
import type { QuotaFeature } from '../../domain/features.ts';
import { isFeatureName } from '../../domain/features.ts';
import { quotaChart } from '../charts/quota-chart.ts';
import { rateChart } from '../charts/rate-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import { weightChart } from '../charts/weight-chart.ts';
import type { CaseFigures, CountedRange, GroupFigures } from '../groups/group-figures.ts';
import type { ChartFigure, DocumentSection, ReportTable } from '../document/report-document.ts';
import { paragraphs } from '../document/report-document.ts';
import { numberColumn } from '../report-section.ts';
import { writeCount, writeDecimal } from '../words/format-numbers.ts';
import type { GroupWords } from '../words/group-words.ts';
import { groupWordsOf } from '../words/group-words.ts';
import type { ReportLanguage, ReportWords } from '../words/report-words.ts';
import { wordsOf } from '../words/report-words.ts';
import { compareLegend } from './legend.ts';

/** What every section of the groups needs: the figures, the words, and how to write numbers and values in that language. */
export interface GroupsContext {
  readonly figures: GroupFigures;
  readonly words: ReportWords;
  readonly own: GroupWords;
  readonly count: (count: number) => string;
  readonly decimal: (number: number, digits: number) => string;
  readonly nameOf: (feature: QuotaFeature) => string;
  readonly group: (feature: QuotaFeature, values: readonly string[]) => string;
}

/** @param placeNames of municipalities and districts, by code */
export function makeGroupsContext(
  figures: GroupFigures,
  language: ReportLanguage,
  placeNames: ReadonlyMap<string, string>,
): GroupsContext {
  const words = wordsOf(language);
  const valueIn = (feature: QuotaFeature, value: string): string => {
    const placeName =
      feature === 'municipality' || feature === 'district' ? placeNames.get(value) : undefined;
    if (placeName !== undefined) return placeName;
    const isCode = feature === 'gender' || value === 'unknown';
    return (isCode ? words.values[value] : undefined) ?? value;
  };
  return {
    figures,
    words,
    own: groupWordsOf(language),
    count: (count) => writeCount(count, words.numbers),
    decimal: (number, digits) => writeDecimal(number, digits, words.numbers),
    // A question of the sign-up is known by its id.
    nameOf: (feature) => (isFeatureName(feature) ? words.features[feature] : feature),
    group: (feature, values) => {
      const names = values.map((value) => valueIn(feature, value));
      const [first = '', ...others] = names;
      return names.length <= 2 ? names.join(' + ') : words.andOthers(first, others.at(-1) ?? '');
    },
  };
}

export function casesSection({ figures, words, own, count }: GroupsContext): DocumentSection {
  const table: ReportTable = {
    caption: own.cases,
    columns: [
      { title: own.case },
      numberColumn(own.size),
      numberColumn(own.seated),
      numberColumn(own.quotas),
      numberColumn(own.kept),
    ],
    rows: figures.cases.map(({ caseId, groupSize, reached, quotaCount, keptCount }) => [
      caseId,
      count(groupSize),
      count(reached),
      count(quotaCount),
      count(keptCount),
    ]),
    totals: [
      words.total,
      count(sumOf(figures.cases.map(({ groupSize }) => groupSize))),
      count(sumOf(figures.cases.map(({ reached }) => reached))),
      count(sumOf(figures.cases.map(({ quotaCount }) => quotaCount))),
      count(sumOf(figures.cases.map(({ keptCount }) => keptCount))),
    ],
  };
  return { id: 'cases', heading: own.cases, blocks: [paragraphs(own.casesText), { kind: 'table', table }] };
}

export async function caseSection(
  context: GroupsContext,
  { caseId, features }: CaseFigures,
): Promise<DocumentSection> {
  const { words, own, count, decimal, nameOf, group } = context;
  const parts: ChartFigure[] = [];
  for (const { feature, rows } of features) {
    const name = nameOf(feature);
    const caption = own.quotaCaption(name);
    const labelled = rows.map((row) => ({ ...row, label: group(feature, row.values) }));
    parts.push({
      caption,
      chart: await renderChart(
        quotaChart(labelled, own.seats),
        own.quotaAlternative(name, count(labelled.length)),
        words.numbers,
      ),
      legend: compareLegend({ residents: own.range, invited: own.target, members: own.result }),
      table: {
        caption: `${own.caseHeading(caseId)}: ${caption}`,
        columns: [
          { title: name },
          numberColumn(own.range),
          numberColumn(own.target),
          numberColumn(own.result),
        ],
        rows: labelled.map(({ label, minimum, maximum, target, reached }) => [
          label,
          `${count(minimum)} – ${count(maximum)}`,
          decimal(target, 1),
          count(reached),
        ]),
      },
    });
  }
  return {
    id: `case-${caseId}`,
    heading: own.caseHeading(caseId),
    blocks: [{ kind: 'figures', figures: parts }],
  };
}

export async function loadsSection(context: GroupsContext): Promise<DocumentSection> {
  const { figures, words, own, decimal } = context;
  const { drawn, promised } = figures;
  const figure = await rangesFigure(context, figures.loads, {
    caption: own.loadsCaption,
    alternative: own.loadsAlternative,
    range: own.casesPerMember,
    counted: words.members,
  });
  const table: ReportTable = {
    caption: own.figuresCaption,
    columns: [{ title: words.figure }, numberColumn(own.drawn), numberColumn(own.promised)],
    rows: [
      [own.smallest, decimal(drawn.smallest, 0), decimal(promised.smallest, 3)],
      [own.largest, decimal(drawn.largest, 0), decimal(promised.largest, 3)],
      [own.gini, decimal(drawn.gini, 3), decimal(promised.gini, 3)],
      [own.geometricMean, decimal(drawn.geometricMean, 3), decimal(promised.geometricMean, 3)],
    ],
  };
  return {
    id: 'loads',
    heading: own.loads,
    blocks: [
      paragraphs(own.loadsText, fairnessText(context)),
      { kind: 'figure', figure },
      { kind: 'table', table },
    ],
  };
}

function fairnessText({ figures: { fairness }, own, decimal }: GroupsContext): string {
  return fairness.kind === 'near'
    ? own.nearDraw(decimal(fairness.largestErrorSeats, 6))
    : fairness.kind === 'exact'
      ? own.exactDraw
      : own.unknownDraw;
}

export async function chancesSection(context: GroupsContext): Promise<DocumentSection> {
  const { figures, words, own, count, decimal, nameOf, group } = context;
  const average =
    figures.promised.memberCount === 0 ? 0 : figures.promised.total / figures.promised.memberCount;
  const parts: ChartFigure[] = [];
  for (const { feature, rows } of figures.chances) {
    const name = nameOf(feature);
    const labelled = rows.map((row) => ({ ...row, label: group(feature, row.values) }));
    const sorted = [...labelled].sort((left, right) => left.expectedLoad - right.expectedLoad);
    const chart = await renderChart(
      rateChart(
        labelled.map(({ label, expectedLoad }) => ({ label, rate: expectedLoad })),
        average,
        { average: own.average, write: (load) => decimal(load, 2) },
      ),
      own.chanceAlternative(name, sorted.at(-1)?.label ?? '', sorted[0]?.label ?? ''),
      words.numbers,
    );
    const caption = own.chanceCaption(name);
    const table: ReportTable = {
      caption,
      columns: [{ title: name }, numberColumn(words.members), numberColumn(own.promised)],
      rows: labelled.map(({ label, memberCount, expectedLoad }) => [
        label,
        count(memberCount),
        decimal(expectedLoad, 3),
      ]),
    };
    parts.push({ caption, chart, table });
  }
  return {
    id: 'chances',
    heading: own.chances,
    blocks: [paragraphs(own.chancesText), { kind: 'figures', figures: parts }],
  };
}

export async function meetingsSection(context: GroupsContext): Promise<DocumentSection> {
  const { figures, own } = context;
  const figure = await rangesFigure(context, figures.meetings, {
    caption: own.meetingsCaption,
    alternative: own.meetingsAlternative,
    range: own.times,
    counted: own.pairs,
  });
  return {
    id: 'meetings',
    heading: own.meetings,
    blocks: [paragraphs(own.meetingsText), { kind: 'figure', figure }],
  };
}

interface RangeTexts {
  readonly caption: string;
  readonly alternative: (most: string) => string;
  readonly range: string;
  readonly counted: string;
}

async function rangesFigure(
  { count, words }: GroupsContext,
  ranges: readonly CountedRange[],
  { caption, alternative, range, counted }: RangeTexts,
): Promise<ChartFigure> {
  const bins = ranges.map(({ from, to, count: memberCount }) => ({
    label: from === to ? count(from) : `${count(from)} – ${count(to)}`,
    memberCount,
  }));
  const [most] = [...bins].sort((left, right) => right.memberCount - left.memberCount);
  return {
    caption,
    chart: await renderChart(
      weightChart(bins, { weight: range, members: counted }),
      alternative(most?.label ?? ''),
      words.numbers,
    ),
    table: {
      caption,
      columns: [{ title: range }, numberColumn(counted)],
      rows: bins.map(({ label, memberCount }) => [label, count(memberCount)]),
    },
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
