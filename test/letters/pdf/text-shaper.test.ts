/** Text shaped letter by letter comes out as pdfkit and fontkit shape it whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontsOf, openPdfkit } from '../../../src/letters/pdf/pdfkit-internals.ts';
import type { ShapedText } from '../../../src/letters/pdf/text-shaper.ts';
import { TextShaper } from '../../../src/letters/pdf/text-shaper.ts';
import { brpCodePoints } from '../../../src/register/check/brp-characters.ts';
import { letterFonts } from '../letter-fixtures.ts';

const fonts = fontsOf(openPdfkit(letterFonts));
const shapers = { regular: new TextShaper(fonts.regular), bold: new TextShaper(fonts.bold) };
const oracles = fontsOf(openPdfkit(letterFonts));

const oracleShaper = { regular: new TextShaper(oracles.regular), bold: new TextShaper(oracles.bold) };

const brpCharacters = brpCodePoints.map((point) => String.fromCodePoint(point).normalize('NFC'));
const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ');
const commonSigns = Array.from(' -.,\u2019\u0027/()0123456789:\u00B7\u2026\u20AC');

/** What a shaped text is now: the next text changes the lists. */
function copyOf({ count, glyphs, kerns, places }: ShapedText) {
  return {
    glyphs: Array.from(glyphs).slice(0, count),
    kerns: Array.from(kerns).slice(0, count),
    places,
  };
}

/** The glyphs of pdfkit with their places, and ours. */
function expectSame(text: string, weight: 'regular' | 'bold'): void {
  const { glyphs, positions } = oracles[weight].layout(text);
  const shaped = copyOf(shapers[weight].shape(text));
  expect(shaped.glyphs).toEqual(glyphs.map(({ id }) => id));
  expect(shaped.kerns).toEqual(positions.map(({ xAdvance, advanceWidth }) => xAdvance - advanceWidth));
  const places = positions.map(({ xAdvance, xOffset, yOffset }) => {
    return { advance: xAdvance, x: xOffset, y: yOffset };
  });
  const standApart = places.some(({ x, y }) => x !== 0 || y !== 0);
  expect(shaped.places).toEqual(standApart ? places : undefined);
  const width = places.reduce((sum, { advance }) => sum + advance, 0);
  expect(shapers[weight].widthOf(text)).toBeCloseTo(width, 6);
}

describe.each(['regular', 'bold'] as const)('text in the %s font', (weight) => {
  it('is shaped as a whole would be, for words of all characters of the BRP', () => {
    const word = fc.string({ unit: fc.constantFrom(...brpCharacters), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, (text) => expectSame(text, weight)),
      { numRuns: 250 },
    );
  });

  it('is shaped as a whole would be, for ordinary words and numbers', () => {
    const unit = fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...letters) },
      fc.constantFrom(...commonSigns),
    );
    const text = fc.string({ unit, minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, (each) => expectSame(each, weight)),
      { numRuns: 250 },
    );
  });

  it('is shaped as a whole would be, for every plain character alone and between others', () => {
    const latin = Array.from({ length: 0x250 - 0x20 }, (_, index) => 0x20 + index);
    const signs = Array.from({ length: 0x20 }, (_, index) => 0x2010 + index);
    const codes = [...latin, ...signs, 0x20ac];
    for (const code of codes) {
      expectSame(String.fromCharCode(code), weight);
      expectSame(`n${String.fromCharCode(code)}o`, weight);
    }
  });

  it.each([
    ['ligatures', 'Hoffmann fi ffi fluit office Afl.'],
    ['loose accents', 'Z\u030Cz\u0323 e\u0301a\u0308 n\u0303'],
    ['other scripts', 'Жуков Παππάς'],
    ['letters beyond Latin-1', 'Đặng Nguyễn Ŵĳķ İı'],
    ['nothing', ''],
    ['spaces', '  a  b '],
    ['a character beyond the first plane', 'x\u{1F600}y'],
  ])('is shaped as a whole would be: %s', (_, text) => {
    expectSame(text, weight);
  });

  it('is the same after learning, whatever was learned', () => {
    const unit = fc.oneof(
      fc.constantFrom(...letters),
      fc.constantFrom(...brpCharacters),
      fc.constantFrom(...commonSigns),
    );
    const texts = fc.array(fc.string({ unit, minLength: 1, maxLength: 15 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, (each) => {
        const shaper = new TextShaper(fonts[weight]);
        const learned = [...each, 'Hoffmann fi', 'a\u00B4 o\u00A8e\u02C6 n~^`i'];
        shaper.learn(learned);
        for (const text of learned) {
          expect(copyOf(shaper.shape(text))).toEqual(copyOf(oracleShaper[weight].shapeFully(text)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on what was shaped before', () => {
    const text = 'AVATAR To Wo. Yp Hoffmann';
    const fresh = new TextShaper(fontsOf(openPdfkit(letterFonts))[weight]);
    const shaped = copyOf(fresh.shape(text));
    expect(copyOf(shapers[weight].shape(text))).toEqual(shaped);
    fresh.shape('To Av');
    expect(copyOf(fresh.shape(text))).toEqual(shaped);
  });
});
