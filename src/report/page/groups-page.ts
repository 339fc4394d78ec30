/** The report of the groups as one HTML file. */
import type { QuotaFeature } from '../../domain/features.ts';
import { isFeatureName } from '../../domain/features.ts';
import { quotaChart } from '../charts/quota-chart.ts';
import { rateChart } from '../charts/rate-chart.ts';
import { renderChart } from '../charts/render-chart.ts';
import { weightChart } from '../charts/weight-chart.ts';
import type { CaseFigures, CountedRange, GroupFigures } from '../groups/group-figures.ts';
import type { PageSection } from '../html/html-page.ts';
import { figureWithTable, htmlPage, paragraphs } from '../html/html-page.ts';
import { htmlTable } from '../html/html-table.ts';
import { numberColumn } from '../report-section.ts';
import { writeCount, writeDate, writeDecimal } from '../words/format-numbers.ts';
import type { GroupWords } from '../words/group-words.ts';
import { groupWordsOf } from '../words/group-words.ts';
import type { ReportLanguage, ReportWords } from '../words/report-words.ts';
import { wordsOf } from '../words/report-words.ts';
import { compareLegend } from './legend.ts';

interface Page {
  readonly figures: GroupFigures;
  readonly words: ReportWords;
  readonly own: GroupWords;
  readonly count: (count: number) => string;
  readonly decimal: (number: number, digits: number) => string;
  readonly nameOf: (feature: QuotaFeature) => string;
  readonly group: (feature: QuotaFeature, values: readonly string[]) => string;
}

/**
 * Writes the page: the same figures give the same bytes.
 * @param municipalityNames by code
 */
export async function groupsPage(
  figures: GroupFigures,
  language: ReportLanguage,
  municipalityNames: ReadonlyMap<string, string>,
): Promise<string> {
  const page = makePage(figures, language, municipalityNames);
  const { words, own } = page;
  const sections: PageSection[] = [casesSection(page)];
  for (const each of figures.cases) sections.push(await caseSection(page, each));
  sections.push(await loadsSection(page), await chancesSection(page), await meetingsSection(page));
  return htmlPage({
    language,
    title: own.title(figures.panelName),
    subtitle: words.subtitle(writeDate(figures.today, words.numbers)),
    contentsTitle: words.contents,
    sections: [...sections, { id: 'about', heading: words.about.heading, content: paragraphs(own.about) }],
  });
}

