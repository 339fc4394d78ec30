/**
 * Whether a page that only leads to rows, of a SQLite table, keeps nothing but copies of what it led to before. Such a page has
 * no bytes of rows: each of its cells is the number of a page, of four bytes, and the number of a row, of one to nine. SQLite
 * leaves copies of them behind where it divides a page that is full, as soon as a table has some thousands of rows.
 */

const PAGE_NUMBER_SIZE = 4;
/** Of the number of a row below 2^21; SQLite gives a new row the number after the largest. More would let other bytes pass. */
const LARGEST_ROW_NUMBER_SIZE = 3;

/**
 * Where in a cell the bytes so far can end, as a number, so that many of them are compared quickly: nowhere, at the end of one,
 * after the number of a page and so many bytes of that of a row, or, from `PAGE_NUMBER` on, within the number of a page.
 */
type Reading = number;
const NOTHING: Reading = 0;
const END: Reading = 1;
const ROW_NUMBER: Reading = 2;
const PAGE_NUMBER: Reading = 8;

/**
 * Whether the bytes from `from` to before `to` are zeros and such copies, each of them perhaps cut off at either end where it
 * stands beside zeros or at `from`. Four bytes of anything else hardly ever pass.
 * @param pageCount of the file: no cell leads beyond it
 */
export function areOldCells(page: Buffer, from: number, to: number, pageCount: number): boolean {
  let readings: ReadonlySet<Reading> = new Set([NOTHING]);
  for (let at = from; at < to; at++) {
    const byte = page.readUInt8(at);
    const next = new Set<Reading>();
    for (const reading of readings) readOn(reading, byte, pageCount, next);
    if (next.size === 0) return false;
    readings = next;
  }
  return readings.has(NOTHING) || readings.has(END);
}

function readOn(reading: Reading, byte: number, pageCount: number, next: Set<Reading>): void {
  // Cut off.
  if (byte === 0) next.add(NOTHING);
  if (reading >= PAGE_NUMBER) {
    const [size, value] = [
      (reading - PAGE_NUMBER) % PAGE_NUMBER_SIZE,
      Math.floor((reading - PAGE_NUMBER) / PAGE_NUMBER_SIZE),
    ];
    readPageNumber(size, value * 256 + byte, pageCount, next);
  } else if (reading >= ROW_NUMBER) {
    readRowNumber(reading - ROW_NUMBER, byte, next);
  } else if (reading === END) {
    readPageNumber(0, byte, pageCount, next);
  } else if (byte !== 0) {
    // Its first bytes are cut off, however many, or are the zeros with which the number of a page begins.
    for (let size = 0; size < PAGE_NUMBER_SIZE; size++) readPageNumber(size, byte, pageCount, next);
    readRowNumber(0, byte, next);
  }
}

/** @param sizeSoFar how many bytes of it there were before the last of `value` */
function readPageNumber(sizeSoFar: number, value: number, pageCount: number, next: Set<Reading>): void {
  if (value > pageCount) return;
  const size = sizeSoFar + 1;
  next.add(size === PAGE_NUMBER_SIZE ? ROW_NUMBER : PAGE_NUMBER + value * PAGE_NUMBER_SIZE + size);
}

/** Seven bits in each byte; the last has not its highest bit. */
function readRowNumber(sizeSoFar: number, byte: number, next: Set<Reading>): void {
  if (byte < 128 && (byte > 0 || sizeSoFar > 0)) next.add(END);
  else if (byte >= 128 && sizeSoFar + 1 < LARGEST_ROW_NUMBER_SIZE) next.add(ROW_NUMBER + sizeSoFar + 1);
}
