/** Reads bits and bytes from chunks, the lowest bit of a byte first, as compressed data is written (RFC 1951). */
import type { HuffmanTable } from './huffman-table.ts';

/** Thrown and caught inside `gunzip`: the data end too early, or cannot be what a compressor wrote. */
export class DamagedData extends Error {}

export class BitReader {
  readonly #chunks: Iterator<Uint8Array>;
  #chunk: Uint8Array = new Uint8Array();
  #offset = 0;
  #bits = 0;
  #bitCount = 0;

  constructor(chunks: Iterator<Uint8Array>) {
    this.#chunks = chunks;
  }

  /** The next 0 to 16 bits as a number. */
  readBits(count: number): number {
    this.#fill(count);
    if (this.#bitCount < count) throw new DamagedData();
    const value = this.#bits & ((1 << count) - 1);
    this.#drop(count);
    return value;
  }

  /** The symbol of the next code. */
  readSymbol({ bits, entries }: HuffmanTable): number {
    this.#fill(bits);
    // Near the end of the data there may be fewer bits than the longest code has: zeros stand in for them.
    const entry = entries[this.#bits & ((1 << bits) - 1)] ?? 0;
    const length = entry & 15;
    if (length === 0 || length > this.#bitCount) throw new DamagedData();
    this.#drop(length);
    return entry >>> 4;
  }

  /** Skips to the beginning of the next byte. */
  alignToByte(): void {
    this.#drop(this.#bitCount % 8);
  }

  /** The next byte, after `alignToByte`; `undefined` at the end of the data. */
  readByte(): number | undefined {
    this.#fill(8);
    if (this.#bitCount < 8) return undefined;
    const byte = this.#bits & 0xff;
    this.#drop(8);
    return byte;
  }

  /** A number of four bytes, after `alignToByte`. */
  readUint32(): number {
    return (this.readBits(16) | (this.readBits(16) << 16)) >>> 0;
  }

  #fill(count: number): void {
    while (this.#bitCount < count) {
      if (this.#offset === this.#chunk.length && !this.#nextChunk()) return;
      this.#bits |= (this.#chunk[this.#offset++] ?? 0) << this.#bitCount;
      this.#bitCount += 8;
    }
  }

  #drop(count: number): void {
    this.#bits >>>= count;
    this.#bitCount -= count;
  }

  #nextChunk(): boolean {
    do {
      const next = this.#chunks.next();
      if (next.done === true) return false;
      this.#chunk = next.value;
      this.#offset = 0;
    } while (this.#chunk.length === 0);
    return true;
  }
}
