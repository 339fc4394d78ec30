/** The columns in which eligible residents are collected, and what comes out of them in the order of the frame. */
import { ID_BYTES } from '../domain/frame.ts';
import { compareBytesAt, leadingNumberAt, sortRows } from './byte-column.ts';
import { GrowingColumn } from './growing-column.ts';

/** Residents by id; the rows of one person by file and row. Plain columns, which a thread can hand to another. */
export interface SortedResidents {
  /** ID_BYTES bytes a resident. */
  readonly residentIds: Uint8Array;
  /** ID_BYTES bytes a resident. */
  readonly addressIds: Uint8Array;
  /** Into the list of strata that belongs to the columns. */
  readonly stratumIndexes: Uint16Array;
  readonly fileIndexes: Uint8Array;
  /** Row in the file; the header is row 1. */
  readonly rows: Uint32Array;
}

export class FrameColumns {
  readonly residentIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly addressIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly stratumIndexes = new GrowingColumn((length) => new Uint16Array(length), 1);
  readonly fileIndexes = new GrowingColumn((length) => new Uint8Array(length), 1);
  readonly rows = new GrowingColumn((length) => new Uint32Array(length), 1);

  /** Puts the first `count` rows in order. The columns are empty afterwards: a frame is never held twice. */
  moveOutSorted(count: number): SortedResidents {
    const order = sortRows(
      count,
      (row) => leadingNumberAt(this.residentIds.blockOf(row), this.residentIds.offsetOf(row)),
      (left, right) => this.#compare(left, right),
    );
    return {
      residentIds: this.residentIds.moveOut(order),
      addressIds: this.addressIds.moveOut(order),
      stratumIndexes: this.stratumIndexes.moveOut(order),
      fileIndexes: this.fileIndexes.moveOut(order),
      rows: this.rows.moveOut(order),
    };
  }

  #compare(left: number, right: number): number {
    const { residentIds, fileIndexes, rows } = this;
    return (
      compareBytesAt(
        residentIds.blockOf(left),
        residentIds.offsetOf(left),
        residentIds.blockOf(right),
        residentIds.offsetOf(right),
        ID_BYTES,
      ) ||
      fileIndexes.at(left) - fileIndexes.at(right) ||
      rows.at(left) - rows.at(right)
    );
  }
}
