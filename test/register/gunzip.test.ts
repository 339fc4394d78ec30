import { constants, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzip } from '../../src/register/gunzip.ts';
import { chunksOf, goodRegister, goodRow, read, testHeader, toCsv } from './brp-csv.ts';

function unpack(bytes: Uint8Array, chunkBytes = 1000) {
  const { chunks, isDamaged } = gunzip(chunksOf(bytes, chunkBytes));
  const pieces = [];
  for (const chunk of chunks) pieces.push(Buffer.from(chunk));
  return { bytes: Buffer.concat(pieces), isDamaged: isDamaged() };
}

const content = fc.oneof(
  fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
  fc
    .array(fc.constantFrom('Proef;', 'Testa', '1', '\n', 'Zoë'), { maxLength: 2000 })
    .map((all) => Buffer.from(all.join(''))),
);
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FIXED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
  ),
});

describe('compressed bytes', () => {
  it('come out as they went in', () => {
    fc.assert(
      fc.property(content, options, fc.integer({ min: 1, max: 500 }), (bytes, how, chunkBytes) => {
        expect(unpack(gzipSync(bytes, how), chunkBytes)).toEqual({ bytes, isDamaged: false });
      }),
      { numRuns: 300 },
    );
  });

  it('come out whole when they refer back over more than the window', () => {
    const bytes = Buffer.from(goodRegister(15_000));
    expect(unpack(gzipSync(bytes), 65_536).bytes.equals(bytes)).toBe(true);
  });

  it('may come in several parts, with a name and a comment, and end in zeros', () => {
    const first = gzipSync('a;b\n');
    const named = Buffer.concat([
      first.subarray(0, 3),
      Buffer.from([8 + 16 + 4]),
      first.subarray(4, 10),
      Buffer.from([2, 0, 9, 9]),
      Buffer.from('naam.csv\0opmerking\0'),
      first.subarray(10),
    ]);
    expect(unpack(Buffer.concat([named, gzipSync('c;d\n'), Buffer.alloc(20)]))).toEqual({
      bytes: Buffer.from('a;b\nc;d\n'),
      isDamaged: false,
    });
  });

  it('are damaged when any byte is missing at the end, or follows that is none of theirs', () => {
    const bytes = gzipSync(goodRegister(3));
    for (let length = 0; length < bytes.length; length++) {
      expect(unpack(bytes.subarray(0, length)).isDamaged).toBe(true);
    }
    expect(unpack(Buffer.concat([bytes, Buffer.from('x')])).isDamaged).toBe(true);
  });

  it('are never taken for others when a byte was changed', () => {
    const plain = Buffer.from(goodRegister(3));
    const bytes = gzipSync(plain);
    let damagedCount = 0;
    for (let index = 0; index < bytes.length; index++) {
      const changed = Buffer.from(bytes);
      changed[index] = (bytes[index] ?? 0) ^ 0x21;
      const result = unpack(changed);
      if (result.isDamaged) damagedCount++;
      // Time, level and operating system stand in the header and change nothing.
      else expect(result.bytes).toEqual(plain);
    }
    expect(damagedCount).toBeGreaterThan(bytes.length - 12);
  });
});

describe('a compressed register', () => {
  it('is read as the plain one, in any encoding', () => {
    const text = toCsv([testHeader, goodRow(0), goodRow(1, { surname: 'Zoë' })]);
    const plain = read(text);
    for (const bytes of [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'latin1'),
    ]) {
      for (const chunkBytes of [1, 50, 65_536]) {
        expect(read(gzipSync(bytes), { chunkBytes }).residents).toEqual(plain.residents);
      }
    }
  });

  it('is refused with the row at which it breaks off', () => {
    const bytes = gzipSync(goodRegister(8000));
    const { failures, residents } = read(bytes.subarray(0, bytes.length / 2));
    const row = residents.length + 2;
    expect(failures).toEqual([`register.cut-off ${row}`, `register.damaged-gzip ${row + 1}`]);
    expect(read(bytes.subarray(0, -1)).failures).toEqual(['register.damaged-gzip 8002']);
  });
});
