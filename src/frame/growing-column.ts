/** A typed column of unknown length that grows by blocks, so that growing never copies and never holds the data twice. */

type TypedColumn = Uint8Array | Uint16Array | Uint32Array;

const BLOCK_BITS = 16;
const ROWS_PER_BLOCK = 1 << BLOCK_BITS;
/** A row within its block. */
const ROW_MASK = ROWS_PER_BLOCK - 1;

export class GrowingColumn<A extends TypedColumn> {
  readonly #make: (length: number) => A;
  readonly #width: number;
  readonly #blocks: A[] = [];

  /** `width` is the number of elements of one row. */
  constructor(make: (length: number) => A, width: number) {
    this.#make = make;
    this.#width = width;
  }

  /** The block in which a row lies; made when it is the next one. The row begins at `offsetOf(row)` in it. */
  blockOf(row: number): A {
    const index = row >>> BLOCK_BITS;
    let block = this.#blocks[index];
    if (block === undefined) {
      if (index !== this.#blocks.length) throw new RangeError('a column grows row by row');
      block = this.#make(ROWS_PER_BLOCK * this.#width);
      this.#blocks.push(block);
    }
    return block;
  }

  offsetOf(row: number): number {
    return (row & ROW_MASK) * this.#width;
  }

  /** The first element of a row. */
  at(row: number): number {
    return this.blockOf(row)[this.offsetOf(row)] ?? 0;
  }

  /** The first `rowCount` rows in one array. */
  join(rowCount: number): A {
    const joined = this.#make(rowCount * this.#width);
    for (const [index, block] of this.#blocks.entries()) {
      const start = index * ROWS_PER_BLOCK * this.#width;
      if (start < joined.length) joined.set(block.subarray(0, joined.length - start), start);
    }
    return joined;
  }
}
