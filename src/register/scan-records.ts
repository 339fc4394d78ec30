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
 * elsewhere it is an ordinary character. A CR as the very last byte ends no record, since its LF may follow.
 */
export function scanRecords(bytes: Uint8Array, delimiterByte: number): RecordScan {
  const hasQuote = bytes.includes(QUOTE);
  const hasReturn = bytes.includes(CARRIAGE_RETURN);
  if (!hasQuote && !hasReturn) return { ends: lineFeedEnds(bytes), isInQuotes: false };

  const ends: number[] = [];
  const { length } = bytes;
  let isCellStart = true;
  for (let index = 0; index < length; index++) {
    const byte = bytes[index];
    if (byte === QUOTE && isCellStart) {
      index = closingQuote(bytes, index + 1);
      if (index === -1) return { ends, isInQuotes: true };
      isCellStart = false;
    } else if (byte === LINE_FEED) {
      ends.push(index + 1);
      isCellStart = true;
    } else if (byte === CARRIAGE_RETURN) {
      isCellStart = true;
      if (index + 1 < length && bytes[index + 1] !== LINE_FEED) ends.push(index + 1);
    } else {
      isCellStart = byte === delimiterByte;
    }
  }
  return { ends, isInQuotes: false };
}

function lineFeedEnds(bytes: Uint8Array): number[] {
  const ends: number[] = [];
  for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, end + 1))
    ends.push(end + 1);
  return ends;
}

/** The index of the quote that closes a cell, where two quotes stand for one; -1 when there is none. */
function closingQuote(bytes: Uint8Array, from: number): number {
  let index = bytes.indexOf(QUOTE, from);
  while (index !== -1 && bytes[index + 1] === QUOTE) index = bytes.indexOf(QUOTE, index + 2);
  return index;
}
