/** Divides the records of a block into cells: a plain split where nothing is quoted or escaped, csv-parse for quotes. */
import { isAscii, isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { Dialect } from './dialect.ts';
import type { RecordBlock } from './record-blocks.ts';
import { splitEscaped } from './split-escaped.ts';

/** The cells of a record, or why it has none. `cellIndex` counts from 0, where it is known. */
export type ParsedRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | {
      readonly kind: 'unreadable';
      readonly problem: 'bytes' | 'control' | 'quotes' | 'escape';
      readonly cellIndex?: number;
    };

/** Control characters but tabs and line ends: NUL bytes and terminal codes have no place in a register. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for; a class of its own is twice as fast as \p{Cc}
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

export interface ParsedBlock {
  /** The cells of each record. */
  readonly records: readonly (readonly string[])[];
  /** Whether some record has a line end inside a quoted cell. */
  readonly hasLineEndInCell: boolean;
}

/**
 * The cells of all records of a block at once. `undefined` when any record has a problem, or when csv-parse sees other
 * records than the scan of the bytes did: then each must be parsed on its own.
 */
export function parseBlock(block: RecordBlock, dialect: Dialect): ParsedBlock | undefined {
  const text = decode(block.bytes);
  if (text === undefined || hasControlCharacter(text)) return undefined;
  const whole = withLineFeeds(text);
  const lines = whole.split('\n');
  // What follows the last line end is no record.
  if (!block.hasNoLineEnd) lines.pop();
  if (dialect.name === 'brp-csv') return parseEscaped(lines, block, dialect);
  const hasLineEndInCell = lines.length !== block.ends.length;
  const records = hasLineEndInCell ? parseQuoted(whole, dialect) : parseLines(lines, dialect);
  return records?.length === block.ends.length ? { records, hasLineEndInCell } : undefined;
}

function parseEscaped(
  lines: readonly string[],
  block: RecordBlock,
  dialect: Dialect,
): ParsedBlock | undefined {
  const records: (readonly string[])[] = [];
  for (const line of lines) {
    const cells = splitEscaped(line, dialect.delimiter);
    if (cells === undefined) return undefined;
    records.push(cells);
  }
  return records.length === block.ends.length ? { records, hasLineEndInCell: false } : undefined;
}

/** Records of one line each. The few that need it go to csv-parse together, since each call to it is dear. */
function parseLines(lines: readonly string[], dialect: Dialect): readonly (readonly string[])[] | undefined {
  const hard: number[] = [];
  const records = lines.map((line, index) => {
    const cells = splitLine(line, dialect);
    if (cells === undefined) hard.push(index);
    return cells ?? [];
  });
  if (hard.length === 0) return records;
  const parsed = parseQuoted(hard.map((index) => lines[index] ?? '').join('\n'), dialect);
  if (parsed?.length !== hard.length) return undefined;
  for (const [position, index] of hard.entries()) records[index] = parsed[position] ?? [];
  return records;
}

/**
 * The cells of a line where a split is sure to be right: there is no quote in it, or every cell is quoted and none has a
 * quote inside. `undefined` otherwise.
 */
function splitLine(line: string, dialect: Dialect): string[] | undefined {
  const { delimiter } = dialect;
  if (!line.includes('"')) return line.split(delimiter);
  if (line.length < 2 || !line.startsWith('"') || !line.endsWith('"')) return undefined;
  const cells = line.slice(1, -1).split(`"${delimiter}"`);
  return cells.some((cell) => cell.includes('"')) ? undefined : cells;
}

/** The cells of one record, its line end included in the bytes or not. An empty record has one empty cell. */
export function parseRecord(bytes: Buffer, dialect: Dialect): ParsedRecord {
  const text = decode(bytes);
  // Read as Latin-1, every byte is one character: enough to find the cell that holds the wrong bytes.
  const lines = withLineFeeds(text ?? bytes.toString('latin1')).replace(/\n$/, '');
  const cells = divide(lines, dialect);
  if (text === undefined) {
    return unreadable('bytes', cells, (cell) => !isUtf8(Buffer.from(cell, 'latin1')));
  }
  if (hasControlCharacter(text)) return unreadable('control', cells, hasControlCharacter);
  if (cells !== undefined) return { kind: 'cells', cells };
  return { kind: 'unreadable', problem: dialect.name === 'brp-csv' ? 'escape' : 'quotes' };
}

function divide(line: string, dialect: Dialect): readonly string[] | undefined {
  if (dialect.name === 'brp-csv') return splitEscaped(line, dialect.delimiter);
  return hasOpeningQuote(line, dialect) ? parseQuoted(line, dialect)?.at(0) : line.split(dialect.delimiter);
}

/** The text of UTF-8 bytes; `undefined` when they are not valid. Other encodings are turned into UTF-8 before. */
export function decode(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}

function hasControlCharacter(text: string): boolean {
  return CONTROL.test(text);
}

function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;
}

function hasOpeningQuote(text: string, dialect: Dialect): boolean {
  return text.startsWith('"') || text.includes(`${dialect.delimiter}"`);
}

/** Records by csv-parse in its array mode; `undefined` when the quotes are not as in RFC 4180. */
function parseQuoted(text: string, dialect: Dialect): string[][] | undefined {
  try {
    return parse(text, {
      delimiter: dialect.delimiter,
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: false,
    });
  } catch {
    // csv-parse throws on a quote in the wrong place; which record that is, the caller finds out.
    return undefined;
  }
}

function unreadable(
  problem: 'bytes' | 'control',
  cells: readonly string[] | undefined,
  isWrong: (cell: string) => boolean,
): ParsedRecord {
  const cellIndex = cells?.findIndex(isWrong) ?? -1;
  return cellIndex === -1 ? { kind: 'unreadable', problem } : { kind: 'unreadable', problem, cellIndex };
}
