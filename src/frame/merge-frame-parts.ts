/** Merges what one or more threads collected into one frame, the same whatever their number and whoever had which row. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame, FramePositions } from '../domain/frame.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import type { ColumnBlocks } from './frame-columns.ts';
import { FrameColumns } from './frame-columns.ts';
import { ROWS_PER_BLOCK } from './growing-column.ts';
import { MAXIMUM_STRATUM_COUNT, sortUsedStrata } from './stratum-table.ts';

/** The residents that one thread collected. Plain data, so that it can be handed to another thread. */
export interface FramePart {
  readonly blocks: ColumnBlocks;
  /** The part's rows by resident id, then file and row. */
  readonly order: Uint32Array;
  /** The strata that the part's indexes refer to. */
  readonly strata: readonly StratumKey[];
  /** The column of file indexes cannot tell of one that it cannot hold. */
  readonly largestFileIndex: number;
}

/** A row that holds a person who stands in an earlier row already. */
export interface DuplicateRow {
  readonly fileIndex: number;
  readonly row: number;
}

export interface BuiltFrame {
  readonly frame: Frame;
  readonly positions: FramePositions;
  /** In the order of the files and rows. */
  readonly duplicates: readonly DuplicateRow[];
}

/** The positions hold the file in one byte. */
const MAXIMUM_FILE_COUNT = 256;

/**
 * The frame in ascending order of resident id. A person who was collected twice keeps the earliest file and row; the
 * other rows are given back. The parts are used up: their strata are renumbered where they lie.
 * Refused: nobody collected, more strata or files than the format holds.
 */
export function mergeFrameParts(parts: readonly FramePart[]): Result<BuiltFrame> {
  const strata = [...new Set(parts.flatMap((part) => part.strata))];
  const failures: Failure[] = [];
  if (parts.every(({ order }) => order.length === 0)) failures.push(failure('frame.nobody-eligible', {}));
  if (strata.length > MAXIMUM_STRATUM_COUNT) {
    failures.push(failure('frame.too-many-strata', { maximum: MAXIMUM_STRATUM_COUNT }));
  }
  if (parts.some(({ largestFileIndex }) => largestFileIndex >= MAXIMUM_FILE_COUNT)) {
    failures.push(failure('frame.too-many-files', { maximum: MAXIMUM_FILE_COUNT }));
  }
  return okUnless(failures, () => build(parts, strata));
}

function build(parts: readonly FramePart[], strata: readonly StratumKey[]): BuiltFrame {
  for (const part of parts) renumberStrata(part, strata);
  const columns = joinColumns(parts);
  const { kept, duplicates } = mergeOrders(parts, columns);
  return {
    frame: {
      residentCount: kept.length,
      residentIds: columns.residentIds.gather(kept),
      addressIds: columns.addressIds.gather(kept),
      ...sortUsedStrata(strata, columns.stratumIndexes.gather(kept)),
    },
    positions: { fileIndexes: columns.fileIndexes.gather(kept), rows: columns.rows.gather(kept) },
    duplicates: duplicates
      .map((row) => ({ fileIndex: columns.fileIndexes.at(row), row: columns.rows.at(row) }))
      .sort((left, right) => left.fileIndex - right.fileIndex || left.row - right.row),
  };
}

/** From the part's own list of strata to the list of all. */
function renumberStrata(part: FramePart, strata: readonly StratumKey[]): void {
  if (part.strata.every((key, index) => strata[index] === key)) return;
  const indexOf = new Map(strata.map((key, index) => [key, index]));
  const renumbered = Uint16Array.from(part.strata, (key) => indexOf.get(key) ?? 0);
  for (const block of part.blocks.stratumIndexes) {
    for (let row = 0; row < block.length; row++) block[row] = renumbered[block[row] ?? 0] ?? 0;
  }
}

/** One set of columns over the blocks of all parts. A last block that is not full leaves numbers of rows unused. */
function joinColumns(parts: readonly FramePart[]): FrameColumns {
  return new FrameColumns({
    residentIds: parts.flatMap(({ blocks }) => blocks.residentIds),
    addressIds: parts.flatMap(({ blocks }) => blocks.addressIds),
    stratumIndexes: parts.flatMap(({ blocks }) => blocks.stratumIndexes),
    fileIndexes: parts.flatMap(({ blocks }) => blocks.fileIndexes),
    rows: parts.flatMap(({ blocks }) => blocks.rows),
  });
}

/** A part while it is merged: the next of its rows, in the numbering of the joined columns. */
interface Head {
  readonly order: Uint32Array;
  readonly firstRow: number;
  place: number;
  row: number;
  leading: number;
}

/** The rows of all parts in one order: the first row of each person, and apart from these the others. */
function mergeOrders(
  parts: readonly FramePart[],
  columns: FrameColumns,
): { kept: Uint32Array; duplicates: number[] } {
  const heads = makeHeads(parts);
  for (const head of heads) advance(head, columns);
  const total = heads.reduce((sum, { order }) => sum + order.length, 0);
  const kept = new Uint32Array(total);
  const duplicates: number[] = [];
  let keptCount = 0;
  let previousLeading = -1;
  for (let count = 0; count < total; count++) {
    const head = findLowest(heads, columns);
    const { row, leading } = head;
    const isSame = leading === previousLeading && columns.compareIds(kept[keptCount - 1] ?? 0, row) === 0;
    if (isSame) duplicates.push(row);
    else kept[keptCount++] = row;
    previousLeading = leading;
    advance(head, columns);
  }
  return { kept: kept.subarray(0, keptCount), duplicates };
}

function makeHeads(parts: readonly FramePart[]): [Head, ...Head[]] {
  const heads: Head[] = [];
  let blockCount = 0;
  for (const { order, blocks } of parts) {
    heads.push({ order, firstRow: blockCount * ROWS_PER_BLOCK, place: -1, row: 0, leading: 0 });
    blockCount += blocks.rows.length;
  }
  const [first, ...rest] = heads;
  if (first === undefined) throw new RangeError('there is no part');
  return [first, ...rest];
}

function advance(head: Head, columns: FrameColumns): void {
  const row = head.order[++head.place];
  if (row === undefined) {
    head.leading = Number.POSITIVE_INFINITY;
    return;
  }
  head.row = head.firstRow + row;
  head.leading = columns.leadingNumberOf(head.row);
}

function findLowest(heads: readonly [Head, ...Head[]], columns: FrameColumns): Head {
  let lowest = heads[0];
  for (let index = 1; index < heads.length; index++) {
    const head = heads[index];
    if (head === undefined || head.leading > lowest.leading) continue;
    if (head.leading < lowest.leading || columns.compare(head.row, lowest.row) < 0) lowest = head;
  }
  return lowest;
}
