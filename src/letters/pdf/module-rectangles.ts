/** Draws black squares in rows as few rectangles: vectors, so sharp at any size, and in one path, so without seams. */
import type { ByteWriter } from './byte-writer.ts';

const SPACE = 0x20;
/** The largest QR code has 177 modules a side. */
const MOST_COLUMNS = 200;

/** For each column where a run begins: how wide it is, and the row where it began; a width of 0 is none. */
const openWidths = new Uint8Array(MOST_COLUMNS);
const openTops = new Uint8Array(MOST_COLUMNS);
/** Height, width, top and left in a byte each, from the highest down. */
let found = new Uint32Array(1024);

/**
 * Writes `x y width height re` for each rectangle, in modules from the top left corner, down. Those of one size follow each
 * other, so that each line ends as the line before it.
 */
export function writeModules(modules: Uint8Array, columnCount: number, out: ByteWriter): void {
  let size = -1;
  let top = -1;
  /** Where, in the line before, the part from the top on begins, and the part from the width on. */
  let fromTop = 0;
  let fromSize = 0;
  for (const rectangle of joinModules(modules, columnCount).sort()) {
    const isSameSize = rectangle >>> 16 === size;
    const isSameTop = isSameSize && ((rectangle >>> 8) & 0xff) === top;
    size = rectangle >>> 16;
    top = (rectangle >>> 8) & 0xff;
    const end = out.length;
    out.whole(rectangle & 0xff);
    if (isSameTop) {
      out.repeat(end - fromTop, out.length - fromTop);
      fromSize += out.length - end;
      fromTop += out.length - end;
      continue;
    }
    fromTop = out.length;
    out.byte(SPACE).whole(top);
    const at = out.length;
    if (isSameSize) out.repeat(end - fromSize, at - fromSize);
    else
      out
        .byte(SPACE)
        .whole(size & 0xff)
        .byte(SPACE)
        .whole(size >>> 8)
        .text(' re\n');
    fromSize = at;
  }
}

/** Joins the black modules of a row into runs, and a run with the same run in the row above it. */
function joinModules(modules: Uint8Array, columnCount: number): Uint32Array {
  if (columnCount > MOST_COLUMNS) throw new RangeError(`${columnCount} columns of modules`);
  if (found.length < modules.length) found = new Uint32Array(modules.length);
  const rowCount = modules.length / columnCount;
  let count = 0;
  openWidths.fill(0);
  const close = (left: number, row: number): void => {
    const top = openTops[left] ?? 0;
    found[count++] = ((row - top) << 24) | ((openWidths[left] ?? 0) << 16) | (top << 8) | left;
    openWidths[left] = 0;
  };
  for (let row = 0; row < rowCount; row++) {
    const start = row * columnCount;
    let column = 0;
    while (column < columnCount) {
      const left = column;
      while (column < columnCount && modules[start + column] === 1) column++;
      const width = column - left;
      const open = openWidths[left] ?? 0;
      if (open !== width) {
        if (open > 0) close(left, row);
        if (width > 0) {
          openWidths[left] = width;
          openTops[left] = row;
        }
      }
      // Runs that began under this one are over.
      for (let under = left + 1; under < column; under++) {
        if ((openWidths[under] ?? 0) > 0) close(under, row);
      }
      if (width === 0) column++;
    }
  }
  for (let left = 0; left < columnCount; left++) if ((openWidths[left] ?? 0) > 0) close(left, rowCount);
  return found.subarray(0, count);
}
