/** The KIX: its text by the rules of the post, and its bars against another maker of barcodes. */
import bwipjs from 'bwip-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KixBar } from '../../src/letters/kix.ts';
import { barRectangles } from '../../src/letters/placed-letter.ts';
import {
  KIX_BAR_WIDTH_PT,
  KIX_HEIGHT_PT,
  KIX_PITCH_PT,
  kixBarsOf,
  placeKix,
  kixTextOf,
  kixWidthPt,
} from '../../src/letters/kix.ts';
import { orderWith } from './letter-fixtures.ts';

/** The KIX of an address that is printed as the register has it. */
function textOf(postcode: string, houseNumber: string, houseSuffix = '', street = 'Voorbeeldstraat') {
  const place = `${postcode.slice(0, 4)} ${postcode.slice(4)}  VOORBEELD`;
  const shown = houseNumber.replace(/^0+/, '');
  const addressLines = ['T. Testpersoon', `${street} ${shown} ${houseSuffix}`.trim(), place];
  return kixTextOf(orderWith(1, { addressLines, postcode, houseNumber, houseSuffix }).addressee);
}

/** The bars as bwip-js makes them, from the height and the foot of each. */
function barsOfOracle(text: string): readonly KixBar[] {
  const [symbol] = bwipjs.raw('kix', text, '') as unknown as {
    readonly bhs: number[];
    readonly bbs: number[];
  }[];
  if (symbol === undefined) throw new Error('bwip-js gave nothing');
  const full = Math.max(0.175, ...symbol.bhs);
  return symbol.bhs.map((height, index) => {
    const isDown = (symbol.bbs[index] ?? 0) < 0.001;
    const isUp = (symbol.bbs[index] ?? 0) + height > full - 0.001;
    return isUp && isDown ? 'full' : isUp ? 'ascender' : isDown ? 'descender' : 'tracker';
  });
}

describe('the text of a KIX', () => {
  it.each([
    ['1231FZ', '13', 'hs', '1231FZ13XHS'],
    ['1657KA', '11', '1', '1657KA11X1'],
    ['2500GG', '30250', '', '2500GG30250'],
    ['3511AA', '7', 'Abis', '3511AA7XABIS'],
    ['3511AA', '7', 'A-2', '3511AA7XA2'],
    ['3511AA', '7', ' b  é', '3511AA7XBE'],
    ['3511AA', '12-1', '', '3511AA12X1'],
    ['3511AA', '0012', '', '3511AA12'],
    ['3511aa', '12', '', '3511AA12'],
  ])('%s, %s and %s give %s', (postcode, houseNumber, houseSuffix, expected) => {
    expect(textOf(postcode, houseNumber, houseSuffix)).toBe(expected);
  });

  it.each([
    ['without a postcode', '', '7', ''],
    ['with a postcode from abroad', '1000', '7', ''],
    ['without a number', '3511AA', '', ''],
    ['with the number 0', '3511AA', '0', ''],
    ['with a number of six digits', '3511AA', '123456', ''],
    ['with an addition of seven characters', '3511AA', '7', 'KELDER2'],
  ])('there is none for an address %s', (_, postcode, houseNumber, houseSuffix) => {
    expect(textOf(postcode, houseNumber, houseSuffix)).toBeUndefined();
  });

  it.each([
    ['another postcode', ['T. Testpersoon', 'Postbus 7', '3500 CE  UTRECHT']],
    ['another number', ['T. Testpersoon', 'Postbus 17', '3511 AA  UTRECHT']],
  ])('there is none when the letter shows %s', (_, addressLines) => {
    const shown = { postcode: '3511AA', houseNumber: '7', addressLines };
    expect(kixTextOf(orderWith(1, shown).addressee)).toBeUndefined();
  });
});

describe('the bars of a KIX', () => {
  it.each(['1231FZ13XHS', '1657KA11X1', '2500GG30250', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'])(
    'of %s are those of bwip-js',
    (text) => {
      expect(kixBarsOf(text)).toEqual(barsOfOracle(text));
    },
  );

  it('are those of bwip-js for any address', () => {
    const letters = fc.string({
      unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ')),
      minLength: 2,
      maxLength: 2,
    });
    const suffix = fc.string({ unit: fc.constantFrom(...Array.from('abcXYZ0189- ')), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.nat(8999),
        letters,
        fc.integer({ min: 1, max: 99999 }),
        suffix,
        (area, two, number, rest) => {
          const text = textOf(`${1000 + area}${two}`, String(number), rest);
          expect(text).toMatch(/^\d{4}[A-Z]{2}\d+(X[A-Z0-9]+)?$/);
          expect(kixBarsOf(text ?? '')).toEqual(barsOfOracle(text ?? ''));
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('have the measures that the post asks for', () => {
    const mm = 25.4 / 72;
    const rectangles = barRectangles(placeKix('1231FZ13XHS', 100, 200));
    expect(rectangles).toHaveLength(44);
    const steps = rectangles.slice(1).map(({ leftPt }, index) => leftPt - (rectangles[index]?.leftPt ?? 0));
    expect(new Set(steps)).toEqual(new Set([KIX_PITCH_PT]));
    expect(72 / KIX_PITCH_PT).toBeGreaterThan(20);
    expect(72 / KIX_PITCH_PT).toBeLessThan(24);
    expect(KIX_BAR_WIDTH_PT * mm).toBeGreaterThanOrEqual(0.38);
    expect(KIX_BAR_WIDTH_PT * mm).toBeLessThanOrEqual(0.63);
    expect(KIX_HEIGHT_PT * mm).toBeGreaterThanOrEqual(4.22);
    expect(KIX_HEIGHT_PT * mm).toBeLessThanOrEqual(5.84);
    const last = rectangles.at(-1);
    expect((last?.leftPt ?? 0) + KIX_BAR_WIDTH_PT - 100).toBeCloseTo(kixWidthPt('1231FZ13XHS'), 9);
    expect(Math.min(...rectangles.map(({ topPt }) => topPt))).toBe(200);
    expect(Math.max(...rectangles.map(({ topPt, heightPt }) => topPt + heightPt))).toBe(200 + KIX_HEIGHT_PT);
    // All bars share the tracker, the band in the middle.
    for (const { topPt, heightPt } of rectangles) {
      expect(topPt).toBeLessThanOrEqual(204.5);
      expect(topPt + heightPt).toBeGreaterThanOrEqual(208.1);
    }
  });
});
