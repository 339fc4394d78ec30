/** Finds texts that occur more than once among millions, by their hashes: sixteen bytes for each, and no text is kept. */
import { hash } from 'node:crypto';
import { ID_BYTES } from '../../domain/frame.ts';
import { compareBytesAt, leadingNumberAt, sortRows } from '../byte-column.ts';
import { GrowingColumn } from '../growing-column.ts';

export class DigestColumn {
  readonly #digests = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds the next text; the first one added is number 0. */
  add(text: string): void {
    const digest = hash('sha256', text, 'binary');
    const block = this.#digests.blockOf(this.#count);
    const offset = this.#digests.offsetOf(this.#count);
    for (let index = 0; index < ID_BYTES; index++) block[offset + index] = digest.charCodeAt(index);
    this.#count++;
  }

  /** Whether two of the texts are the same. */
  isSame(left: number, right: number): boolean {
    return this.#compare(left, right) === 0;
  }

  /** The numbers of equal texts, ascending within each group; groups of one are left out, unless asked for. */
  *groups(minimumSize = 2): Generator<Uint32Array, void, undefined> {
    const digests = this.#digests;
    const order = sortRows(
      this.#count,
      (row) => leadingNumberAt(digests.blockOf(row), digests.offsetOf(row)),
      (left, right) => this.#compare(left, right),
    );
    let start = 0;
    for (let end = 1; end <= order.length; end++) {
      if (end < order.length && this.isSame(order[start] ?? 0, order[end] ?? 0)) continue;
      if (end - start >= minimumSize) yield order.slice(start, end).sort();
      start = end;
    }
  }

  #compare(left: number, right: number): number {
    const digests = this.#digests;
    return compareBytesAt(
      digests.blockOf(left),
      digests.offsetOf(left),
      digests.blockOf(right),
      digests.offsetOf(right),
      ID_BYTES,
    );
  }
}
