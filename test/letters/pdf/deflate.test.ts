/** Our own compression: zlib reads it back, and it gives the same bytes everywhere. */
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteWriter } from '../../../src/letters/pdf/byte-writer.ts';
import { Deflater } from '../../../src/letters/pdf/deflate.ts';
import { huffmanLengths } from '../../../src/letters/pdf/huffman-lengths.ts';

const deflater = new Deflater();
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Data with few or many different bytes, and with repeats near and far. */
const data = fc
  .array(
    fc.tuple(
      fc.uint8Array({ maxLength: 300 }),
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 0, max: 255 }),
    ),
    {
      maxLength: 6,
    },
  )
  .map((parts) =>
    Buffer.concat(
      parts.map(([bytes, times, mask]) =>
        Buffer.concat(Array.from({ length: times }, () => bytes.map((byte) => byte & mask))),
      ),
    ),
  );

describe('compressed data', () => {
  it('is read back by zlib, whatever it is', () => {
    fc.assert(
      fc.property(data, (bytes) => {
        expect(inflateSync(deflater.deflate(bytes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is read back when it is compressed with the codes of other data', () => {
    fc.assert(
      fc.property(data, data, (sample, bytes) => {
        const codes = deflater.codesLike(sample);
        expect(inflateSync(deflater.deflate(bytes, codes)).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is read back when some of it is written again on purpose', () => {
    const part = fc.record({
      text: fc.string({ unit: 'binary-ascii', minLength: 3, maxLength: 40 }),
      back: fc.nat(100),
      length: fc.integer({ min: 3, max: 258 }),
    });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const out = new ByteWriter();
        for (const { text, back, length } of parts) {
          out.text(text);
          const distance = Math.max(3, out.length - back);
          out.repeat(Math.min(length, distance), distance);
        }
        const codes = deflater.codesLike(out.view(), out.repeats);
        for (const each of [undefined, codes]) {
          const read = inflateSync(deflater.deflate(out.view(), each, out.repeats));
          expect(read.equals(Buffer.from(out.view()))).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['nothing', ''],
    ['one letter', 'a'],
    ['the longest repeat and one more', 'a'.repeat(260)],
    ['a repeat from farther than the window', `begin${'\u0001'.repeat(33_000)}begin`],
    [
      'more than the first room',
      Array.from({ length: 40_000 }, (_, index) => String(index * index)).join(' '),
    ],
  ])('is read back for %s', (_, text) => {
    expect(inflateSync(deflater.deflate(bytesOf(text))).toString('utf8')).toBe(text);
  });

  it('is about as small as what zlib makes', () => {
    const text = bytesOf(Array.from({ length: 300 }, (_, row) => `${row % 7} ${row} 3 1 re\n`).join(''));
    expect(deflater.deflate(text).length).toBeLessThan(text.length / 4);
  });

  it('has the same bytes on every machine and in every version of Node', () => {
    const text = Array.from({ length: 500 }, (_, row) => `${(row * 7919) % 101} ${row % 13} re`).join('\n');
    const hash = createHash('sha256')
      .update(deflater.deflate(bytesOf(text)))
      .digest('hex');
    expect(hash).toBe('4c2c5bd63c79012e65a4bfeab61fe309f903a17d66fca0afd0efb92fe231890d');
  });

  it('does not depend on what was compressed before', () => {
    const text = bytesOf('10 20 3 4 re 10 20 3 4 re');
    const first = new Deflater().deflate(text);
    deflater.deflate(bytesOf('x'.repeat(100_000)));
    expect(Buffer.from(deflater.deflate(text)).equals(first)).toBe(true);
  });
});

describe('the lengths of codes', () => {
  it('make a complete code within the limit, shorter for what is more frequent', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 100_000 }), { minLength: 2, maxLength: 280 }), (counts) => {
        const frequencies = Uint32Array.from(counts);
        const lengths = huffmanLengths(frequencies, 15);
        const used = [...frequencies.keys()].filter((symbol) => (frequencies[symbol] ?? 0) > 0);
        for (const symbol of frequencies.keys()) {
          expect((lengths[symbol] ?? 0) > 0).toBe(used.includes(symbol));
          expect(lengths[symbol]).toBeLessThanOrEqual(15);
        }
        if (used.length < 2) return;
        expect(used.reduce((sum, symbol) => sum + 2 ** -(lengths[symbol] ?? 0), 0)).toBe(1);
        const sorted = used.toSorted((left, right) => (frequencies[left] ?? 0) - (frequencies[right] ?? 0));
        const ordered = sorted.map((symbol) => lengths[symbol] ?? 0);
        for (const [index, length] of ordered.slice(1).entries()) {
          const isSame = frequencies[sorted[index] ?? 0] === frequencies[sorted[index + 1] ?? 0];
          if (!isSame) expect(length).toBeLessThanOrEqual(ordered[index] ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('stay within a limit that Huffman alone would pass', () => {
    const frequencies = Uint32Array.from({ length: 30 }, (_, index) => Math.round(1.6 ** index));
    const lengths = huffmanLengths(frequencies, 7);
    expect(Math.max(...lengths)).toBe(7);
    expect(lengths.reduce((sum, length) => sum + 2 ** -length, 0)).toBe(1);
  });
});
