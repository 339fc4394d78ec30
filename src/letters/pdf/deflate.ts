/**
 * Compresses as zlib does (RFC 1950, RFC 1951), but with the same bytes on every machine: the zlib inside Node differs from
 * version to version and from processor to processor, and letters must come out the same.
 */
import type { DeflateCodes } from './deflate-codes.ts';
import {
  DISTANCE_COUNT,
  END_OF_BLOCK,
  FARTHEST_MATCH,
  LITERAL_COUNT,
  LONGEST_MATCH,
  distanceBases,
  distanceExtraBits,
  distanceSymbols,
  lengthSymbols,
  makeDeflateCodes,
} from './deflate-codes.ts';

const HASH_BITS = 13;
/** How many earlier places are tried for a longer match. */
const MOST_TRIES = 4;
/** How many places within a match are kept for later matches; those in the middle of a long one are seldom missed. */
const PLACED_OF_MATCH = 12;
/** Matches of three bytes are possible, but hardly shorter than the bytes themselves. */
const SHORTEST_MATCH = 4;

/** How near to each other repeats are when nothing is looked for between them. */
const CLOSE = 8;
const NO_REPEATS = new Int32Array(0);

/** Keeps its tables from one piece of data to the next. */
export class Deflater {
  #out = new Uint8Array(65_536);
  #at = 0;
  #bits = 0;
  #bitCount = 0;
  /** Literals, and matches as length (above 16 bits) and distance less one. */
  #tokens = new Int32Array(65_536);
  #tokenCount = 0;
  readonly #newest = new Int32Array(1 << HASH_BITS);
  #earlier = new Int32Array(65_536);
  /** Places of earlier data lie below this, so that the table need not be emptied. */
  #base = 1;

  /**
   * The data as a zlib stream of its own, in one block. Without `codes`, it gets the best ones for itself.
   * @param repeats what is known to be written again: place, length (3 to 258) and distance of each, in order
   */
  deflate(data: Uint8Array, codes?: DeflateCodes, repeats?: Int32Array): Uint8Array {
    return this.deflateToView(data, codes, repeats).slice();
  }

  /** The same as a view, which the next call changes. */
  deflateToView(data: Uint8Array, codes?: DeflateCodes, repeats: Int32Array = NO_REPEATS): Uint8Array {
    this.#makeRoom(data.length);
    this.#findMatches(data, repeats);
    this.#writeBlock(codes ?? this.#codesOfTokens(0));
    this.#writeSum(data);
    return this.#out.subarray(0, this.#at);
  }

  /** Codes for data like this: every symbol has a code, so that any data can be written with them. */
  codesLike(data: Uint8Array, repeats: Int32Array = NO_REPEATS): DeflateCodes {
    this.#makeRoom(data.length);
    this.#findMatches(data, repeats);
    return this.#codesOfTokens(1);
  }

  #makeRoom(size: number): void {
    // No code is longer than 15 bits, and the codes themselves take less than 400 bytes.
    if (this.#out.length < size * 2 + 1024) this.#out = new Uint8Array(size * 2 + 1024);
    if (this.#tokens.length < size) {
      this.#tokens = new Int32Array(size);
      this.#earlier = new Int32Array(size);
    }
    if (this.#base + size > 0x3fff_ffff) {
      this.#newest.fill(0);
      this.#base = 1;
    }
  }

