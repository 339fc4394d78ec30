/**
 * Where a page that only leads to rows, of a SQLite table, keeps copies of what it led to before. Such a page has no bytes of
 * rows: each cell is the number of a page and the number of a row. SQLite leaves them behind where it divides a page that is
 * full of them, as soon as a table has some thousands of rows.
 */

const PAGE_NUMBER_SIZE = 4;
/** Of the number of a row below 2^21; SQLite gives a new row the number after the largest. More would let other bytes pass. */
const LARGEST_VARINT = 3;

/**
 * The first byte of the old cells that end at `to`, the first of them perhaps cut off; `to` when there are none, or when the
 * bytes are not such cells and nothing else.
 * @param from where they begin at the earliest
 * @param pageCount of the file
 */
export function startOfOldCells(page: Buffer, from: number, to: number, pageCount: number): number {
  let start = from;
  while (start < to && page[start] === 0) start++;
  // A number of a page begins with zeros. What is cut off is less than a cell.
  const earliest = Math.max(from, start - PAGE_NUMBER_SIZE + 1);
  for (let first = earliest; first <= Math.min(start + PAGE_NUMBER_SIZE + LARGEST_VARINT, to); first++) {
    const isCut = first > start;
    if (isCut && !isEndOfCell(page, start, first, pageCount)) continue;
    if (areCells(page, first, to, pageCount)) return Math.min(first, start);
  }
  return to;
}

/** Whole cells, one behind the other. */
function areCells(page: Buffer, from: number, to: number, pageCount: number): boolean {
  let at = from;
  while (at < to) {
    const end = at + PAGE_NUMBER_SIZE < to ? endOfVarint(page, at + PAGE_NUMBER_SIZE, to) : undefined;
    if (end === undefined || !isPage(page.readUInt32BE(at), pageCount)) return false;
    at = end;
  }
  return true;
}

/** The last bytes of a cell: what is left of the number of a page, if anything, and of the number of a row. */
function isEndOfCell(page: Buffer, from: number, to: number, pageCount: number): boolean {
  for (let size = 0; size <= Math.min(PAGE_NUMBER_SIZE, to - from - 1); size++) {
    const number = size === 0 ? 1 : page.readUIntBE(from, size);
    if (number <= pageCount && endOfVarint(page, from + size, to) === to) return true;
  }
  return false;
}

/** The first page has the description of the tables; no row is in it. */
function isPage(number: number, pageCount: number): boolean {
  return number > 1 && number <= pageCount;
}

/** After the byte that has not its highest bit; `undefined` when none comes in time. */
function endOfVarint(page: Buffer, from: number, to: number): number | undefined {
  for (let at = from; at < Math.min(from + LARGEST_VARINT, to); at++) {
    if (page.readUInt8(at) < 128) return at + 1;
  }
  return undefined;
}
