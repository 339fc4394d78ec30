/** Order in columns of fixed-width byte strings, such as opaque ids and tickets. */

/** Compares the byte strings at two offsets: negative, zero or positive. */
export function compareBytesAt(
  left: Uint8Array,
  leftOffset: number,
  right: Uint8Array,
  rightOffset: number,
  width: number,
): number {
  for (let index = 0; index < width; index++) {
    const difference = (left[leftOffset + index] ?? 0) - (right[rightOffset + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The first four bytes at an offset as a number, so that numbers stand in the order of the bytes. */
export function leadingNumberAt(bytes: Uint8Array, offset: number): number {
  const high = ((bytes[offset] ?? 0) << 8) | (bytes[offset + 1] ?? 0);
  const low = ((bytes[offset + 2] ?? 0) << 8) | (bytes[offset + 3] ?? 0);
  return high * 0x1_0000 + low;
}

/** Bits of an integer that a float64 holds exactly. */
const EXACT_BITS = 53;
const LEADING_BITS = 32;

/**
 * Sorts the rows 0 to `count` - 1. `leadingOf` gives a row's first 32 bits, `compareRows` decides between rows in which
 * these (or as many of them as fit) are equal. Leading bits and row share one float64, since a typed array of numbers is
 * sorted natively: ten times as fast as a comparison function, and no object per row. Up to 2^32 rows.
 */
export function sortRows(
  count: number,
  leadingOf: (row: number) => number,
  compareRows: (left: number, right: number) => number,
): Uint32Array {
  const rowBits = Math.max(1, Math.ceil(Math.log2(Math.max(count, 2))));
  const rowFactor = 2 ** rowBits;
  const droppedFactor = 2 ** Math.max(0, LEADING_BITS - (EXACT_BITS - rowBits));
  const keys = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    keys[row] = Math.floor(leadingOf(row) / droppedFactor) * rowFactor + row;
  }
  keys.sort();
  const order = new Uint32Array(count);
  let runStart = 0;
  let runLeading = -1;
  for (let position = 0; position < count; position++) {
    const key = keys[position] ?? 0;
    const leading = Math.floor(key / rowFactor);
    order[position] = key - leading * rowFactor;
    if (leading !== runLeading) {
      sortRun(order, runStart, position, compareRows);
      runStart = position;
      runLeading = leading;
    }
  }
  sortRun(order, runStart, count, compareRows);
  return order;
}

function sortRun(
  order: Uint32Array,
  start: number,
  end: number,
  compareRows: (left: number, right: number) => number,
): void {
  if (end - start > 1) order.subarray(start, end).sort(compareRows);
}
