/** Finds the cells of a record in its bytes, as long as it is a plain one: nothing quoted, escaped, or to be refused. */
import { isAscii, isUtf8 } from 'node:buffer';
import type { Dialect } from './dialect.ts';
import { CARRIAGE_RETURN, LINE_FEED, QUOTE } from './dialect.ts';
import type { RecordBlock } from './record-blocks.ts';

const ORDINARY = 0;
const DELIMITER = 1;
/** Part of a letter beyond ASCII. */
const BEYOND_ASCII = 2;
const NOT_PLAIN = 3;

const SPACE = 0x20;
const TAB = 0x09;
const DELETE = 0x7f;
/** Begins the control characters U+0080 to U+009F in UTF-8, and some signs that are none. */
const C1_LEAD = 0xc2;

/** The cells of one record after another. */
export class PlainCells {
  /** Where each cell begins and ends. Behind the last, an empty one: for columns that the file lacks. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** The number of the empty cell. */
  readonly emptyCell: number;
  /** Whether the record that was divided last has letters beyond ASCII. */
  isBeyondAscii = false;
  readonly #kinds: Uint8Array;

  constructor(fieldCount: number, dialect: Dialect) {
    this.starts = new Int32Array(fieldCount + 1);
    this.ends = new Int32Array(fieldCount + 1);
    this.emptyCell = fieldCount;
    this.#kinds = kindsOfBytes(dialect);
  }

  /**
   * Divides the record from `start` to `end`, its line end included or not. False when it is not plain: when it must be
   * parsed, has another number of cells, or has a character that no register may hold.
   */
  divide(bytes: Uint8Array, start: number, end: number): boolean {
    let last = end;
    if (last > start && bytes[last - 1] === LINE_FEED) last--;
    if (last > start && bytes[last - 1] === CARRIAGE_RETURN) last--;
    const { starts, ends, emptyCell } = this;
    const kinds = this.#kinds;
    let cell = 0;
    let isBeyondAscii = false;
    starts[0] = start;
    for (let index = start; index < last; index++) {
      const kind = kinds[bytes[index] ?? 0];
      if (kind === ORDINARY) continue;
      if (kind === DELIMITER) {
        ends[cell++] = index;
        if (cell === emptyCell) return false;
        starts[cell] = index + 1;
      } else if (kind === BEYOND_ASCII) isBeyondAscii = true;
      else return false;
    }
    ends[cell] = last;
    this.isBeyondAscii = isBeyondAscii;
    return cell === emptyCell - 1;
  }
}

/** Whether plain records can be looked for in a block: it is whole, valid UTF-8, and a record is one line. */
export function canHavePlainRecords({ bytes, broken, rows }: RecordBlock): boolean {
  return broken === undefined && rows === undefined && (isAscii(bytes) || isUtf8(bytes));
}

function kindsOfBytes({ name, delimiter }: Dialect): Uint8Array {
  const kinds = new Uint8Array(256).fill(ORDINARY);
  kinds.fill(NOT_PLAIN, 0, SPACE);
  kinds[TAB] = ORDINARY;
  kinds[DELETE] = NOT_PLAIN;
  kinds.fill(BEYOND_ASCII, DELETE + 1);
  kinds[C1_LEAD] = NOT_PLAIN;
  if (name === 'brp-csv') for (const sign of [';', '\\']) kinds[sign.charCodeAt(0)] = NOT_PLAIN;
  else kinds[QUOTE] = NOT_PLAIN;
  kinds[delimiter.charCodeAt(0)] = DELIMITER;
  return kinds;
}
