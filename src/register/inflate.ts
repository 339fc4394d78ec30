/**
 * Decompresses deflated data (RFC 1951) as they stream by. Node decompresses a stream only with callbacks, or a whole file
 * at once; the stages read their bytes one chunk after the other, and a register must not fill the memory.
 */
import type { BitReader } from './bit-reader.ts';
import { DamagedData } from './bit-reader.ts';
import type { HuffmanTable } from './huffman-table.ts';
import { buildHuffmanTable, fixedTables } from './huffman-table.ts';

/** How far back data can refer. */
const WINDOW_BYTES = 32_768;
const OUTPUT_BYTES = 262_144;
const LONGEST_COPY = 258;

const LENGTH_BASES = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
  227, 258,
];
const LENGTH_EXTRA_BITS = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
const DISTANCE_BASES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097,
  6145, 8193, 12_289, 16_385, 24_577,
];
const DISTANCE_EXTRA_BITS = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
];
const CODE_LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
const END_OF_BLOCK = 256;

/** The decompressed data in pieces, each in its own memory. Throws `DamagedData`. */
export function* inflate(source: BitReader): Generator<Uint8Array, void, void> {
  const output = new Output();
  let isLast = false;
  while (!isLast) {
    isLast = source.readBits(1) === 1;
    const kind = source.readBits(2);
    if (kind === 0) yield* copyStored(source, output);
    else if (kind === 1) yield* inflateBlock(source, output, fixedTables());
    else if (kind === 2) yield* inflateBlock(source, output, readTables(source));
    else throw new DamagedData();
  }
  yield output.take();
}

/** The last bytes that were written, as far back as data can refer, and those that were not handed over yet. */
class Output {
  readonly #bytes = new Uint8Array(WINDOW_BYTES + OUTPUT_BYTES + LONGEST_COPY);
  #length = 0;
  #taken = 0;

  get isFull(): boolean {
    return this.#length >= WINDOW_BYTES + OUTPUT_BYTES;
  }

  add(byte: number): void {
    this.#bytes[this.#length++] = byte;
  }

  /** Writes again what was written `distance` bytes ago; it may run into what is being written. */
  repeat(distance: number, count: number): void {
    if (distance > this.#length) throw new DamagedData();
    const bytes = this.#bytes;
    const end = this.#length + count;
    for (let index = this.#length; index < end; index++) bytes[index] = bytes[index - distance] ?? 0;
    this.#length = end;
  }

  /** What was written since the last time. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(this.#taken, this.#length);
    if (this.isFull) {
      this.#bytes.copyWithin(0, this.#length - WINDOW_BYTES, this.#length);
      this.#length = WINDOW_BYTES;
    }
    this.#taken = this.#length;
    return taken;
  }
}

function* copyStored(source: BitReader, output: Output): Generator<Uint8Array, void, void> {
  source.alignToByte();
  const length = source.readBits(16);
  if ((source.readBits(16) ^ length) !== 0xffff) throw new DamagedData();
  for (let count = 0; count < length; count++) {
    output.add(source.readBits(8));
    if (output.isFull) yield output.take();
  }
}

interface Tables {
  readonly literals: HuffmanTable;
  readonly distances: HuffmanTable;
}

function* inflateBlock(
  source: BitReader,
  output: Output,
  { literals, distances }: Tables,
): Generator<Uint8Array, void, void> {
  for (;;) {
    const symbol = source.readSymbol(literals);
    if (symbol < END_OF_BLOCK) output.add(symbol);
    else if (symbol === END_OF_BLOCK) return;
    else {
      const length = readWithExtra(source, symbol - 257, LENGTH_BASES, LENGTH_EXTRA_BITS);
      const distance = readWithExtra(
        source,
        source.readSymbol(distances),
        DISTANCE_BASES,
        DISTANCE_EXTRA_BITS,
      );
      output.repeat(distance, length);
    }
    if (output.isFull) yield output.take();
  }
}

function readWithExtra(
  source: BitReader,
  code: number,
  bases: readonly number[],
  extraBits: readonly number[],
): number {
  const base = bases[code];
  if (base === undefined) throw new DamagedData();
  return base + source.readBits(extraBits[code] ?? 0);
}

/** The codes of a block that brings its own (section 3.2.7). */
function readTables(source: BitReader): Tables {
  const literalCount = source.readBits(5) + 257;
  const distanceCount = source.readBits(5) + 1;
  const codeLengthCount = source.readBits(4) + 4;
  const codeLengths = new Uint8Array(19);
  for (const symbol of CODE_LENGTH_ORDER.slice(0, codeLengthCount)) codeLengths[symbol] = source.readBits(3);
  const codes = orDamaged(buildHuffmanTable(codeLengths));

  const lengths = new Uint8Array(literalCount + distanceCount);
  let filled = 0;
  while (filled < lengths.length) {
    const symbol = source.readSymbol(codes);
    const previous = lengths[filled - 1];
    if (symbol === 16 && previous === undefined) throw new DamagedData();
    const [value, count] =
      symbol < 16
        ? [symbol, 1]
        : symbol === 16
          ? [previous ?? 0, 3 + source.readBits(2)]
          : [0, symbol === 17 ? 3 + source.readBits(3) : 11 + source.readBits(7)];
    if (filled + count > lengths.length) throw new DamagedData();
    lengths.fill(value, filled, filled + count);
    filled += count;
  }
  return {
    literals: orDamaged(buildHuffmanTable(lengths.subarray(0, literalCount))),
    distances: orDamaged(buildHuffmanTable(lengths.subarray(literalCount))),
  };
}

function orDamaged(table: HuffmanTable | undefined): HuffmanTable {
  if (table === undefined) throw new DamagedData();
  return table;
}
