/** The two prefix codes of a compressed block: for letters and the lengths of repeats, and for the distances (RFC 1951). */
import { huffmanLengths } from './huffman-lengths.ts';

export const END_OF_BLOCK = 256;
export const LITERAL_COUNT = 286;
export const DISTANCE_COUNT = 30;
const SHORTEST_MATCH = 3;
export const LONGEST_MATCH = 258;
export const FARTHEST_MATCH = 32_768;
const LONGEST_CODE = 15;

/** Section 3.2.5: the extra bits of the length codes from 257, and of the distance codes. */
const lengthExtraBits = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
];
export const distanceExtraBits = Uint8Array.from({ length: DISTANCE_COUNT }, (_, code) =>
  Math.max(0, (code >> 1) - 1),
);
/** Section 3.2.7: the order in which the lengths of the code for lengths are written. */
const lengthCodeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

const lengthBases = basesOf(lengthExtraBits, SHORTEST_MATCH);
/** 285 stands for the longest match alone. */
lengthBases[28] = LONGEST_MATCH;
export const distanceBases = Uint16Array.from(basesOf(distanceExtraBits, 1));
/** The symbol of each length and of each distance. */
export const lengthSymbols = symbolsOf(lengthBases, LONGEST_MATCH, 257);
export const distanceSymbols = symbolsOf(distanceBases, FARTHEST_MATCH, 0);

function basesOf(extraBits: ArrayLike<number>, first: number): number[] {
  let base = first;
  return Array.from(extraBits, (bits) => {
    const here = base;
    base += 2 ** bits;
    return here;
  });
}

function symbolsOf(bases: ArrayLike<number>, largest: number, first: number): Uint16Array {
  const symbols = new Uint16Array(largest + 1);
  for (let index = 0; index < bases.length; index++) symbols.fill(first + index, bases[index]);
  return symbols;
}

/** Bits to write: the value, and how many. */
interface Bits {
  readonly value: number;
  readonly count: number;
}

export interface DeflateCodes {
  /** What a block begins with: that it is the last one, and its codes. */
  readonly header: readonly Bits[];
  /** The bits of each literal and of the end of the block: the code above 5 bits that say how many they are. */
  readonly literals: Int32Array;
  /** Likewise of each length of a match, extra bits and all. */
  readonly lengths: Int32Array;
  /** Likewise of each distance symbol; its extra bits follow. */
  readonly distances: Int32Array;
}

/** Makes the best codes for these counts. A symbol with count 0 gets no code. */
export function makeDeflateCodes(literalCounts: Uint32Array, distanceCounts: Uint32Array): DeflateCodes {
  const literalLengths = huffmanLengths(literalCounts, LONGEST_CODE);
  const distanceLengths = huffmanLengths(distanceCounts, LONGEST_CODE);
  const literalCodes = canonicalCodes(literalLengths);
  const distanceCodes = canonicalCodes(distanceLengths);
  const lengths = new Int32Array(LONGEST_MATCH + 1);
  for (let length = SHORTEST_MATCH; length <= LONGEST_MATCH; length++) {
    const symbol = lengthSymbols[length] ?? 0;
    const codeLength = literalLengths[symbol] ?? 0;
    const extra = length - (lengthBases[symbol - 257] ?? 0);
    const bits = (literalCodes[symbol] ?? 0) | (extra << codeLength);
    lengths[length] = (bits << 5) | (codeLength + (lengthExtraBits[symbol - 257] ?? 0));
  }
  return {
    header: headerOf(literalLengths, distanceLengths),
    literals: packCodes(literalCodes.subarray(0, END_OF_BLOCK + 1), literalLengths),
    lengths,
    distances: packCodes(distanceCodes, distanceLengths),
  };
}

function packCodes(codes: Uint16Array, lengths: Uint8Array): Int32Array {
  return Int32Array.from(codes, (code, symbol) => (code << 5) | (lengths[symbol] ?? 0));
}

/** Canonical codes (section 3.2.2), with their bits in the order in which they are written. */
function canonicalCodes(lengths: Uint8Array): Uint16Array {
  const codes = new Uint16Array(lengths.length);
  let code = 0;
  for (let length = 1; length <= LONGEST_CODE; length++) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] === length) codes[symbol] = reverseBits(code++, length);
    }
    code <<= 1;
  }
  return codes;
}

function reverseBits(code: number, length: number): number {
  let reversed = 0;
  for (let bit = 0; bit < length; bit++) reversed |= ((code >> bit) & 1) << (length - 1 - bit);
  return reversed;
}

/** The lengths of both codes, themselves in a code with repeats (section 3.2.7). */
function headerOf(literalLengths: Uint8Array, distanceLengths: Uint8Array): readonly Bits[] {
  const literalCount = Math.max(257, usedCount(literalLengths));
  const distanceCount = Math.max(1, usedCount(distanceLengths));
  const runs = runsOf([
    ...literalLengths.subarray(0, literalCount),
    ...distanceLengths.subarray(0, distanceCount),
  ]);
  const counts = new Uint32Array(lengthCodeOrder.length);
  for (const { symbol } of runs) counts[symbol] = (counts[symbol] ?? 0) + 1;
  const lengths = huffmanLengths(counts, 7);
  const codes = canonicalCodes(lengths);
  let written = lengthCodeOrder.length;
  while (written > 4 && lengths[lengthCodeOrder[written - 1] ?? 0] === 0) written--;
  return [
    { value: 0b101, count: 3 },
    { value: literalCount - 257, count: 5 },
    { value: distanceCount - 1, count: 5 },
    { value: written - 4, count: 4 },
    ...lengthCodeOrder.slice(0, written).map((symbol) => ({ value: lengths[symbol] ?? 0, count: 3 })),
    ...runs.flatMap(({ symbol, extra }) => [
      { value: codes[symbol] ?? 0, count: lengths[symbol] ?? 0 },
      extra,
    ]),
  ];
}

function usedCount(lengths: Uint8Array): number {
  let count = lengths.length;
  while (count > 0 && lengths[count - 1] === 0) count--;
  return count;
}

interface LengthRun {
  readonly symbol: number;
  readonly extra: Bits;
}

/** Lengths as they stand (0 to 15), or 16: the one before 3 to 6 times, 17 and 18: zero 3 to 10 and 11 to 138 times. */
function runsOf(lengths: readonly number[]): readonly LengthRun[] {
  const runs: LengthRun[] = [];
  const none = { value: 0, count: 0 };
  let at = 0;
  while (at < lengths.length) {
    const length = lengths[at] ?? 0;
    let count = 1;
    while (at + count < lengths.length && lengths[at + count] === length) count++;
    at += count;
    if (length > 0) {
      runs.push({ symbol: length, extra: none });
      count--;
    }
    while (count >= 3) {
      const most = length > 0 ? 6 : count > 10 ? 138 : 10;
      const taken = Math.min(count, most);
      if (length > 0) runs.push({ symbol: 16, extra: { value: taken - 3, count: 2 } });
      else if (most === 138) runs.push({ symbol: 18, extra: { value: taken - 11, count: 7 } });
      else runs.push({ symbol: 17, extra: { value: taken - 3, count: 3 } });
      count -= taken;
    }
    for (; count > 0; count--) runs.push({ symbol: length, extra: none });
  }
  return runs;
}