  #findMatches(data: Uint8Array, repeats: Int32Array): void {
    const tokens = this.#tokens;
    const newest = this.#newest;
    const earlier = this.#earlier;
    const base = this.#base;
    const end = data.length;
    const lastHash = end - SHORTEST_MATCH;
    let count = 0;
    let at = 0;
    let repeat = 0;
    let repeatAt = repeats[0] ?? end;
    // Between repeats that are close to each other nothing is looked for.
    let quietUntil = 0;
    while (at < end) {
      if (at === repeatAt) {
        const repeated = repeats[repeat + 1] ?? 0;
        tokens[count++] = (repeated << 16) | ((repeats[repeat + 2] ?? 0) - 1);
        at += repeated;
        repeat += 3;
        repeatAt = repeats[repeat] ?? end;
        quietUntil = repeatAt - at <= CLOSE ? repeatAt : at;
        continue;
      }
      if (at < quietUntil) {
        while (at < quietUntil) tokens[count++] = data[at++] ?? 0;
        continue;
      }
      let length = SHORTEST_MATCH - 1;
      let distance = 0;
      if (at <= lastHash) {
        const slot = hashAt(data, at);
        let place = (newest[slot] ?? 0) - base;
        earlier[at] = place;
        newest[slot] = at + base;
        const most = Math.min(LONGEST_MATCH, repeatAt - at);
        for (let tries = MOST_TRIES; tries > 0 && place >= 0 && at - place <= FARTHEST_MATCH; tries--) {
          if (data[place + length] === data[at + length]) {
            let found = 0;
            while (found < most && data[place + found] === data[at + found]) found++;
            if (found > length) {
              length = found;
              distance = at - place;
              if (found === most) break;
            }
          }
          place = earlier[place] ?? -1;
        }
      }
      if (distance === 0) {
        tokens[count++] = data[at++] ?? 0;
        continue;
      }
      tokens[count++] = (length << 16) | (distance - 1);
      const next = at + length;
      const lastPlaced = Math.min(at + PLACED_OF_MATCH, next - 1, lastHash);
      for (at++; at <= lastPlaced; at++) {
        const slot = hashAt(data, at);
        earlier[at] = (newest[slot] ?? 0) - base;
        newest[slot] = at + base;
      }
      at = next;
    }
    this.#tokenCount = count;
    this.#base = base + end;
  }

  /** @param least what each symbol counts at least */
  #codesOfTokens(least: number): DeflateCodes {
    const literalCounts = new Uint32Array(LITERAL_COUNT).fill(least);
    const distanceCounts = new Uint32Array(DISTANCE_COUNT).fill(least);
    for (let index = 0; index < this.#tokenCount; index++) {
      const token = this.#tokens[index] ?? 0;
      if (token < 256) count(literalCounts, token);
      else {
        count(literalCounts, lengthSymbols[token >> 16] ?? 0);
        count(distanceCounts, distanceSymbols[(token & 0xffff) + 1] ?? 0);
      }
    }
    count(literalCounts, END_OF_BLOCK);
    return makeDeflateCodes(literalCounts, distanceCounts);
  }

  #writeBlock({ header, literals, lengths, distances }: DeflateCodes): void {
    const out = this.#out;
    const tokens = this.#tokens;
    const tokenCount = this.#tokenCount;
    out[0] = 0x78;
    out[1] = 0x5e;
    this.#at = 2;
    this.#bits = 0;
    this.#bitCount = 0;
    for (const { value, count } of header) this.#write(value, count);
    // From here the bits stand in variables of their own: this is where most of the time goes.
    let at = this.#at;
    let bits = this.#bits;
    let bitCount = this.#bitCount;
    for (let index = 0; index < tokenCount; index++) {
      const token = tokens[index] ?? 0;
      // Each part is at most 20 bits long, and at most 7 wait before it.
      const code = token < 256 ? (literals[token] ?? 0) : (lengths[token >> 16] ?? 0);
      bits |= (code >> 5) << bitCount;
      bitCount += code & 31;
      while (bitCount >= 8) {
        out[at++] = bits;
        bits >>>= 8;
        bitCount -= 8;
      }
      if (token < 256) continue;
      const distance = (token & 0xffff) + 1;
      const symbol = distanceSymbols[distance] ?? 0;
      const distanceCode = distances[symbol] ?? 0;
      bits |= (distanceCode >> 5) << bitCount;
      bitCount += distanceCode & 31;
      while (bitCount >= 8) {
        out[at++] = bits;
        bits >>>= 8;
        bitCount -= 8;
      }
      bits |= (distance - (distanceBases[symbol] ?? 0)) << bitCount;
      bitCount += distanceExtraBits[symbol] ?? 0;
      while (bitCount >= 8) {
        out[at++] = bits;
        bits >>>= 8;
        bitCount -= 8;
      }
    }
    this.#at = at;
    this.#bits = bits;
    this.#bitCount = bitCount;
    const end = literals[END_OF_BLOCK] ?? 0;
    this.#write(end >> 5, end & 31);
    if (this.#bitCount > 0) out[this.#at++] = this.#bits & 0xff;
  }

  /** Bits are packed from the lowest up; at most 24 at once. */
  #write(value: number, bitCount: number): void {
    let bits = this.#bits | (value << this.#bitCount);
    let count = this.#bitCount + bitCount;
    while (count >= 8) {
      this.#out[this.#at++] = bits & 0xff;
      bits >>>= 8;
      count -= 8;
    }
    this.#bits = bits;
    this.#bitCount = count;
  }

  #writeSum(data: Uint8Array): void {
    const sum = adler32(data);
    for (let shift = 24; shift >= 0; shift -= 8) this.#out[this.#at++] = (sum >>> shift) & 0xff;
  }
}

function count(counts: Uint32Array, symbol: number): void {
  counts[symbol] = (counts[symbol] ?? 0) + 1;
}

function hashAt(data: Uint8Array, at: number): number {
  const low = (data[at] ?? 0) | ((data[at + 1] ?? 0) << 8);
  const high = (data[at + 2] ?? 0) | ((data[at + 3] ?? 0) << 8);
  return Math.imul(low | (high << 16), 0x9e37_79b1) >>> (32 - HASH_BITS);
}

/** The checksum at the end of a zlib stream (RFC 1950, section 9). */
function adler32(data: Uint8Array): number {
  let low = 1;
  let high = 0;
  // 5552 is the most additions that stay within 32 bits.
  for (let start = 0; start < data.length; start += 5552) {
    const end = Math.min(data.length, start + 5552);
    let at = start;
    for (; at + 4 <= end; at += 4) {
      const first = data[at] ?? 0;
      const second = data[at + 1] ?? 0;
      const third = data[at + 2] ?? 0;
      const fourth = data[at + 3] ?? 0;
      high += 4 * low + 4 * first + 3 * second + 2 * third + fourth;
      low += first + second + third + fourth;
    }
    for (; at < end; at++) {
      low += data[at] ?? 0;
      high += low;
    }
    low %= 65_521;
    high %= 65_521;
  }
  return ((high << 16) | low) >>> 0;
}
