/** The test sheet: what is drawn at true size measures what the sheet says. */
import { describe, expect, it } from 'vitest';
import { areaHolds, windowAreasOf } from '../../src/letters/envelope.ts';
import { parseStyle } from '../../src/letters/letter-style.ts';
import { POINTS_PER_MM, areasOf } from '../../src/letters/placed-letter.ts';
import { renderTestSheet } from '../../src/letters/render-test-sheet.ts';
import { layOutTestSheet } from '../../src/letters/test-sheet.ts';
import {
  letterFonts,
  linesOfPage,
  municipalityAt,
  openPdf,
  shippedFile,
  shippedSettings,
  valueOf,
} from './letter-fixtures.ts';

const style = valueOf(parseStyle(shippedFile('style.yaml'), 'style.yaml'));
const pages = layOutTestSheet(style, letterFonts, municipalityAt(shippedSettings, 0), 'en');
const madeOn = new Date('2027-01-04T00:00:00Z');

const millimetresOf = (page: (typeof pages)[number]) =>
  page.rectangles.map(({ leftPt, topPt, widthPt, heightPt }) => ({
    leftMm: leftPt / POINTS_PER_MM,
    topMm: topPt / POINTS_PER_MM,
    widthMm: widthPt / POINTS_PER_MM,
    heightMm: heightPt / POINTS_PER_MM,
  }));

describe('the test sheet', () => {
  it('has a page for each envelope, the one in use first', () => {
    expect(pages.map(({ envelope }) => envelope)).toEqual(['DL-right', 'DL-left', 'C5-right', 'C5-left']);
    expect(pages.map(({ title }) => title.includes('which the letters use'))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it.each(pages)('frames what always shows in $envelope, with the address and KIX in it', (page) => {
    const envelope = style.envelopes[page.envelope];
    if (envelope === undefined) throw new Error('no such envelope');
    const { always } = windowAreasOf(envelope);
    const edges = millimetresOf(page).filter(
      ({ widthMm }) => Math.abs(widthMm - (always.rightMm - always.leftMm)) < 0.001,
    );
    expect(edges.map(({ topMm }) => topMm)).toEqual([
      expect.closeTo(always.topMm - 0.15, 6),
      expect.closeTo(always.bottomMm, 6),
    ]);
    expect(page.blocks.map(({ drawing }) => drawing.role)).toEqual(['address', 'kix']);
    expect(page.blocks.flatMap(areasOf).every((area) => areaHolds(always, area))).toBe(true);
  });

  it('has two rulers of 100 mm with a line each millimetre', () => {
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const rectangles = millimetresOf(page);
    const across = rectangles
      .filter(({ widthMm, heightMm }) => widthMm < 0.2 && heightMm >= 2 && heightMm <= 5)
      .slice(-101);
    const down = rectangles.slice(-101);
    for (const [index, { leftMm }] of across.entries()) {
      expect(leftMm - (across[0]?.leftMm ?? 0)).toBeCloseTo(index, 6);
    }
    for (const [index, { topMm }] of down.entries())
      expect(topMm - (down[0]?.topMm ?? 0)).toBeCloseTo(index, 6);
    expect([across.length, down.length]).toEqual([101, 101]);
  });

  it('is the same bytes every time, with its steps as text', async () => {
    const shown = pages.slice(0, 2);
    const pdf = await renderTestSheet(shown, letterFonts, { madeOn, language: 'en' });
    expect(await renderTestSheet(shown, letterFonts, { madeOn, language: 'en' })).toEqual(pdf);
    const opened = await openPdf(pdf);
    expect(opened.numPages).toBe(2);
    const text = (await linesOfPage(opened, 1)).join(' ');
    expect(text).toContain('Both rulers must measure 100 mm');
    expect(text).toContain('the window 110 by 40 mm, 15 mm from the right side and 17 mm from the bottom');
  });

  it('is in Dutch for who works in Dutch, with the same drawings', async () => {
    const dutch = layOutTestSheet(style, letterFonts, municipalityAt(shippedSettings, 0), 'nl');
    expect(dutch.map(({ rectangles }) => rectangles)).toEqual(pages.map(({ rectangles }) => rectangles));
    expect(dutch.map(({ steps }) => steps.length)).toEqual(pages.map(({ steps }) => steps.length));
    const pdf = await openPdf(
      await renderTestSheet(dutch.slice(0, 1), letterFonts, { madeOn, language: 'nl' }),
    );
    expect(pdf.numPages).toBe(1);
    expect((await pdf.getMetadata()).info).toMatchObject({
      Language: 'nl',
      Title: 'Proefblad voor enveloppen',
    });
    const text = (await linesOfPage(pdf, 1)).join(' ');
    expect(text).toContain('Beide linialen moeten 100 mm meten');
    expect(text).toContain('het venster 110 bij 40 mm, 15 mm van de rechterkant en 17 mm van de onderkant');
    expect(text).toContain('44 streepjes: 45,5 tot 54,6 mm');
    expect(text).not.toMatch(/\b(?:the|shows|sheet)\b/);
  });
});
