/** Fonts for the letters: which are taken, and which characters are never printed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFontRuler } from '../../src/letters/font-ruler.ts';
import { readLetterFonts } from '../../src/letters/read-letter-fonts.ts';
import { letterFonts, sentencesOf } from './letter-fixtures.ts';

/** A font with Hebrew letters, which pdfjs brings along. */
const liberation = readFileSync(
  path.resolve('node_modules/pdfjs-dist/standard_fonts/LiberationSans-Regular.ttf'),
);
const place = { file: 'a.ttf' };
const read = (bytes: Uint8Array) => readLetterFonts({ bytes, place }, { bytes: letterFonts.bold, place });

describe('the fonts of a municipality', () => {
  it('are taken when they have every character of the BRP', () => {
    expect(read(liberation).ok).toBe(true);
    expect(read(letterFonts.regular).ok).toBe(true);
  });

  it('are refused when they are no fonts, and never stop the program', () => {
    fc.assert(
      fc.property(fc.nat(liberation.length - 1), fc.uint8Array({ maxLength: 40 }), (length, rest) => {
        const cut = Buffer.concat([liberation.subarray(0, Math.min(length, 4000)), rest]);
        expect(sentencesOf(read(cut))).toEqual(['a.ttf: The file is no TrueType font.']);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a character', () => {
  it.each([
    ['א', 'U+05D0'],
    ['ب', 'U+0628'],
    ['अ', 'U+0905'],
    ['中', 'U+4E2D'],
    ['\u202E', 'U+202E'],
  ])('such as %j is not printed, whether or not the font has it', (character, name) => {
    for (const regular of [liberation, letterFonts.regular]) {
      const ruler = createFontRuler({ regular, bold: regular });
      expect(ruler.missingIn(`Van ${character}`)).toEqual([name]);
    }
  });

  it('of Greek or Cyrillic is, as the font has it', () => {
    const ruler = createFontRuler(letterFonts);
    expect(ruler.missingIn('Ωмега d’Été')).toEqual([]);
  });
});
