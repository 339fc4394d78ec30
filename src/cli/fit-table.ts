/**
 * Makes a table as narrow as the terminal: bars get shorter, then long texts and titles break into lines, then bars go, then
 * file names and ids break into lines, and at last the columns are shown in parts.
 */
import { drawBar } from '../report/bar-chart.ts';
import { breakWords, longestUnbroken } from './break-words.ts';
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
  const fitted = [shortenBars, breakFileTitles, wrapTexts, wrapTitles, dropBars].reduce(
    (narrower, narrow) => {
      const excess = widthOf(narrower) - width;
      return excess <= 0 ? narrower : narrow(narrower, excess);
    },
    table,
  );
  const broken = breakLongWords(fitted, widthOf(fitted) - width);
  return widthOf(broken) <= width || table.titles.length <= 2 ? broken : fitted;
}

/**
 * The same table for a terminal of `width` characters: whole when its columns fit, and otherwise in parts with some of its
 * columns, each with the first one. `columns` are the numbers of the columns of a part.
 */
export function fitInParts(
  table: TableText,
  width: number,
): readonly { readonly columns: readonly number[]; readonly text: TableText }[] {
  const fitted = fitTable(table, width);
  return divideColumns(fitted, width).map((columns) => {
    const pick = (cells: readonly string[]): string[] => columns.map((column) => cells[column] ?? '');
    const part = {
      titles: pick(fitted.titles),
      rows: fitted.rows.map(pick),
      totals: fitted.totals === undefined ? undefined : pick(fitted.totals),
    };
    return { columns, text: fitTable(part, width) };
  });
}

function divideColumns(table: TableText, width: number): readonly (readonly number[])[] {
  const [key = 0, ...others] = table.titles.map((_, column) => columnWidth(table, column));
  const parts: number[][] = [];
  let left = 0;
  for (const [index, columnWide] of others.entries()) {
    left -= GAP + columnWide;
    if (left < 0 || parts.length === 0) {
      parts.push([0]);
      left = width - key - GAP - columnWide;
    }
    parts.at(-1)?.push(index + 1);
  }
  return parts.length === 0 ? [[0]] : parts;
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

/** Breaks the widest column of texts, as far as its words stay legible; then the next. */
function wrapTexts(table: TableText, excess: number): TableText {
  const narrower = wrapWidestText(table, excess);
  const gained = widthOf(table) - widthOf(narrower);
  return gained <= 0 || gained >= excess ? narrower : wrapTexts(narrower, excess - gained);
}

function wrapWidestText(table: TableText, excess: number): TableText {
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

/** Breaks titles that are the names of files: in one line they are wider than any number below them. */
function breakFileTitles(table: TableText, excess: number): TableText {
  const isFile = table.titles.map((title) => title.includes('/') && !title.includes(' '));
  const narrowest = table.titles.map((title, column) =>
    Math.max(cellWidth(table, column), longestUnbroken(title)),
  );
  const widths = narrowColumns(table, excess, (column) =>
    isFile[column] === true ? (narrowest[column] ?? 0) : Infinity,
  );
  return { ...table, titles: table.titles.map((title, column) => breakWords(title, widths[column] ?? 0)) };
}

/** Widths that are `excess` smaller together, as far as each column can be: what is widest above its smallest gives first. */
function narrowColumns(
  table: TableText,
  excess: number,
  smallestOf: (column: number) => number,
): readonly number[] {
  const widths = table.titles.map((_, column) => columnWidth(table, column));
  for (let left = excess; left > 0; left--) {
    const spare = widths.map((width, column) => width - smallestOf(column));
    const most = Math.max(...spare);
    if (most <= 0) break;
    const column = spare.indexOf(most);
    widths[column] = (widths[column] ?? 0) - 1;
  }
  return widths;
}

/** Breaks titles that are wider than what stands under them, the widest first. */
function wrapTitles(table: TableText, excess: number): TableText {
  const widths = narrowColumns(table, excess, (column) => narrowestOf(table, column));
  return {
    ...table,
    titles: table.titles.map((title, column) =>
      title
        .split('\n')
        .flatMap((line) => wrapText('', line, widths[column]))
        .join('\n'),
    ),
  };
}

function narrowestOf(table: TableText, column: number): number {
  const words = (table.titles[column] ?? '').split(/\s/u).map((word) => word.length);
  return Math.max(cellWidth(table, column), ...words);
}

/** Breaks the widest columns of file names and ids, titles too, evenly and no further than is needed. */
function breakLongWords(table: TableText, excess: number): TableText {
  const narrowest = table.titles.map((title, column) =>
    Math.max(...[title, ...rowsOf(table).map((row) => row[column] ?? '')].map(longestUnbroken)),
  );
  const widths = narrowColumns(table, excess, (column) => narrowest[column] ?? 0);
  return widths.reduce((narrower, width, column) => {
    const titles = narrower.titles.map((title, index) =>
      index === column ? breakWords(title, width) : title,
    );
    return mapColumn({ ...narrower, titles }, column, (cell) => breakWords(cell, width));
  }, table);
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
