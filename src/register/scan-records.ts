/** Finds where records end in bytes, without decoding them: the one place that knows which line ends are inside quotes. */
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './dialect.ts';

export interface RecordScan {
  /** The offset after each whole record, its line end (LF, CRLF or CR) included. */
  readonly ends: readonly number[];
  /** Whether the bytes end inside a quoted cell. */
  readonly isInQuotes: boolean;
}

/**
 * Scans bytes that begin at the start of a record. A quote opens a quoted cell only at the start of a cell (RFC 4180);
 * elsewhere, and in a dialect without quotes, it is an ordinary character. A CR as the very last byte ends no record, since
 * its LF may follow.
 */
export function scanRecords(bytes: Uint8Array, delimiterByte: number, hasQuotes = true): RecordScan {
  const ends: number[] = [];
  const { length } = bytes;
  const nextQuote = hasQuotes ? createSearch(bytes, QUOTE) : () => Number.POSITIVE_INFINITY;
  const nextReturn = createSearch(bytes, CARRIAGE_RETURN);
  let start = 0;
  while (start < length) {
    // Nearly every record is one line without quotes, whose end the machine finds far quicker than a loop over bytes does.
    const lineFeed = bytes.indexOf(LINE_FEED, start);
    const lineEnd = lineFeed === -1 ? length : lineFeed;
    const isPlain = nextQuote(start) > lineEnd && nextReturn(start) >= lineEnd - 1;
    if (isPlain && lineFeed === -1) break;
    const end = isPlain ? lineEnd + 1 : endOfRecord(bytes, start, delimiterByte, hasQuotes);
    if (end === NO_END) break;
    if (end === IN_QUOTES) return { ends, isInQuotes: true };
    ends.push(end);
    start = end;
  }
  return { ends, isInQuotes: false };
}

const NO_END = -1;
const IN_QUOTES = -2;

/** The offset after the record from `start`, byte by byte; `NO_END` or `IN_QUOTES` when the bytes stop before it does. */
function endOfRecord(bytes: Uint8Array, start: number, delimiterByte: number, hasQuotes: boolean): number {
  let isCellStart = true;
  for (let index = start; index < bytes.length; index++) {
    const byte = bytes[index];
    if (byte === QUOTE && isCellStart && hasQuotes) {
      index = closingQuote(bytes, index + 1);
      if (index === -1) return IN_QUOTES;
      isCellStart = false;
    } else if (byte === LINE_FEED) {
      return index + 1;
    } else if (byte === CARRIAGE_RETURN) {
      isCellStart = true;
      if (index + 1 < bytes.length && bytes[index + 1] !== LINE_FEED) return index + 1;
    } else {
      isCellStart = byte === delimiterByte;
    }
  }
  return NO_END;
}

/** Where a byte next stands from an offset on (offsets ascend), or beyond the end; looked for only when passed. */
function createSearch(bytes: Uint8Array, byte: number): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const index = bytes.indexOf(byte, from);
      found = index === -1 ? Number.POSITIVE_INFINITY : index;
    }
    return found;
  };
}

/** The index of the quote that closes a cell, where two quotes stand for one; -1 when there is none. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let index = bytes.indexOf(QUOTE, from);
  while (index !== -1 && bytes[index + 1] === QUOTE) index = bytes.indexOf(QUOTE, index + 2);
  return index;
}
