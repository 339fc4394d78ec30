import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFontRuler } from '../../src/letters/font-ruler.ts';
import { findHardestLetters } from '../../src/letters/hardest-letters.ts';
import { letterFonts, orderWith } from './letter-fixtures.ts';

const ruler = createFontRuler(letterFonts);

const plain = Array.from({ length: 20 }, (_, number) => orderWith(number + 10));
const longName = orderWith(1, {
  addressLines: [
    `De heer T. ${'Testpersoon-'.repeat(3)}Testpersoon`,
    'Voorbeeldstraat 1',
    '3511 AA  UTRECHT',
  ],
});
const longStreet = orderWith(2, {
  addressLines: ['De heer T. Testpersoon', 'Burgemeester van Voorbeeldstraatpad 1', '3511 AA  UTRECHT'],
});
const accents = orderWith(3, {
  addressLines: ['De heer Ţ. Ťëšţpéřšøöñ', 'Voorbeeldstraat 1', '3511 AA  UTRECHT'],
});
const manyLines = orderWith(4, {
  addressLines: [
    'De heer T. Testpersoon',
    'p/a Voorbeeld',
    'Flat 3',
    'Voorbeeldstraat 1',
    '3511 AA  UTRECHT',
  ],
});
const all = [...plain, longName, longStreet, accents, manyLines];

describe('the hardest letters', () => {
  it('are the longest, the fullest and those with the most accents, each with its reason', () => {
    const found = findHardestLetters(all, ruler, 4);
    expect(found.map(({ order, why }) => [order.invitationId, why])).toEqual([
      ['1-000001', 'longest-name'],
      ['1-000002', 'longest-street'],
      ['1-000003', 'most-accents'],
      ['1-000004', 'most-lines'],
    ]);
  });

  it('are the same whatever the order, each once, and no more than there are', () => {
    const found = findHardestLetters(all, ruler, 10);
    expect(new Set(found.map(({ order }) => order)).size).toBe(10);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
        expect(findHardestLetters(shuffled, ruler, 10)).toEqual(found);
      }),
      { numRuns: 10 },
    );
    expect(findHardestLetters(all.slice(0, 3), ruler, 10)).toHaveLength(3);
    expect(findHardestLetters([], ruler, 10)).toEqual([]);
  });
});
