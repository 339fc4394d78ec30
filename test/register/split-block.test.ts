import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordBlock } from '../../src/register/record-blocks.ts';
import { recordBytes, rowOfRecord } from '../../src/register/record-blocks.ts';
import { splitBlock } from '../../src/register/split-block.ts';

/** Every record as `row: bytes`, with a mark on one that lacks its line end. */
function recordsOf(block: RecordBlock): string[] {
  return block.ends.map((_, index) => {
    const isCut = block.hasNoLineEnd && index === block.ends.length - 1;
    return `${rowOfRecord(block, index)}: ${recordBytes(block, index).toString()}${isCut ? '+' : ''}`;
  });
}

const anyBlock = fc
  .record({
    records: fc.array(
      fc.string({ unit: fc.constantFrom('a', 'é', ';', '"'), maxLength: 12 }).map((text) => `${text}\n`),
      { minLength: 1, maxLength: 30 },
    ),
    hasNoLineEnd: fc.boolean(),
    /** Rows of a person may be several. */
    rowsPerRecord: fc.constantFrom(undefined, 1, 3),
  })
  .map(({ records, hasNoLineEnd, rowsPerRecord }): RecordBlock => {
    const bytes = Buffer.from(records.join(''));
    let end = 0;
    const ends = records.map((text) => (end += Buffer.byteLength(text)));
    const block = { bytes, ends, firstRow: 7, broken: undefined, hasNoLineEnd };
    if (rowsPerRecord === undefined) return block;
    return { ...block, rows: records.map((_, index) => 7 + index * rowsPerRecord) };
  });

describe('the pieces of a block', () => {
  it('are its records in order, each once and with its own row', () => {
    fc.assert(
      fc.property(anyBlock, fc.integer({ min: 1, max: 80 }), (block, pieceBytes) => {
        const pieces = [...splitBlock(block, pieceBytes)];
        expect(pieces.flatMap(recordsOf)).toEqual(recordsOf(block));
        for (const piece of pieces) {
          expect(piece.bytes.length <= pieceBytes || piece.ends.length === 1).toBe(true);
          expect(piece.ends.at(-1)).toBe(piece.bytes.length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are one when the block is broken', () => {
    const bytes = Buffer.from('"a\nb\n');
    const block = {
      bytes,
      ends: [bytes.length],
      firstRow: 2,
      broken: 'in-quotes',
      hasNoLineEnd: true,
    } as const;
    expect([...splitBlock(block, 2)]).toEqual([block]);
  });
});
