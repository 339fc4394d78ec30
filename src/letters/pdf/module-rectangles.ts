/** Draws black squares in rows as few rectangles: vectors, so sharp at any size, and in one path, so without seams. */
import type { ByteWriter } from './byte-writer.ts';

/** The largest QR code has 177 modules a side. */
const MOST_COLUMNS = 200;

/** For each column where a run begins: how wide it is, and the row where it began; a width of 0 is none. */
const openWidths = new Uint8Array(MOST_COLUMNS);
const openTops = new Uint8Array(MOST_COLUMNS);
/** Height, width, top and left in a byte each, from the highest down. */
let found = new Uint32Array(1024);

/** The lines that are written, and where they repeat themselves: room that is kept. */
let lines = new Uint8Array(4096);
let repeats = new Int32Array(768);

/** As bytes: a space, and what follows the height. */
const SPACE = 0x20;
const ZERO = 0x30;
const DRAW = [0x20, 0x72, 0x65, 0x0a] as const;
/** Four numbers below 256 and ` re\n`. */
const LONGEST_LINE = 19;

/**
 * Writes `x y width height re` for each rectangle, in modules from the top left corner, down. Those of one size follow each
 * other, so that each line ends as the line before it.
 */
export function writeModules(modules: Uint8Array, columnCount: number, out: ByteWriter): void {
  const rectangles = joinModules(modules, columnCount).sort();
  if (lines.length < rectangles.length * LONGEST_LINE) {
    lines = new Uint8Array(rectangles.length * LONGEST_LINE);
    repeats = new Int32Array(rectangles.length * 3);
  }
  const bytes = lines;
  let size = -1;
  let top = -1;
  /** Where, in the line before, the part from the top on begins, and the part from the width on. */
  let fromTop = 0;
  let fromSize = 0;
  let at = 0;
  let repeatCount = 0;
  for (let index = 0; index < rectangles.length; index++) {
    const rectangle = rectangles[index] ?? 0;
    const lineAt = at;
    at = writeWhole(rectangle & 0xff, bytes, at);
    const isSameSize = rectangle >>> 16 === size;
    let from = fromSize;
    if (isSameSize && ((rectangle >>> 8) & 0xff) === top) {
      from = fromTop;
      fromSize += at - fromTop;
      fromTop = at;
    } else {
      size = rectangle >>> 16;
      top = (rectangle >>> 8) & 0xff;
      fromTop = at;
      bytes[at++] = SPACE;
      at = writeWhole(top, bytes, at);
      fromSize = at;
    }
    if (isSameSize) {
      const length = lineAt - from;
      repeats[repeatCount] = at;
      repeats[repeatCount + 1] = length;
      repeats[repeatCount + 2] = at - from;
      repeatCount += 3;
      for (const end = at + length; at < end; at++) bytes[at] = bytes[from++] ?? 0;
      continue;
    }
    bytes[at++] = SPACE;
    at = writeWhole(size & 0xff, bytes, at);
    bytes[at++] = SPACE;
    at = writeWhole(size >>> 8, bytes, at);
    for (const byte of DRAW) bytes[at++] = byte;
  }
  out.append(bytes.subarray(0, at), repeats.subarray(0, repeatCount));
}

/** Writes a number below 1000, and tells where it ends. */
function writeWhole(value: number, bytes: Uint8Array, at: number): number {
  let end = at;
  // Up to 999 this is a tenth, and a hundredth, rounded down.
  const tens = (value * 6554) >> 16;
  const hundreds = (value * 656) >> 16;
  if (hundreds > 0) bytes[end++] = ZERO + hundreds;
  if (tens > 0) bytes[end++] = ZERO + tens - hundreds * 10;
  bytes[end] = ZERO + value - tens * 10;
  return end + 1;
}

/** Joins the black modules of a row into runs, and a run with the same run in the row above it. */
function joinModules(modules: Uint8Array, columnCount: number): Uint32Array {
  if (columnCount > MOST_COLUMNS) throw new RangeError(`${columnCount} columns of modules`);
  if (found.length < modules.length) found = new Uint32Array(modules.length);
  const rowCount = modules.length / columnCount;
  let count = 0;
  openWidths.fill(0);
  for (let row = 0; row < rowCount; row++) {
    const start = row * columnCount;
    let column = 0;
    while (column < columnCount) {
      const left = column;
      while (column < columnCount && modules[start + column] === 1) column++;
      const width = column - left;
      const open = openWidths[left] ?? 0;
      if (open !== width) {
        if (open > 0) found[count++] = closeRun(left, row);
        if (width > 0) {
          openWidths[left] = width;
          openTops[left] = row;
        }
      }
      // Runs that began under this one are over.
      for (let under = left + 1; under < column; under++) {
        if ((openWidths[under] ?? 0) > 0) found[count++] = closeRun(under, row);
      }
      if (width === 0) column++;
    }
  }
  for (let left = 0; left < columnCount; left++) {
    if ((openWidths[left] ?? 0) > 0) found[count++] = closeRun(left, rowCount);
  }
  return found.subarray(0, count);
}

/** The rectangle of an open run that ends above a row. */
function closeRun(left: number, row: number): number {
  const top = openTops[left] ?? 0;
  const width = openWidths[left] ?? 0;
  openWidths[left] = 0;
  return ((row - top) << 24) | (width << 16) | (top << 8) | left;
}