function makePage(
  figures: GroupFigures,
  language: ReportLanguage,
  municipalityNames: ReadonlyMap<string, string>,
): Page {
  const words = wordsOf(language);
  const valueIn = (feature: QuotaFeature, value: string): string => {
    if (feature === 'municipality') return municipalityNames.get(value) ?? value;
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

function casesSection({ figures, words, own, count }: Page): PageSection {
  const table = htmlTable({
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
  });
  return { id: 'cases', heading: own.cases, content: `${paragraphs([own.casesText])}\n${table}` };
}

async function caseSection(page: Page, { caseId, features }: CaseFigures): Promise<PageSection> {
  const { words, own, count, decimal, nameOf, group } = page;
  const parts: string[] = [];
  for (const { feature, rows } of features) {
    const name = nameOf(feature);
    const caption = own.quotaCaption(name);
    const labelled = rows.map((row) => ({ ...row, label: group(feature, row.values) }));
    parts.push(
      figureWithTable({
        caption,
        svg: await renderChart(
          quotaChart(labelled, own.seats),
          own.quotaAlternative(name, count(labelled.length)),
        ),
        legend: compareLegend({ residents: own.range, invited: own.target, members: own.result }),
        openLabel: words.table,
        table: htmlTable({
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
        }),
      }),
    );
  }
  return {
    id: `case-${caseId}`,
    heading: own.caseHeading(caseId),
    content: `<div class="figures">\n${parts.join('\n')}\n</div>`,
  };
}

async function loadsSection(page: Page): Promise<PageSection> {
  const { figures, words, own, decimal } = page;
  const { drawn, promised } = figures;
  const chart = await rangesFigure(page, figures.loads, {
    caption: own.loadsCaption,
    alternative: own.loadsAlternative,
    range: own.casesPerMember,
    counted: words.members,
  });
  const table = htmlTable({
    caption: own.figuresCaption,
    columns: [{ title: words.figure }, numberColumn(own.drawn), numberColumn(own.promised)],
    rows: [
      [own.smallest, decimal(drawn.smallest, 0), decimal(promised.smallest, 3)],
      [own.largest, decimal(drawn.largest, 0), decimal(promised.largest, 3)],
      [own.gini, decimal(drawn.gini, 3), decimal(promised.gini, 3)],
      [own.geometricMean, decimal(drawn.geometricMean, 3), decimal(promised.geometricMean, 3)],
    ],
  });
  return {
    id: 'loads',
    heading: own.loads,
    content: `${paragraphs([own.loadsText])}\n${chart}\n${table}`,
  };
}

async function chancesSection(page: Page): Promise<PageSection> {
  const { figures, words, own, count, decimal, nameOf, group } = page;
  const average =
    figures.promised.memberCount === 0 ? 0 : figures.promised.total / figures.promised.memberCount;
  const parts: string[] = [];
  for (const { feature, rows } of figures.chances) {
    const name = nameOf(feature);
    const labelled = rows.map((row) => ({ ...row, label: group(feature, row.values) }));
    const sorted = [...labelled].sort((left, right) => left.expectedLoad - right.expectedLoad);
    const svg = await renderChart(
      rateChart(
        labelled.map(({ label, expectedLoad }) => ({ label, rate: expectedLoad })),
        average,
        { average: own.average, write: (load) => decimal(load, 2) },
      ),
      own.chanceAlternative(name, sorted.at(-1)?.label ?? '', sorted[0]?.label ?? ''),
    );
    const caption = own.chanceCaption(name);
    const table = htmlTable({
      caption,
      columns: [{ title: name }, numberColumn(words.members), numberColumn(own.promised)],
      rows: labelled.map(({ label, memberCount, expectedLoad }) => [
        label,
        count(memberCount),
        decimal(expectedLoad, 3),
      ]),
    });
    parts.push(figureWithTable({ caption, svg, openLabel: words.table, table }));
  }
  const content = `${paragraphs([own.chancesText])}\n<div class="figures">\n${parts.join('\n')}\n</div>`;
  return { id: 'chances', heading: own.chances, content };
}

async function meetingsSection(page: Page): Promise<PageSection> {
  const { figures, own } = page;
  const chart = await rangesFigure(page, figures.meetings, {
    caption: own.meetingsCaption,
    alternative: own.meetingsAlternative,
    range: own.times,
    counted: own.pairs,
  });
  return {
    id: 'meetings',
    heading: own.meetings,
    content: `${paragraphs([own.meetingsText])}\n${chart}`,
  };
}

interface RangeTexts {
  readonly caption: string;
  readonly alternative: (most: string) => string;
  readonly range: string;
  readonly counted: string;
}

async function rangesFigure(
  { words, count }: Page,
  ranges: readonly CountedRange[],
  { caption, alternative, range, counted }: RangeTexts,
): Promise<string> {
  const bins = ranges.map(({ from, to, count: memberCount }) => ({
    label: from === to ? count(from) : `${count(from)} – ${count(to)}`,
    memberCount,
  }));
  const [most] = [...bins].sort((left, right) => right.memberCount - left.memberCount);
  return figureWithTable({
    caption,
    svg: await renderChart(
      weightChart(bins, { weight: range, members: counted }),
      alternative(most?.label ?? ''),
    ),
    openLabel: words.table,
    table: htmlTable({
      caption,
      columns: [{ title: range }, numberColumn(counted)],
      rows: bins.map(({ label, memberCount }) => [label, count(memberCount)]),
    }),
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
