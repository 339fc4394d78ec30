/** Draws black squares in rows as few rectangles: vectors, so sharp at any size, and in one path, so without seams. */
import type { ByteWriter } from './byte-writer.ts';

const SPACE = 0x20;
/** The largest QR code has 177 modules a side. */
const MOST_COLUMNS = 200;

/** For each column where a run begins: how wide it is, and the row where it began; a width of 0 is none. */
const openWidths = new Uint8Array(MOST_COLUMNS);
const openTops = new Uint8Array(MOST_COLUMNS);

/** Writes `x y width height re` for each rectangle, in modules from the top left corner, down. */
export function writeModules(modules: Uint8Array, columnCount: number, out: ByteWriter): void {
  if (columnCount > MOST_COLUMNS) throw new RangeError(`${columnCount} columns of modules`);
  const rowCount = modules.length / columnCount;
  openWidths.fill(0);
  const close = (left: number, row: number): void => {
    const top = openTops[left] ?? 0;
    out.whole(left).byte(SPACE).whole(top).byte(SPACE);
    out
      .whole(openWidths[left] ?? 0)
      .byte(SPACE)
      .whole(row - top)
      .text(' re\n');
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
}
