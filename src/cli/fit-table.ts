/** Makes a table as narrow as the terminal: bars get shorter, then long texts and titles break into lines, then bars go. */
import { drawBar } from '../report/bar-chart.ts';
import { wrapText } from './response/wrap-text.ts';

/** The cells of a table as text, without colours. */
export interface TableText {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly totals: readonly string[] | undefined;
}

const GAP = 2;
const SHORTEST_BAR = 5;
const NARROWEST_TEXT = 16;
const EIGHTHS = ' ▏▎▍▌▋▊▉█';
const BAR = /^[▏▎▍▌▋▊▉█]+$/u;

/** The same table when it fits in `width` characters, and one that is as narrow as its words allow when it does not. */
export function fitTable(table: TableText, width: number): TableText {
  return [shortenBars, wrapTexts, wrapTitles, dropBars].reduce((narrower, narrow) => {
    const excess = widthOf(narrower) - width;
    return excess <= 0 ? narrower : narrow(narrower, excess);
  }, table);
}

function widthOf(table: TableText): number {
  const widths = table.titles.map((_, column) => columnWidth(table, column));
  return widths.reduce((sum, width) => sum + width, 0) + GAP * (widths.length - 1);
}

function columnWidth(table: TableText, column: number): number {
  return Math.max(longestLine(table.titles[column] ?? ''), cellWidth(table, column));
}

function cellWidth(table: TableText, column: number): number {
  return Math.max(0, ...rowsOf(table).map((row) => longestLine(row[column] ?? '')));
}

function rowsOf({ rows, totals }: TableText): readonly (readonly string[])[] {
  return totals === undefined ? rows : [...rows, totals];
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => Array.from(line).length));
}

/** Of the first column of bars; -1 when there is none. */
function findBars(table: TableText): number {
  return table.titles.findIndex((title, column) => title === '' && isBarColumn(table, column));
}

/** All bars of a column by the same factor, the longest to no less than five characters. */
function shortenBars(table: TableText, excess: number): TableText {
  const column = findBars(table);
  if (column === -1) return table;
  const old = cellWidth(table, column);
  const wanted = Math.max(Math.min(SHORTEST_BAR, old), old - excess);
  return mapColumn(table, column, (bar) => drawBar(eighthsOf(bar), old * 8, wanted));
}

/** A bar repeats a number that stands beside it. */
function dropBars(table: TableText): TableText {
  const column = findBars(table);
  return column === -1 ? table : mapColumn(table, column, () => '');
}

function isBarColumn({ rows }: TableText, column: number): boolean {
  const filled = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '');
  return filled.length > 0 && filled.every((cell) => BAR.test(cell));
}

function eighthsOf(bar: string): number {
  return Array.from(bar).reduce((sum, character) => sum + EIGHTHS.indexOf(character), 0);
}

/** Breaks the widest column of texts, as far as its words stay legible. */
function wrapTexts(table: TableText, excess: number): TableText {
  const columns = table.titles
    .map((_, column) => column)
    .filter((column) => rowsOf(table).some((row) => (row[column] ?? '').includes(' ')));
  const widest = columns.reduce<number | undefined>(
    (best, column) =>
      best === undefined || cellWidth(table, column) > cellWidth(table, best) ? column : best,
    undefined,
  );
  if (widest === undefined || cellWidth(table, widest) <= NARROWEST_TEXT) return table;
  const wanted = Math.max(NARROWEST_TEXT, cellWidth(table, widest) - excess);
  return mapColumn(table, widest, (text) => wrapText('', text, wanted).join('\n'));
}

/** Breaks titles that are wider than what stands under them, the widest first. */
function wrapTitles(table: TableText, excess: number): TableText {
  const widths = table.titles.map((_, column) => columnWidth(table, column));
  for (let left = excess; left > 0; left--) {
    const spare = widths.map((width, column) => width - narrowestOf(table, column));
    const most = Math.max(...spare);
    if (most <= 0) break;
    const column = spare.indexOf(most);
    widths[column] = (widths[column] ?? 0) - 1;
  }
  return {
    ...table,
    titles: table.titles.map((title, column) => wrapText('', title, widths[column]).join('\n')),
  };
}

function narrowestOf(table: TableText, column: number): number {
  const words = (table.titles[column] ?? '').split(' ').map((word) => word.length);
  return Math.max(cellWidth(table, column), ...words);
}

function mapColumn(
  { titles, rows, totals }: TableText,
  column: number,
  map: (cell: string) => string,
): TableText {
  const mapRow = (row: readonly string[]): string[] =>
    row.map((cell, index) => (index === column ? map(cell) : cell));
  return { titles, rows: rows.map(mapRow), totals: totals === undefined ? undefined : mapRow(totals) };
}
