/** The columns in which eligible residents are collected: blocks of plain numbers that one thread can hand to another. */
import { ID_BYTES } from '../domain/frame.ts';
import { compareBytesAt, leadingNumberAt } from './byte-column.ts';
import { GrowingColumn } from './growing-column.ts';

/** The memory of the columns, each in blocks of as many rows. */
export interface ColumnBlocks {
  /** ID_BYTES bytes a resident. */
  readonly residentIds: readonly Uint8Array[];
  /** ID_BYTES bytes a resident. */
  readonly addressIds: readonly Uint8Array[];
  /** Into the list of strata that belongs to the columns. */
  readonly stratumIndexes: readonly Uint16Array[];
  readonly fileIndexes: readonly Uint8Array[];
  /** Row in the file; the header is row 1. */
  readonly rows: readonly Uint32Array[];
}

const NO_BLOCKS: ColumnBlocks = {
  residentIds: [],
  addressIds: [],
  stratumIndexes: [],
  fileIndexes: [],
  rows: [],
};

export class FrameColumns {
  readonly residentIds: GrowingColumn<Uint8Array>;
  readonly addressIds: GrowingColumn<Uint8Array>;
  readonly stratumIndexes: GrowingColumn<Uint16Array>;
  readonly fileIndexes: GrowingColumn<Uint8Array>;
  readonly rows: GrowingColumn<Uint32Array>;

  /** Columns over these blocks, which are not copied. */
  constructor(blocks: ColumnBlocks = NO_BLOCKS) {
    const bytes = (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length);
    this.residentIds = new GrowingColumn(bytes, ID_BYTES, blocks.residentIds);
    this.addressIds = new GrowingColumn(bytes, ID_BYTES, blocks.addressIds);
    this.stratumIndexes = new GrowingColumn((length) => new Uint16Array(length), 1, blocks.stratumIndexes);
    this.fileIndexes = new GrowingColumn(bytes, 1, blocks.fileIndexes);
    this.rows = new GrowingColumn((length) => new Uint32Array(length), 1, blocks.rows);
  }

  get blocks(): ColumnBlocks {
    return {
      residentIds: this.residentIds.blocks,
      addressIds: this.addressIds.blocks,
      stratumIndexes: this.stratumIndexes.blocks,
      fileIndexes: this.fileIndexes.blocks,
      rows: this.rows.blocks,
    };
  }

  /** The beginning of a resident's id as a number, in the order of the ids. */
  leadingNumberOf(row: number): number {
    return leadingNumberAt(this.residentIds.blockOf(row), this.residentIds.offsetOf(row));
  }

  compareIds(left: number, right: number): number {
    const ids = this.residentIds;
    return compareBytesAt(
      ids.blockOf(left),
      ids.offsetOf(left),
      ids.blockOf(right),
      ids.offsetOf(right),
      ID_BYTES,
    );
  }

  /** By resident id; the rows of one person by file and row. */
  compare(left: number, right: number): number {
    return (
      this.compareIds(left, right) ||
      this.fileIndexes.at(left) - this.fileIndexes.at(right) ||
      this.rows.at(left) - this.rows.at(right)
    );
  }
}
