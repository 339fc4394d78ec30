/** Where eligible residents are collected, and the columns that come out of it in the order of the frame. */
import { ID_BYTES } from '../domain/frame.ts';
import { compareBytesAt, leadingNumberAt, sortRows } from './byte-column.ts';

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

/** The parts of a record in words: two ids, the row in the file, and stratum and file together. */
const ID_WORDS = ID_BYTES / 4;
const FILE_ROW = 2 * ID_WORDS;
const STRATUM_AND_FILE = FILE_ROW + 1;
const RECORD_WORDS = STRATUM_AND_FILE + 1;

const STRATUM_BITS = 16;
const STRATUM_MASK = (1 << STRATUM_BITS) - 1;

const BLOCK_BITS = 16;
const RECORDS_PER_BLOCK = 1 << BLOCK_BITS;
/** A record within its block. */
const RECORD_MASK = RECORDS_PER_BLOCK - 1;

/** The same memory in two ways. */
interface RecordBlock {
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;
}

/**
 * One record a resident, all its parts side by side: when the records are put in order, memory is looked up once for each,
 * and not once for every column. They grow by blocks, so that growing never copies.
 */
export class FrameRecords {
  readonly #blocks: RecordBlock[] = [];

  /** Fills in all parts of a record but its ids. Records are filled one after the other. */
  place(record: number, stratumIndex: number, fileIndex: number, fileRow: number): void {
    const index = record >>> BLOCK_BITS;
    if (index === this.#blocks.length) {
      const words = new Uint32Array(RECORDS_PER_BLOCK * RECORD_WORDS);
      this.#blocks.push({ words, bytes: new Uint8Array(words.buffer) });
    }
    const { words } = this.#blockOf(record);
    const start = (record & RECORD_MASK) * RECORD_WORDS;
    words[start + FILE_ROW] = fileRow;
    words[start + STRATUM_AND_FILE] = (fileIndex << STRATUM_BITS) | stratumIndex;
  }

  /** The memory in which the ids of a record stand: that of the resident, and that of the address behind it. */
  idsOf(record: number): Uint8Array {
    return this.#blockOf(record).bytes;
  }

  /** Where in that memory they begin. */
  offsetOf(record: number): number {
    return (record & RECORD_MASK) * RECORD_WORDS * 4;
  }

  /** The first `count` records in order, in columns. The records are gone afterwards. */
  moveOutSorted(count: number): SortedResidents {
    const order = sortRows(
      count,
      (record) => leadingNumberAt(this.idsOf(record), this.offsetOf(record)),
      (left, right) => this.#compare(left, right),
    );
    const sorted = {
      residentIds: new Uint8Array(count * ID_BYTES),
      addressIds: new Uint8Array(count * ID_BYTES),
      stratumIndexes: new Uint16Array(count),
      fileIndexes: new Uint8Array(count),
      rows: new Uint32Array(count),
    };
    this.#divide(order, sorted);
    this.#blocks.length = 0;
    return sorted;
  }

  #divide(order: Uint32Array, sorted: SortedResidents): void {
    const residentWords = new Uint32Array(sorted.residentIds.buffer);
    const addressWords = new Uint32Array(sorted.addressIds.buffer);
    const { stratumIndexes, fileIndexes, rows } = sorted;
    for (let place = 0; place < order.length; place++) {
      const record = order[place] ?? 0;
      const { words } = this.#blockOf(record);
      const start = (record & RECORD_MASK) * RECORD_WORDS;
      for (let word = 0; word < ID_WORDS; word++) {
        residentWords[place * ID_WORDS + word] = words[start + word] ?? 0;
        addressWords[place * ID_WORDS + word] = words[start + ID_WORDS + word] ?? 0;
      }
      rows[place] = words[start + FILE_ROW] ?? 0;
      const stratumAndFile = words[start + STRATUM_AND_FILE] ?? 0;
      stratumIndexes[place] = stratumAndFile & STRATUM_MASK;
      fileIndexes[place] = stratumAndFile >>> STRATUM_BITS;
    }
  }

  #compare(left: number, right: number): number {
    const ids = compareBytesAt(
      this.idsOf(left),
      this.offsetOf(left),
      this.idsOf(right),
      this.offsetOf(right),
      ID_BYTES,
    );
    if (ids !== 0) return ids;
    const fileOf = (record: number): number => this.#wordOf(record, STRATUM_AND_FILE) >>> STRATUM_BITS;
    return fileOf(left) - fileOf(right) || this.#wordOf(left, FILE_ROW) - this.#wordOf(right, FILE_ROW);
  }

  #wordOf(record: number, word: number): number {
    return this.#blockOf(record).words[(record & RECORD_MASK) * RECORD_WORDS + word] ?? 0;
  }

  #blockOf(record: number): RecordBlock {
    const block = this.#blocks[record >>> BLOCK_BITS];
    if (block === undefined) throw new RangeError('a record is filled before it is read');
    return block;
  }
}
