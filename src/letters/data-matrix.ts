/** Encodes a short text as a Data Matrix (ISO/IEC 16022, ECC 200) of 10 to 26 modules square, in the ASCII encodation. */
import { FIXED_BLACK, placementOf } from './data-matrix-placement.ts';

export interface DataMatrix {
  /** Modules along each side, with the solid and the dotted edge, without the white one. */
  readonly moduleCount: number;
  /** Row by row: 1 is black. */
  readonly modules: Uint8Array;
}

interface SymbolSize {
  readonly moduleCount: number;
  readonly dataCount: number;
  readonly checkCount: number;
}

/** The square symbols of one region and one block of error correction (table 7 of the standard). */
const sizes: readonly SymbolSize[] = [
  { moduleCount: 10, dataCount: 3, checkCount: 5 },
  { moduleCount: 12, dataCount: 5, checkCount: 7 },
  { moduleCount: 14, dataCount: 8, checkCount: 10 },
  { moduleCount: 16, dataCount: 12, checkCount: 12 },
  { moduleCount: 18, dataCount: 18, checkCount: 14 },
  { moduleCount: 20, dataCount: 22, checkCount: 18 },
  { moduleCount: 22, dataCount: 30, checkCount: 20 },
  { moduleCount: 24, dataCount: 36, checkCount: 24 },
  { moduleCount: 26, dataCount: 44, checkCount: 28 },
];

/** The smallest symbol for a text of ASCII characters; `undefined` when it is too long for 26 modules, or not ASCII. */
export function dataMatrixOf(text: string): DataMatrix | undefined {
  if (!/^[\u0020-\u007e]*$/.test(text)) return undefined;
  const data = encodeAscii(text);
  const size = sizes.find(({ dataCount }) => data.length <= dataCount);
  if (size === undefined) return undefined;
  const padded = padTo(data, size.dataCount);
  const codewords = [...padded, ...checkWordsOf(padded, size.checkCount)];
  const { moduleCount } = size;
  const modules = edgesOf(moduleCount);
  for (const [cell, bit] of placementOf(moduleCount - 2).entries()) {
    const isBlack = bit === FIXED_BLACK || (bit >= 0 && ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
    const row = Math.floor(cell / (moduleCount - 2)) + 1;
    if (isBlack) modules[row * moduleCount + (cell % (moduleCount - 2)) + 1] = 1;
  }
  return { moduleCount, modules };
}

/** Two digits share a codeword. */
function encodeAscii(text: string): readonly number[] {
  const pieces = text.match(/\d\d|[^]/g) ?? [];
  return pieces.map((piece) => (piece.length === 2 ? 130 + Number(piece) : piece.charCodeAt(0) + 1));
}

/** Fills up with 129, and then with pads that the standard makes look random. */
function padTo(data: readonly number[], count: number): readonly number[] {
  const padded = [...data];
  if (padded.length < count) padded.push(129);
  while (padded.length < count) {
    const pad = 129 + ((149 * (padded.length + 1)) % 253) + 1;
    padded.push(pad <= 254 ? pad : pad - 254);
  }
  return padded;
}

/** Powers of 2 in GF(256) modulo x^8 + x^5 + x^3 + x^2 + 1, and their logarithms. */
const powers = new Uint8Array(255);
const logarithms = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  powers[exponent] = value;
  logarithms[value] = exponent;
  value = value < 128 ? value << 1 : (value << 1) ^ 0x12d;
}

function multiply(left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return powers[((logarithms[left] ?? 0) + (logarithms[right] ?? 0)) % 255] ?? 0;
}

const generators = new Map<number, readonly number[]>();

/** The polynomial with the roots 2^1 to 2^count, without its leading 1, highest power first. */
function generatorOf(count: number): readonly number[] {
  const known = generators.get(count);
  if (known !== undefined) return known;
  let polynomial = [1];
  for (let root = 1; root <= count; root++) {
    const next = [...polynomial, 0];
    for (const [index, factor] of polynomial.entries()) {
      next[index + 1] = (next[index + 1] ?? 0) ^ multiply(factor, powers[root] ?? 0);
    }
    polynomial = next;
  }
  const generator = polynomial.slice(1);
  generators.set(count, generator);
  return generator;
}

/** The Reed-Solomon check words: the remainder of the data divided by the generator. */
function checkWordsOf(data: readonly number[], count: number): readonly number[] {
  const generator = generatorOf(count);
  let remainder: number[] = generator.map(() => 0);
  for (const word of data) {
    const factor = word ^ (remainder[0] ?? 0);
    remainder = generator.map(
      (coefficient, index) => (remainder[index + 1] ?? 0) ^ multiply(coefficient, factor),
    );
  }
  return remainder;
}

/** Left and bottom edge solid, top and right edge dotted. */
function edgesOf(moduleCount: number): Uint8Array {
  const modules = new Uint8Array(moduleCount * moduleCount);
  const last = moduleCount - 1;
  for (let index = 0; index < moduleCount; index++) {
    modules[index * moduleCount] = 1;
    modules[last * moduleCount + index] = 1;
    modules[index] = index % 2 === 0 ? 1 : 0;
    modules[index * moduleCount + last] = index % 2 === 1 ? 1 : 0;
  }
  return modules;
}
