/** How a file's text is divided into rows and cells: its dialect, recognised from the header and the first rows. */
import type { Settings } from '../domain/settings/settings-schema.ts';
import { isElementNumber, isHistoryMark } from './element-number.ts';
import { cleanHeader } from './header-text.ts';
import { splitEscaped } from './split-escaped.ts';

export type Delimiter = ',' | ';' | '\t';

/**
 * - `brp-csv`: the CSV of the Logisch Ontwerp BRP, section 5.5.5. Element numbers as header, a comma, no quotes; a
 *   backslash before a comma, semicolon or backslash; `;` between the occurrences of a repeated category.
 * - `rvig`: the form of the RvIG test sets. Element numbers as header, a semicolon, quotes as in RFC 4180; further
 *   occurrences of a repeated category in rows below that of the person.
 * - `ordinary`: RFC 4180 with any header.
 */
export type DialectName = Exclude<Settings['register']['dialect'], 'auto'>;

/** Plain data, so that it can be handed to another thread. */
export interface Dialect {
  readonly name: DialectName;
  readonly delimiter: Delimiter;
}

export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const QUOTE = 0x22;

/** In order of preference when a header has as many of the one as of the other: Dutch exports use semicolons. */
const DELIMITERS: readonly Delimiter[] = [';', ',', '\t'];

/** The dialect of the settings or, for `auto`, that of a header and the first rows below it. */
export function resolveDialect(
  settings: Pick<Settings['register'], 'dialect' | 'delimiter'>,
  header: string,
  rows: readonly string[],
): Dialect {
  if (settings.dialect === 'brp-csv' && settings.delimiter === 'auto')
    return { name: 'brp-csv', delimiter: ',' };
  const delimiter = resolveDelimiter(settings.delimiter, header);
  if (settings.dialect !== 'auto') return { name: settings.dialect, delimiter };
  return { name: recogniseName(header, rows, delimiter), delimiter };
}

function recogniseName(header: string, rows: readonly string[], delimiter: Delimiter): DialectName {
  const cells = header.split(delimiter).map(cleanHeader);
  const elementCount = cells.filter(isElementNumber).length;
  if (elementCount < 2 || header.includes('"')) return 'ordinary';
  if (delimiter === ';') {
    const hasMarks = cells[0] === '' || cells.some(isHistoryMark);
    return cells.every(isElementHeader) || (hasMarks && elementCount * 2 > cells.length)
      ? 'rvig'
      : 'ordinary';
  }
  if (delimiter !== ',' || elementCount * 2 < cells.length) return 'ordinary';
  // An ordinary export can have element numbers and commas too. Then quotes keep its commas apart, not backslashes.
  const quoted = rows.filter((row) => row.includes('"'));
  const isFit = (count: number): boolean => count === cells.length;
  const quotedCount = quoted.filter((row) => isFit(countQuotedCells(row, delimiter))).length;
  const escapedCount = quoted.filter((row) => isFit(splitEscaped(row, delimiter)?.length ?? 0)).length;
  return quotedCount > escapedCount || quoted.some(isQuotedThroughout) ? 'ordinary' : 'brp-csv';
}

/** Whether a cell can stand in a header of element numbers: the RvIG test set has a nameless column before and behind. */
function isElementHeader(cell: string): boolean {
  return cell === '' || isElementNumber(cell) || isHistoryMark(cell);
}

/** The delimiter of the settings or, for `auto`, the one that the header has most of outside quotes. */
export function resolveDelimiter(setting: Settings['register']['delimiter'], headerText: string): Delimiter {
  if (setting === 'tab') return '\t';
  if (setting !== 'auto') return setting;
  let best: Delimiter = ';';
  let bestCount = 0;
  for (const delimiter of DELIMITERS) {
    const count = countQuotedCells(headerText, delimiter) - 1;
    if (count > bestCount) {
      best = delimiter;
      bestCount = count;
    }
  }
  return best;
}

/** How many cells a line has when quotes keep delimiters apart. */
function countQuotedCells(line: string, delimiter: Delimiter): number {
  return line.replaceAll(/"[^"]*"/g, '').split(delimiter).length;
}

/** Whether all cells of a line stand between quotes, as some programs write. */
function isQuotedThroughout(row: string): boolean {
  return /^"(?:[^"]|"")*"(?:,"(?:[^"]|"")*")+$/.test(row.trim());
}
