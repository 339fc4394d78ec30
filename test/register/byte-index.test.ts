import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteIndex } from '../../src/register/byte-index.ts';

/** The number of a text, which stands somewhere in other bytes; added when it is new. */
function numberIn(index: ByteIndex, text: string): number {
  const bytes = Buffer.from(`;${text};`);
  const found = index.find(bytes, 1, bytes.length - 1);
  return found === -1 ? index.add(bytes, 1, bytes.length - 1) : found;
}

describe('an index of byte strings', () => {
  it('numbers distinct strings in the order in which they came, the empty one too', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 400 }), (texts) => {
        const index = new ByteIndex();
        const distinct = [...new Set(texts)];
        expect(texts.map((text) => numberIn(index, text))).toEqual(
          texts.map((text) => distinct.indexOf(text)),
        );
        expect(index.size).toBe(distinct.length);
      }),
      { numRuns: 200 },
    );
  });

  it('finds all of many', () => {
    const index = new ByteIndex();
    const texts = Array.from({ length: 20_000 }, (_, number) => `WK${number}`);
    for (const text of texts) numberIn(index, text);
    expect(texts.map((text) => numberIn(index, text))).toEqual(texts.map((_, number) => number));
    expect(index.size).toBe(20_000);
  });
});
