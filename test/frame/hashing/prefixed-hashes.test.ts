import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrefixedHashes } from '../../../src/frame/hashing/prefixed-hashes.ts';
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  MAXIMUM_BLOCK_COUNT,
  MAXIMUM_TEXT_BYTES,
  createPrefixedHashes,
  hashInLanes,
  hashOneByOne,
} from '../../../src/frame/hashing/prefixed-hashes.ts';
import { FIRST_STATE, ROUND_CONSTANTS } from '../../../src/frame/hashing/sha256-program.ts';

const PREFIX = '00112233445566778899aabbccddeeff'.repeat(2);

function inLanes(prefix: string): PrefixedHashes {
  const hashes = hashInLanes(Buffer.from(prefix));
  if (hashes === undefined) throw new Error('this machine has no WebAssembly');
  return hashes;
}

/** The digests of texts in hex, hashed together. */
function digestsOf(hashes: PrefixedHashes, texts: readonly Uint8Array[]): string[] {
  for (const [index, text] of texts.entries()) {
    hashes.texts.set(text, index * BLOCK_BYTES);
    hashes.endText(index, text.length);
  }
  hashes.hashAll(texts.length);
  const digests = Buffer.from(hashes.digests);
  return texts.map((_, index) => digests.toString('hex', index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES));
}

function expectedOf(prefix: string, texts: readonly Uint8Array[]): string[] {
  return texts.map((text) => createHash('sha256').update(prefix).update(text).digest('hex'));
}

const anyText = fc.uint8Array({ maxLength: MAXIMUM_TEXT_BYTES });
const anyPrefix = fc.string({ unit: fc.constantFrom('0', '7', 'a', 'f'), minLength: 64, maxLength: 64 });

describe.each([
  ['in lanes', inLanes],
  ['one by one', (prefix: string) => hashOneByOne(Buffer.from(prefix))],
  ['as this machine does', createPrefixedHashes],
])('hashing texts behind one beginning, %s', (_, create) => {
  it('gives the digests of node:crypto, whatever was hashed in the same room before', () => {
    const hashes = create(PREFIX);
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 9 }), (texts) => {
        expect(digestsOf(hashes, texts)).toEqual(expectedOf(PREFIX, texts));
      }),
      { numRuns: 400 },
    );
  });

  it('does so for every length, in every lane, and with the room full', () => {
    const hashes = create(PREFIX);
    const texts = Array.from({ length: MAXIMUM_BLOCK_COUNT }, (_, index) =>
      Buffer.alloc((index * 5) % (MAXIMUM_TEXT_BYTES + 1), index),
    );
    expect(digestsOf(hashes, texts)).toEqual(expectedOf(PREFIX, texts));
  });

  it('does so behind any beginning', () => {
    fc.assert(
      fc.property(anyPrefix, anyText, (prefix, text) => {
        expect(digestsOf(create(prefix), [text])).toEqual(expectedOf(prefix, [text]));
      }),
      { numRuns: 50 },
    );
  });

  it('refuses a text that is too long, and more texts than there is room for', () => {
    const hashes = create(PREFIX);
    expect(() => hashes.endText(0, MAXIMUM_TEXT_BYTES + 1)).toThrow(RangeError);
    expect(() => hashes.hashAll(MAXIMUM_BLOCK_COUNT + 1)).toThrow(RangeError);
  });
});

it.each([PREFIX.slice(1), `${PREFIX}0`, `é${PREFIX.slice(1)}`])(
  'refuses a beginning that is not one block long',
  (prefix) => {
    expect(() => createPrefixedHashes(prefix)).toThrow(RangeError);
  },
);

it('has the numbers of the standard', () => {
  expect(FIRST_STATE.map((word) => word.toString(16))).toEqual(
    '6a09e667 bb67ae85 3c6ef372 a54ff53a 510e527f 9b05688c 1f83d9ab 5be0cd19'.split(' '),
  );
  expect(ROUND_CONSTANTS.slice(0, 4)).toEqual([0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5]);
  expect(ROUND_CONSTANTS.slice(-2)).toEqual([0xbef9a3f7, 0xc67178f2]);
});
