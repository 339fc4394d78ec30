/** All problems of a check, in a few bytes each: a register in which every row is wrong must not fill the memory. */
import type { RowProblem } from './row-problems.ts';
import { rowProblemCodes } from './row-problems.ts';

/** A row of a file: the file's place in the list of files, and the row as a spreadsheet counts (the header is row 1). */
export interface RowPlace {
  readonly fileIndex: number;
  readonly row: number;
}

export interface FoundProblem extends RowPlace {
  readonly problem: RowProblem;
  /** The index of the column; `undefined` when the row as a whole is meant. */
  readonly columnIndex: number | undefined;
}

const WORDS_PER_PROBLEM = 2;
const FIRST_CAPACITY = 1024;
/** The second word: eight bits for the file, sixteen for the column, eight for the problem. */
const COLUMN_SHIFT = 8;
const FILE_SHIFT = 24;
const NO_COLUMN = 0xffff;

export class ProblemList implements Iterable<FoundProblem> {
  #words = new Uint32Array(FIRST_CAPACITY * WORDS_PER_PROBLEM);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Up to 256 files and 65,535 columns. */
  add({ fileIndex, row, problem, columnIndex }: FoundProblem): void {
    const offset = this.#length * WORDS_PER_PROBLEM;
    if (offset === this.#words.length) {
      const larger = new Uint32Array(2 * offset);
      larger.set(this.#words);
      this.#words = larger;
    }
    this.#words[offset] = row;
    this.#words[offset + 1] =
      ((fileIndex << FILE_SHIFT) |
        ((columnIndex ?? NO_COLUMN) << COLUMN_SHIFT) |
        rowProblemCodes.indexOf(problem)) >>>
      0;
    this.#length++;
  }

  /** How often each problem occurs. */
  countByProblem(): ReadonlyMap<RowProblem, number> {
    const counts = new Map<RowProblem, number>();
    for (let index = 0; index < this.#length; index++) {
      const { problem } = this.#at(index);
      counts.set(problem, (counts.get(problem) ?? 0) + 1);
    }
    return counts;
  }

  /** In the order of files and rows; those of one row in the order in which they were added. */
  *[Symbol.iterator](): Generator<FoundProblem, void, undefined> {
    const order = new Float64Array(this.#length);
    // File, row and place in the list in one number would need more than 53 bits, so each file is sorted on its own.
    const fileIndexes = new Set<number>();
    for (let index = 0; index < this.#length; index++) fileIndexes.add(this.#placeOf(index).fileIndex);
    for (const fileIndex of [...fileIndexes].sort((left, right) => left - right)) {
      let count = 0;
      for (let index = 0; index < this.#length; index++) {
        if (this.#placeOf(index).fileIndex !== fileIndex) continue;
        order[count++] = (this.#words[index * WORDS_PER_PROBLEM] ?? 0) * ROW_FACTOR + index;
      }
      for (const key of order.subarray(0, count).sort()) yield this.#at(key % ROW_FACTOR);
    }
  }

  #placeOf(index: number): RowPlace {
    const offset = index * WORDS_PER_PROBLEM;
    return { fileIndex: (this.#words[offset + 1] ?? 0) >>> FILE_SHIFT, row: this.#words[offset] ?? 0 };
  }

  #at(index: number): FoundProblem {
    const packed = this.#words[index * WORDS_PER_PROBLEM + 1] ?? 0;
    const column = (packed >>> COLUMN_SHIFT) & NO_COLUMN;
    return {
      ...this.#placeOf(index),
      problem: rowProblemCodes[packed & 0xff] ?? 'broken-row',
      columnIndex: column === NO_COLUMN ? undefined : column,
    };
  }
}

/** Rows and places in the list fit in 53 bits together: 2^26 problems of 2^27 rows. */
const ROW_FACTOR = 2 ** 26;
