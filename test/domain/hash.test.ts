import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hmacSha256, hmacSha256OfBytes } from '../../src/domain/hash.ts';

const someKey = fc.uint8Array({ maxLength: 64 });

describe('a keyed hash', () => {
  it('is that of RFC 4231, test case 2', () => {
    const digest = hmacSha256OfBytes(Buffer.from('Jefe'), Buffer.from('what do ya want for nothing?'));
    expect(digest.toString('hex')).toBe('5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843');
  });

  it('is the same as that of Node, for every key and text', () => {
    fc.assert(
      fc.property(someKey, fc.uint8Array({ maxLength: 300 }), (key, bytes) => {
        const expected = createHmac('sha256', key).update(bytes).digest('hex');
        expect(hmacSha256OfBytes(key, bytes).toString('hex')).toBe(expected);
      }),
    );
  });

  it('is over the parts with a bar between them, in Unicode NFC', () => {
    const key = new Uint8Array(32).fill(7);
    const expected = createHmac('sha256', key).update('code|Zo\u00eb|1').digest('hex');
    expect(hmacSha256(key, 'code', 'Zoe\u0308', 1).toString('hex')).toBe(expected);
  });

  it('takes no key that is longer than a block', () => {
    expect(() => hmacSha256OfBytes(new Uint8Array(65), new Uint8Array())).toThrow(RangeError);
  });
});
