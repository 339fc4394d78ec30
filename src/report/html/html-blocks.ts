/** Each kind of block of a report as HTML. */
import { chartColours } from '../charts/chart-style.ts';
import type { ChartFigure, Fact, LegendItem, ReportBlock } from '../document/report-document.ts';
import { escapeHtml } from './escape-html.ts';
import { htmlCards } from './html-cards.ts';
import { htmlTable } from './html-table.ts';

/** @param openLabel what opens the figures behind a chart */
export function htmlBlock(block: ReportBlock, openLabel: string): string {
  switch (block.kind) {
    case 'paragraphs':
      return block.texts.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
    case 'verdict':
      return `<p class="verdict">${escapeHtml(block.text)}</p>`;
    case 'heading':
      return `<h3>${escapeHtml(block.text)}</h3>`;
    case 'cards':
      return htmlCards(block.cards);
    case 'facts':
      return htmlFacts(block.facts);
    case 'list':
      return htmlList(block);
    case 'table':
      return htmlTable(block.table);
    case 'figure':
      return htmlFigure(block.figure, openLabel);
    case 'figures':
      return `<div class="figures">\n${block.figures.map((each) => htmlFigure(each, openLabel)).join('\n')}\n</div>`;
  }
}

function htmlFacts(facts: readonly Fact[]): string {
  const items = facts.map(({ name, value, isCode }) => {
    const text = isCode === true ? `<code>${escapeHtml(value)}</code>` : escapeHtml(value);
    return `<div><dt>${escapeHtml(name)}</dt><dd>${text}</dd></div>`;
  });
  return `<dl class="facts">\n${items.join('\n')}\n</dl>`;
}

function htmlList({ isNumbered, items }: Extract<ReportBlock, { kind: 'list' }>): string {
  const name = isNumbered ? 'ol' : 'ul';
  return `<${name}>\n${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('\n')}\n</${name}>`;
}

function htmlFigure({ caption, legend, chart, table }: ChartFigure, openLabel: string): string {
  return [
    '<figure>',
    `<figcaption>${escapeHtml(caption)}</figcaption>`,
    ...(legend === undefined ? [] : [htmlLegend(legend)]),
    chart.svg,
    `<details><summary>${escapeHtml(openLabel)}</summary>`,
    htmlTable(table),
    '</details>',
    '</figure>',
  ].join('\n');
}

/** Drawn by hand, so that the signs are those of the charts. */
const signs: Readonly<Record<LegendItem['sign'], string>> = {
  bar: `<rect x="1" y="4" width="14" height="8" fill="${chartColours.residents}"/>`,
  line: `<rect x="6.5" y="1" width="3" height="14" fill="${chartColours.invited}"/>`,
  diamond: `<path d="M8 2l6 6-6 6-6-6z" fill="${chartColours.members}"/>`,
};

function htmlLegend(items: readonly LegendItem[]): string {
  const list = items.map(
    ({ name, sign }) =>
      `<li><svg viewBox="0 0 16 16" aria-hidden="true">${signs[sign]}</svg>${escapeHtml(name)}</li>`,
  );
  return `<ul class="legend">${list.join('')}</ul>`;
}
