/** Divides the records of a block into cells: a plain split where no quote occurs, csv-parse where one does. */
import { isAscii, isUtf8 } from 'node:buffer';
import { parse } from 'csv-parse/sync';
import type { Dialect } from './dialect.ts';
import { QUOTE } from './dialect.ts';
import type { RecordBlock } from './record-blocks.ts';

/** The cells of a record, or why it has none. `cellIndex` counts from 0, where it is known. */
export type ParsedRecord =
  | { readonly kind: 'cells'; readonly cells: readonly string[] }
  | {
      readonly kind: 'unreadable';
      readonly problem: 'bytes' | 'control' | 'quotes';
      readonly cellIndex?: number;
    };

/** Control characters have no place in a register; NUL bytes and terminal codes are among them. Tabs and line ends may be. */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

/**
 * The cells of all records of a block at once, as text of the file (UTF-8). `undefined` when any record has a problem,
 * or when csv-parse sees other records than the scan of the bytes did: then each must be parsed on its own.
 */
export function parseBlock(block: RecordBlock, dialect: Dialect): readonly (readonly string[])[] | undefined {
  const text = decode(block.bytes);
  if (text === undefined || CONTROL.test(text)) return undefined;
  const { delimiter } = dialect;
  const lines = withLineFeeds(text);
  if (!block.bytes.includes(QUOTE)) {
    const records = lines.split('\n');
    // What follows the last line end is no record.
    if (!block.hasNoLineEnd) records.pop();
    return records.length === block.ends.length ? records.map((line) => line.split(delimiter)) : undefined;
  }
  const records = parseQuoted(lines, dialect);
  return records?.length === block.ends.length ? records : undefined;
}

/** The cells of one record, its line end included in the bytes or not. An empty record has one empty cell. */
export function parseRecord(bytes: Buffer, dialect: Dialect): ParsedRecord {
  const text = decode(bytes);
  // Read as Latin-1, every byte is one character: enough to find the cell that holds the wrong bytes.
  const lines = withLineFeeds(text ?? bytes.toString('latin1')).replace(/\n$/, '');
  const cells = hasOpeningQuote(lines, dialect)
    ? parseQuoted(lines, dialect)?.at(0)
    : lines.split(dialect.delimiter);
  if (text === undefined) {
    return unreadable('bytes', cells, (cell) => !isUtf8(Buffer.from(cell, 'latin1')));
  }
  if (CONTROL.test(text)) return unreadable('control', cells, (cell) => CONTROL.test(cell));
  return cells === undefined ? unreadable('quotes', undefined, () => false) : { kind: 'cells', cells };
}

/** The text of UTF-8 bytes; `undefined` when they are not valid. Other encodings are turned into UTF-8 before. */
export function decode(bytes: Buffer): string | undefined {
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
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
  problem: 'bytes' | 'control' | 'quotes',
  cells: readonly string[] | undefined,
  isWrong: (cell: string) => boolean,
): ParsedRecord {
  const cellIndex = cells?.findIndex(isWrong) ?? -1;
  return cellIndex === -1 ? { kind: 'unreadable', problem } : { kind: 'unreadable', problem, cellIndex };
}
