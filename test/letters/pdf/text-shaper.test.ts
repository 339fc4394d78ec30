/** Text shaped letter by letter comes out as pdfkit and fontkit shape it whole. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontsOf, openPdfkit } from '../../../src/letters/pdf/pdfkit-internals.ts';
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

/** Glyphs with their advances and places, as the two ways give them. */
function bothWays(text: string, weight: 'regular' | 'bold') {
  const { glyphs, positions } = oracles[weight].layout(text);
  return {
    expected: {
      glyphs: glyphs.map(({ id }) => id),
      advances: positions.map(({ xAdvance }) => xAdvance),
      kerns: positions.map(({ xAdvance, advanceWidth }) => xAdvance - advanceWidth),
    },
    offsets: positions.map(({ xOffset, yOffset }) => ({ x: xOffset, y: yOffset })),
    shaped: shapers[weight].shape(text),
    width: shapers[weight].widthOf(text),
  };
}

function expectSame(text: string, weight: 'regular' | 'bold'): void {
  const { expected, offsets, shaped, width } = bothWays(text, weight);
  expect(shaped).toMatchObject(expected);
  const noOffsets = offsets.map(() => ({ x: 0, y: 0 }));
  expect(shaped.offsets ?? noOffsets).toEqual(offsets);
  expect(width).toBeCloseTo(
    expected.advances.reduce((sum, advance) => sum + advance, 0),
    6,
  );
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
        shaper.learn([...each, 'Hoffmann fi']);
        for (const text of each) {
          expect(shaper.shape(text)).toEqual(oracleShaper[weight].shapeFully(text));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on what was shaped before', () => {
    const text = 'AVATAR To Wo. Yp Hoffmann';
    const fresh = new TextShaper(fontsOf(openPdfkit(letterFonts))[weight]);
    expect(shapers[weight].shape(text)).toEqual(fresh.shape(text));
    expect(fresh.shape(text)).toEqual(fresh.shape(text));
  });
});
