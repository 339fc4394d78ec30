/** What pdfkit keeps to itself has the form that the press leans on. A newer version must be tried before it is taken. */
/* oxlint-disable eslint/no-underscore-dangle -- pdfkit's names */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { embedFonts, fontsOf, openPdfkit } from '../../../src/letters/pdf/pdfkit-internals.ts';
import { letterFonts } from '../letter-fixtures.ts';

const { resolve } = createRequire(import.meta.url);
const DependenciesSchema = z.object({ dependencies: z.record(z.string(), z.string()) });
const Versioned = z.object({ version: z.string() });
const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('pdfkit', () => {
  it('is asked for in one exact version, and that one is here', () => {
    const { dependencies } = DependenciesSchema.parse(
      readJson(new URL('../../../package.json', import.meta.url)),
    );
    expect(dependencies['pdfkit']).toBe('0.20.2');
    const installed = Versioned.parse(readJson(resolve('pdfkit').replace(/\/js\/.*$/, '/package.json')));
    expect(installed.version).toBe('0.20.2');
  });

  it('begins with objects of its own, and writes an object when it is finalized', () => {
    const document = openPdfkit(letterFonts);
    const waiting = document._waiting;
    expect(waiting).toBe(4);
    expect(document._offsets).toEqual([null, null, null, null]);
    const reference = document.ref({ Type: 'Test' });
    expect([reference.id, document._waiting, reference.compress]).toEqual([5, 5, true]);
    reference.end(new TextEncoder().encode('content'));
    expect(document._waiting).toBe(4);
    const written = Buffer.from(document.read() ?? []).toString('latin1');
    expect(written.slice(document._offsets[4] ?? 0)).toMatch(/^5 0 obj\n<<\n\/Type \/Test\n[^]*\nendobj\n$/);
  });

  it('calls what it writes by `finalize`, from the buffer and with the mark for compression', () => {
    const document = openPdfkit(letterFonts);
    const reference = document.ref({});
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      expect(Buffer.concat(reference.buffer).toString('latin1')).toBe('content');
      expect(reference.data['Filter']).toBe('FlateDecode');
      reference.buffer = [Buffer.from('other')];
      reference.compress = false;
      finalize();
    };
    reference.end(new TextEncoder().encode('content'));
    const written = Buffer.from(document.read() ?? []).toString('latin1');
    expect(written).toContain('/Length 5');
    expect(written).toContain('stream\nother\nendstream');
  });

  it('numbers the glyphs of a font in the order in which texts need them', () => {
    const { regular } = fontsOf(openPdfkit(letterFonts));
    regular.encode('ab');
    const [a, b] = regular.layout('ab').glyphs.map(({ id }) => id);
    expect(regular.subset.mapping).toEqual({ 0: 0, [String(a)]: 1, [String(b)]: 2 });
    expect(regular.font.numGlyphs).toBeGreaterThan(4000);
    expect(regular.font.hasGlyphForCodePoint(0x41)).toBe(true);
    expect(regular.font.hasGlyphForCodePoint(0x5d0)).toBe(false);
  });

  it('embeds a font that was read for another document, each with glyphs of its own', () => {
    const fonts = fontsOf(openPdfkit(letterFonts));
    fonts.regular.encode('xyz');
    const { regular, bold } = embedFonts(fonts, openPdfkit());
    regular.encode('a');
    expect(Object.keys(regular.subset.mapping)).toHaveLength(2);
    expect(Object.keys(bold.subset.mapping)).toHaveLength(1);
    expect(regular.layout('To').positions).toEqual(fonts.regular.layout('To').positions);
    expect(regular.font).toBe(fonts.regular.font);
  });

  it('gives advances and places in thousandths of the size, with the kerning in the advance', () => {
    const { regular } = fontsOf(openPdfkit(letterFonts));
    const [first, second] = regular.layout('To').positions;
    expect(first?.advanceWidth).toBeGreaterThan(first?.xAdvance ?? 0);
    expect(second).toMatchObject({ xOffset: 0, yOffset: 0 });
    expect(second?.advanceWidth).toBe(second?.xAdvance);
  });

  it('reads the paths of SVG and hands on the operators one by one', () => {
    const document = openPdfkit(letterFonts);
    const operators: string[] = [];
    document.addContent = (text) => operators.push(text);
    document.path('M1 2 L3 4 C1 1 2 2 3 3 Z');
    expect(operators).toEqual(['1 2 m', '3 4 l', '1 1 2 2 3 3 c', 'h']);
  });

  it('offers its colour profile as an output intent', () => {
    const document = openPdfkit(letterFonts);
    document._addColorOutputIntent();
    expect(document._root.data['OutputIntents']).toMatchObject([{ id: 6 }]);
    expect(document._waiting).toBe(4);
  });
});
