import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../../../src/domain/hash.ts';
import {
  brpCodePoints,
  foreignCodePoints,
  isBrpCodePoint,
} from '../../../src/register/check/brp-characters.ts';

const nameOf = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;

describe('the characters of the BRP', () => {
  it('are the 293 of the Logisch Ontwerp, tables 5.2 and 5.3', () => {
    expect(brpCodePoints).toHaveLength(293);
    // Of the code points in the standard's own list, joined by spaces.
    expect(sha256Hex(brpCodePoints.map(nameOf).join(' '))).toBe(
      '750b8cbcc8b52a3ad422e0c1b9d95205ca17d23e7a2f747a5e8d1b8ec9e907a4',
    );
  });

  it.each([
    ['Zoë Őri-Çelik Þór', []],
    ['ſ', ['U+017F']],
    ['\\ ^ ` { } ~', ['U+005C', 'U+005E', 'U+0060', 'U+007B', 'U+007D', 'U+007E']],
    ['Жданов Ж', ['U+0416', 'U+0434', 'U+0430', 'U+043D', 'U+043E', 'U+0432']],
    ['e\u0301', ['U+0301']],
    ['’', ['U+2019']],
    ['Ω and Ω', []],
    ['🙂', ['U+1F642']],
    ['', []],
  ])('%s holds %j beside them', (text, expected) => {
    expect(foreignCodePoints(text).map(nameOf)).toEqual(expected);
  });

  it('are told from all others, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const expected = [...new Set(text)]
          .map((each) => each.codePointAt(0) ?? 0)
          .filter((each) => !isBrpCodePoint(each));
        expect(foreignCodePoints(text)).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });
});
