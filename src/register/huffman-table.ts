/** The codes of a block of compressed data: which symbol a run of bits stands for (RFC 1951, section 3.2.2). */

/** Symbols by the next `bits` bits of the data, the first one lowest: `symbol * 16 + length`, or 0 for no code. */
export interface HuffmanTable {
  readonly bits: number;
  readonly entries: Uint16Array;
}

const MAXIMUM_BITS = 15;

/** The table for the lengths of the codes of all symbols; `undefined` when no set of codes has these lengths. */
export function buildHuffmanTable(lengths: Uint8Array): HuffmanTable | undefined {
  const counts = new Uint16Array(MAXIMUM_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  counts[0] = 0;
  let bits = MAXIMUM_BITS;
  while (bits > 1 && counts[bits] === 0) bits--;

  const nextCodes = new Uint16Array(MAXIMUM_BITS + 1);
  let code = 0;
  for (let length = 1; length <= bits; length++) {
    code = (code + (counts[length - 1] ?? 0)) << 1;
    nextCodes[length] = code;
    if (code + (counts[length] ?? 0) > 1 << length) return undefined;
  }
  const entries = new Uint16Array(1 << bits);
  for (const [symbol, length] of lengths.entries()) {
    if (length === 0) continue;
    const own = nextCodes[length] ?? 0;
    nextCodes[length] = own + 1;
    const entry = symbol * 16 + length;
    for (let index = reverseBits(own, length); index < entries.length; index += 1 << length) {
      entries[index] = entry;
    }
  }
  return { bits, entries };
}

function reverseBits(value: number, bitCount: number): number {
  let reversed = 0;
  for (let bit = 0; bit < bitCount; bit++) reversed |= ((value >>> bit) & 1) << (bitCount - 1 - bit);
  return reversed;
}

/** The tables of a block with fixed codes (section 3.2.6). */
export function fixedTables(): { literals: HuffmanTable; distances: HuffmanTable } {
  const literalLengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  const literals = buildHuffmanTable(literalLengths);
  const distances = buildHuffmanTable(new Uint8Array(30).fill(5));
  if (literals === undefined || distances === undefined) throw new Error('the fixed codes are codes');
  return { literals, distances };
}
