/** Turns the description of a chart into an SVG element for a page: the same bytes everywhere, and readable without colour. */
import type { LoggerInterface, NumberLocale } from 'vega';
import * as vega from 'vega';
import type { Config, TopLevelSpec } from 'vega-lite';
import { compile } from 'vega-lite';
import type { Chart } from '../document/report-document.ts';
import type { NumberStyle } from '../words/format-numbers.ts';
import { escapeHtml } from '../html/escape-html.ts';
import { chartConfig } from './chart-style.ts';

/** A chart without its look: Vega-Lite's description, https://vega.github.io/vega-lite/docs/ */
export type ChartSpec = TopLevelSpec;

/** How wide the signs of a wide font such as DejaVu Sans are at most, in parts of its size; any other sign is taken to be `OTHER_WIDTH`. */
const signWidths: readonly (readonly [RegExp, number])[] = [
  [/[ijlftrI.,:;'|()[\]\- ]/u, 0.42],
  [/[mwMW+%&@]/u, 0.99],
  [/\p{Lu}/u, 0.79],
];
const OTHER_WIDTH = 0.64;

/** Few fonts of screens are wider, so that hardly any text is cut off. Vega's own guess, 0.8 a sign, leaves no room for the bars. */
function widthOfText(text: string, fontSize: number): number {
  const widths = Array.from(text, (sign) => signWidths.find(([form]) => form.test(sign))?.[1] ?? OTHER_WIDTH);
  return fontSize * widths.reduce((sum, width) => sum + width, 0);
}

/** Vega's types leave out this part of it. */
const { textMetrics } = vega as unknown as {
  textMetrics: { width: (item: { readonly fontSize?: number }, text: string | null | undefined) => number };
};
textMetrics.width = ({ fontSize }, text) => widthOfText(text ?? '', fontSize ?? 11);

/** What Vega-Lite would say on the console are remarks for programmers. */
const silentLogger: LoggerInterface = {
  level: () => silentLogger,
  error: () => silentLogger,
  warn: () => silentLogger,
  info: () => silentLogger,
  debug: () => silentLogger,
};

/**
 * Draws a chart as `<svg>`. It grows and shrinks with the page. No font of the machine has a say.
 * @param alternative what the chart shows, for who cannot see it
 * @param numbers how the axes write numbers
 */
export async function renderChart(
  spec: ChartSpec,
  alternative: string,
  { thousands, decimal }: NumberStyle,
): Promise<Chart> {
  const number: NumberLocale = { thousands, decimal, grouping: [3], currency: ['', ''] };
  const config: Config = { ...chartConfig, locale: { number } };
  const { spec: compiled } = compile({ ...spec, config }, { logger: silentLogger });
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  const [, width = '0', height = '0'] = /^<svg[^>]* width="(\d+)" height="(\d+)"/u.exec(svg) ?? [];
  const content = svg
    .replace(/^<svg[^>]*>/u, '')
    // The picture is read as one: parts of it with roles of their own would be read as pictures without a name.
    .replace(/<[^<>]+>/gu, (tag) => tag.replace(/ (?:role|aria-[a-z]+)="[^"]*"/gu, ''));
  const drawn =
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeHtml(alternative)}" ` +
    `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${content}`;
  return { svg: drawn, alternative };
}
