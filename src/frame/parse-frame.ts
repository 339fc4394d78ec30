/** Reads a frame file back, and refuses every file that `formatFrame` could not have written. */
import { createHash } from 'node:crypto';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import { FRAME_HEADER, ROW_LAYOUT } from './format-frame.ts';
import { FrameRowReader, MAXIMUM_STRATUM_BYTES } from './frame-row-reader.ts';

/** A damaged file may have a problem in every row; a list of the first ones is enough to see what happened. */
const SHOWN_PROBLEM_COUNT = 20;
const LONGEST_LINE_BYTES = ROW_LAYOUT.stratumStart + MAXIMUM_STRATUM_BYTES;
const LINE_FEED = 0x0a;
const STOP = -1;

/**
 * Reads the chunks of a frame file, however they are cut; `file` is its name for failures. With `expectedHash` the file
 * must also be the very one that was committed to: only that tells of an id changed into another, or a row left out.
 */
export function parseFrame(chunks: Iterable<Uint8Array>, file: string, expectedHash?: Hash): Result<Frame> {
  const digest = createHash('sha256');
  const reader = new FrameFileReader(file);
  for (const chunk of chunks) {
    digest.update(chunk);
    if (!reader.push(chunk)) break;
  }
  const problems = reader.end();
  if (problems.length === 0 && expectedHash !== undefined) {
    const found = digest.digest('hex');
    if (found !== expectedHash) {
      problems.push(failure('frame.hash-differs', { expected: expectedHash, found }, { file }));
    }
  }
  return okUnless(problems, () => reader.rows.finish());
}

/** Cuts chunks into lines and keeps count of lines and problems. */
class FrameFileReader {
  readonly rows = new FrameRowReader();
  readonly #file: string;
  readonly #problems: Failure[] = [];
  /** The beginning of a line whose end is still to come. */
  #rest: Buffer = Buffer.alloc(0);
  /** The lines that were complete. */
  #lineCount = 0;

  constructor(file: string) {
    this.#file = file;
  }

  /** Reads one chunk; false when reading on is of no use. */
  push(chunk: Uint8Array): boolean {
    const bytes =
      this.#rest.length === 0
        ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
        : Buffer.concat([this.#rest, chunk]);
    const readCount = this.#readLines(bytes);
    if (readCount === STOP) return false;
    // A copy: who reads the file may use the chunk's memory again.
    this.#rest = Buffer.from(bytes.subarray(readCount));
    if (this.#rest.length <= LONGEST_LINE_BYTES) return true;
    this.#lineCount++;
    this.#note(this.#lineCount === 1 ? this.#wrongHeader() : failure('frame.broken-row', {}, this.#place()));
    return false;
  }

  /** All problems, those of the file's end included. */
  end(): Failure[] {
    if (this.#problems.length > 0) return this.#problems;
    if (this.#rest.length > 0) {
      this.#lineCount++;
      this.#note(failure('frame.cut-off', {}, this.#place()));
    } else if (this.#lineCount === 0) {
      this.#note(failure('frame.empty-file', {}, { file: this.#file }));
    } else if (this.#lineCount === 1) {
      this.#note(failure('frame.no-rows', {}, { file: this.#file }));
    }
    return this.#problems;
  }

  /** Reads the lines that are whole, and gives the number of their bytes; `STOP` when reading on is of no use. */
  #readLines(bytes: Buffer): number {
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end !== -1; end = bytes.indexOf(LINE_FEED, start)) {
      if (!this.#readLine(bytes, start, end)) return STOP;
      start = end + 1;
    }
    return start;
  }

  #readLine(bytes: Buffer, start: number, end: number): boolean {
    this.#lineCount++;
    if (this.#lineCount === 1) {
      const header = bytes.toString('latin1', start, end);
      if (header === FRAME_HEADER) return true;
      // A file of another kind is not worth a problem per row.
      const isReended = header === `${FRAME_HEADER}\r`;
      this.#note(isReended ? failure('frame.carriage-return', {}, this.#place()) : this.#wrongHeader());
      return false;
    }
    const problem = this.rows.read(bytes, start, end);
    if (problem === undefined) return true;
    return this.#note(failure(problem.code, {}, this.#place(problem.column)));
  }

  /** Keeps a problem; false when so many were found that the rest is left. */
  #note(problem: Failure): boolean {
    this.#problems.push(problem);
    if (this.#problems.length < SHOWN_PROBLEM_COUNT) return true;
    this.#problems.push(failure('frame.more-problems', { shown: SHOWN_PROBLEM_COUNT }, { file: this.#file }));
    return false;
  }

  #wrongHeader(): Failure {
    return failure('frame.wrong-header', { expected: FRAME_HEADER }, this.#place());
  }

  #place(column?: string): Place {
    const place = { file: this.#file, line: this.#lineCount };
    return column === undefined ? place : { ...place, column };
  }
}
