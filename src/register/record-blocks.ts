/** Cuts a stream of bytes into blocks of whole records, so that a file of any size passes through one small window. */
import { CARRIAGE_RETURN } from './dialect.ts';
import { scanRecords } from './scan-records.ts';

/** The size of a block, and with it the longest record that is read; a longer one is a quote that never closes. */
export const BLOCK_BYTES = 1_048_576;

export interface RecordBlock {
  /** Whole records. A window on a buffer that the next block overwrites: copy what must be kept. */
  readonly bytes: Buffer;
  /** The offset after each record in `bytes`, its line end included. */
  readonly ends: readonly number[];
  /** The row number of the first record; the first record of the file is row 1. */
  readonly firstRow: number;
  /**
   * Why the record is incomplete, if it is: the block then holds only the beginning of that one record, or nothing where
   * compressed data are damaged.
   */
  readonly broken: 'too-long' | 'in-quotes' | 'damaged-gzip' | undefined;
  /** Whether the file ends after the last record of this block without a line end. */
  readonly hasNoLineEnd: boolean;
  /**
   * The row number of each record, where records can have several rows (see `groupPersons`); without it, they run from
   * `firstRow` upwards.
   */
  readonly rows?: readonly number[];
}

/** The row number of a record of a block. */
export function rowOfRecord(block: RecordBlock, index: number): number {
  return block.rows?.[index] ?? block.firstRow + index;
}

/** The bytes of one record of a block, its line end included. */
export function recordBytes(block: RecordBlock, index: number): Buffer {
  return block.bytes.subarray(index === 0 ? 0 : block.ends[index - 1], block.ends[index]);
}

/**
 * Yields the records of a file in blocks of at most `blockBytes`, in order; the last one may be broken. The blocks
 * depend on the bytes only, not on how they are divided into chunks. Chunks may be reused by the caller.
 */
export function* recordBlocks(
  chunks: Iterable<Uint8Array>,
  delimiterByte: number,
  blockBytes = BLOCK_BYTES,
  hasQuotes = true,
): Generator<RecordBlock, void, void> {
  const window = Buffer.allocUnsafe(blockBytes);
  let filled = 0;
  let firstRow = 1;

  for (const chunk of chunks) {
    let taken = 0;
    while (taken < chunk.length) {
      const piece = chunk.subarray(taken, taken + blockBytes - filled);
      window.set(piece, filled);
      filled += piece.length;
      taken += piece.length;
      if (filled < blockBytes) break;

      const scan = scanRecords(window, delimiterByte, hasQuotes);
      const end = scan.ends.at(-1) ?? 0;
      if (end === 0) {
        yield { bytes: window, ends: [filled], firstRow, broken: 'too-long', hasNoLineEnd: true };
        return;
      }
      yield {
        bytes: window.subarray(0, end),
        ends: scan.ends,
        firstRow,
        broken: undefined,
        hasNoLineEnd: false,
      };
      firstRow += scan.ends.length;
      window.copyWithin(0, end, filled);
      filled -= end;
    }
  }
  if (filled > 0) yield* lastBlocks(window.subarray(0, filled), firstRow, delimiterByte, hasQuotes);
}

/** The rest of the file, whose last record may lack a line end or a closing quote. */
function* lastBlocks(
  bytes: Buffer,
  firstRow: number,
  delimiterByte: number,
  hasQuotes: boolean,
): Generator<RecordBlock, void, void> {
  const { ends, isInQuotes } = scanRecords(bytes, delimiterByte, hasQuotes);
  const wholeBytes = ends.at(-1) ?? 0;
  if (isInQuotes) {
    if (wholeBytes > 0) {
      yield { bytes: bytes.subarray(0, wholeBytes), ends, firstRow, broken: undefined, hasNoLineEnd: false };
    }
    const rest = bytes.subarray(wholeBytes);
    const row = firstRow + ends.length;
    yield { bytes: rest, ends: [rest.length], firstRow: row, broken: 'in-quotes', hasNoLineEnd: true };
    return;
  }
  const isWhole = wholeBytes === bytes.length;
  // A CR as the very last byte is a line end after all: no LF follows it.
  const hasNoLineEnd = !isWhole && bytes.at(-1) !== CARRIAGE_RETURN;
  yield { bytes, ends: isWhole ? ends : [...ends, bytes.length], firstRow, broken: undefined, hasNoLineEnd };
}
