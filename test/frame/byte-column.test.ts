import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareBytesAt, leadingNumberAt, sortRows } from '../../src/frame/byte-column.ts';

const WIDTH = 6;

function sortBytes(column: Uint8Array): Uint32Array {
  return sortRows(
    column.length / WIDTH,
    (row) => leadingNumberAt(column, row * WIDTH),
    (left, right) => compareBytesAt(column, left * WIDTH, column, right * WIDTH, WIDTH) || left - right,
  );
}

describe('sorting rows of bytes', () => {
  it('gives the order of comparing byte by byte, with equal rows in their own order', () => {
    // Few byte values, so that equal first halves and wholly equal rows are common.
    const byte = fc.constantFrom(0, 1, 127, 128, 255);
    const row = fc.array(byte, { minLength: WIDTH, maxLength: WIDTH });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 60 }), (rows) => {
        const expected = rows
          .map((bytes, index) => ({ text: Buffer.from(bytes).toString('hex'), index }))
          .sort((left, right) => (left.text < right.text ? -1 : Number(left.text > right.text)))
          .map(({ index }) => index);
        expect([...sortBytes(Uint8Array.from(rows.flat()))]).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps all bits of the row number when there are many rows', () => {
    // Above 2^21 rows the leading 32 bits and the row no longer fit in one float64.
    const count = 2 ** 21 + 3;
    const order = sortRows(
      count,
      (row) => (row % 2 === 0 ? 0xffff_ffff : 0xffff_fffe),
      (left, right) => (left % 2 === right % 2 ? left - right : right % 2 === 0 ? -1 : 1),
    );
    expect([...order.subarray(0, 3)]).toEqual([1, 3, 5]);
    expect([...order.subarray(-2)]).toEqual([count - 3, count - 1]);
  });
});
