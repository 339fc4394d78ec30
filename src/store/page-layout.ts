/** Which bytes of a page of a SQLite tree are in use, and which pages it leads to. */
import type { DatabaseFile } from './database-file.ts';
import { areOldCells } from './old-cells.ts';

export interface PageLayout {
  /** From the first byte to after the last, ascending. */
  readonly used: readonly (readonly [from: number, to: number])[];
  readonly children: readonly number[];
  /** The rows that go on elsewhere, and how many of their bytes do. */
  readonly overflows: readonly { readonly firstPage: number; readonly byteCount: number }[];
}

/** The first byte of a page says what it is. */
const INDEX_INTERIOR = 2;
const TABLE_INTERIOR = 5;
const INDEX_LEAF = 10;
const TABLE_LEAF = 13;

/** SQLite gives a cell no less, so that a free block always fits where it was. */
const SMALLEST_CELL = 4;
/** Of a free block: where the next one is, and its own size. The rest of it should be empty. */
const FREE_BLOCK_HEADER = 4;

/**
 * `undefined` for a page that is no part of a tree, or is damaged. The first page of a file, which has a header, is not read.
 * @param file how many bytes of a page SQLite fills, and how many pages there are
 */
export function layOutPage(
  page: Buffer,
  { usableSize, pageCount }: Pick<DatabaseFile, 'usableSize' | 'pageCount'>,
): PageLayout | undefined {
  const kind = page.readUInt8(0);
  const isInterior = kind === INDEX_INTERIOR || kind === TABLE_INTERIOR;
  if (!isInterior && kind !== INDEX_LEAF && kind !== TABLE_LEAF) return undefined;
  const headerSize = isInterior ? 12 : 8;
  const cellCount = page.readUInt16BE(3);
  const pointersEnd = headerSize + 2 * cellCount;
  if (pointersEnd > usableSize) return undefined;
  const used: [number, number][] = [];
  const children = isInterior ? [page.readUInt32BE(8)] : [];
  const overflows: { firstPage: number; byteCount: number }[] = [];
  try {
    const [pointers, firstCell] = [endOfOldPointers(page, pointersEnd), page.readUInt16BE(5)];
    used.push([0, pointers]);
    if (kind === TABLE_INTERIOR && areOldCells(page, pointers, firstCell, pageCount)) {
      used.push([pointers, firstCell]);
    }
    for (let at = headerSize; at < pointersEnd; at += 2) {
      const start = page.readUInt16BE(at);
      const cell = readCell(page, start, kind, usableSize);
      used.push([start, Math.max(cell.end, start + SMALLEST_CELL)]);
      if (isInterior) children.push(page.readUInt32BE(start));
      if (cell.overflow !== undefined) overflows.push(cell.overflow);
    }
    let last = 0;
    for (let block = page.readUInt16BE(1); block !== 0; block = page.readUInt16BE(block)) {
      // They ascend, so that this ends.
      if (block <= last) return undefined;
      last = block;
      used.push([block, block + FREE_BLOCK_HEADER]);
    }
  } catch (error) {
    // A place beyond the page.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  used.sort(([left], [right]) => left - right);
  return { used, children, overflows };
}

/**
 * Where a row goes, the places of the rows after it move up, and the last ones stay behind too. Each is a number below the
 * page's size, 4096: the bytes of a fragment of four look like that once in 256 times, of eight once in 65,536.
 */
function endOfOldPointers(page: Buffer, pointersEnd: number): number {
  const firstCell = page.readUInt16BE(5);
  let end = pointersEnd;
  while (end + 2 <= firstCell) {
    const place = page.readUInt16BE(end);
    if (place === 0 || place >= page.length) break;
    end += 2;
  }
  return end;
}

interface Cell {
  readonly end: number;
  readonly overflow: { readonly firstPage: number; readonly byteCount: number } | undefined;
}

function readCell(page: Buffer, start: number, kind: number, usableSize: number): Cell {
  const isInterior = kind === INDEX_INTERIOR || kind === TABLE_INTERIOR;
  const isTable = kind === TABLE_LEAF || kind === TABLE_INTERIOR;
  let at = start + (isInterior ? 4 : 0);
  if (kind === TABLE_INTERIOR) return { end: readVarint(page, at).end, overflow: undefined };
  const payload = readVarint(page, at);
  at = isTable ? readVarint(page, payload.end).end : payload.end;
  const localSize = localSizeOf(payload.value, isTable, usableSize);
  const end = at + localSize;
  if (localSize === payload.value) return { end, overflow: undefined };
  const overflow = { firstPage: page.readUInt32BE(end), byteCount: payload.value - localSize };
  return { end: end + 4, overflow };
}

/** How many bytes of a row stand in its own page: the formula of the file's format. */
function localSizeOf(payloadSize: number, isTable: boolean, usableSize: number): number {
  const most = isTable ? usableSize - 35 : Math.floor(((usableSize - 12) * 64) / 255) - 23;
  if (payloadSize <= most) return payloadSize;
  const least = Math.floor(((usableSize - 12) * 32) / 255) - 23;
  const fitting = least + ((payloadSize - least) % (usableSize - 4));
  return fitting <= most ? fitting : least;
}

/** One to nine bytes, the highest first: seven bits of each, and all eight of the ninth. */
function readVarint(page: Buffer, start: number): { value: number; end: number } {
  let value = 0;
  for (let at = start; at < start + 8; at++) {
    const byte = page.readUInt8(at);
    value = value * 128 + (byte & 127);
    if (byte < 128) return { value, end: at + 1 };
  }
  return { value: value * 256 + page.readUInt8(start + 8), end: start + 9 };
}
