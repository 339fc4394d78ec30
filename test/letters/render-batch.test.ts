/** The PDF of a batch, read back by other programs than the one that wrote it. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { beforeAll, describe, expect, it } from 'vitest';
import { MunicipalityCodeSchema } from '../../src/domain/ids.ts';
import type { LetterOrder } from '../../src/letters/letter-order.ts';
import { renderBatch } from '../../src/letters/render-batch.ts';
import { sampleOrderOf } from '../../src/letters/sample-order.ts';
import { signUpAddressOf } from '../../src/letters/sign-up-address.ts';
import {
  batchOf,
  linesOfPage,
  municipalityAt,
  openPdf,
  orderWith,
  pressWith,
  sentencesOf,
  shippedSettings,
  valueOf,
} from './letter-fixtures.ts';
import { drawPage } from './pdf/drawn-page.ts';

const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');

type Scanned = Parameters<typeof readBarcodes>[0];

const press = pressWith();
const orders = [orderWith(1), orderWith(2), orderWith(3, { salutation: 'Geachte mevrouw Tëst-Persóón' })];
let bytes: Buffer;
let pdf: PDFDocumentProxy;

beforeAll(async () => {
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasmFile)).buffer } });
  bytes = valueOf(await renderBatch(batchOf(...orders), press));
  pdf = await openPdf(bytes);
});

async function expectScans(printed: PDFDocumentProxy, dotsPerInch: number): Promise<void> {
  for (const [index, { code }] of orders.entries()) {
    const image = await drawPage(printed, index + 1, dotsPerInch);
    const found = await readBarcodes(image as Scanned, { formats: ['QRCode'], tryHarder: true });
    expect(found.map(({ text }) => text)).toEqual([signUpAddressOf(shippedSettings.letters.signUpUrl, code)]);
  }
}

describe('the PDF of a batch', () => {
  it('has one A4 page a letter', async () => {
    expect(pdf.numPages).toBe(orders.length);
    for (let number = 1; number <= pdf.numPages; number++) {
      const [, , width = 0, height = 0] = (await pdf.getPage(number)).view;
      expect([(width / 72) * 25.4, (height / 72) * 25.4]).toEqual([
        expect.closeTo(210, 1),
        expect.closeTo(297, 1),
      ]);
    }
  });

  it('says in what language it is, what it is and from whom', async () => {
    const { info } = await pdf.getMetadata();
    expect(info).toMatchObject({
      Language: 'nl',
      Title: 'Uitnodiging voor De Tweede Mening (w1-GM0344-001)',
      Author: 'Utrecht',
      Creator: 'Loting',
      CreationDate: 'D:20270111000000Z',
    });
  });

  it('reads from top to bottom as a person does', async () => {
    const text = (await linesOfPage(pdf, 3)).join(' ').replaceAll(/\s+/g, ' ');
    const expected = [
      'Gemeente Utrecht',
      'De Tweede Mening',
      'Retouradres: Postbus 10000, 3500 AA UTRECHT',
      'De heer T. Testpersoon',
      'Voorbeeldstraat 3',
      '3511 AA UTRECHT',
      'Datum',
      '11 januari 2027',
      'Briefnummer',
      '1-000003',
      'Denkt u mee over hulp en zorg in Utrecht?',
      'Geachte mevrouw Tëst-Persóón,',
      'Waar gaat het over?',
      'Zo meldt u zich aan, vóór 8 februari 2027',
      orderWith(3).code,
      'Uw gegevens',
      'Met vriendelijke groet,',
      'w1-GM0344-001 · 3',
    ];
    const places = expected.map((each) => text.indexOf(each));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(text).toContain('Ga naar detweedemening.example/meedoen, of scan de QR-code.');
    expect(text).toContain('De Tweede Mening, een panel van inwoners van Utrecht en Zoetermeer.');
  });

  it('leaves no brace, no empty word and no code but its own on a page', async () => {
    for (const [index, order] of orders.entries()) {
      const text = (await linesOfPage(pdf, index + 1)).join(' ');
      expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
      const others = orders.filter((each) => each !== order);
      expect(text).toContain(order.code);
      expect(others.filter(({ code }) => text.includes(code))).toEqual([]);
    }
  });

  it('has the code nowhere in the file but in the page', () => {
    // The info, the title and the file's id are plain text in a PDF; pages are compressed.
    for (const { code } of orders) {
      expect(bytes.includes(code)).toBe(false);
      expect(bytes.includes(code.replaceAll('-', ''))).toBe(false);
    }
  });

  it('prints text and QR in black ink, and lines in the colour of the style', async () => {
    const operators = await (await pdf.getPage(1)).getOperatorList();
    let colour = 'black';
    const stack: string[] = [];
    const colours = { text: new Set<string>(), paths: new Set<string>() };
    for (const [index, operator] of operators.fnArray.entries()) {
      if (operator === OPS.save) stack.push(colour);
      else if (operator === OPS.restore) colour = stack.pop() ?? 'black';
      else if (operator === OPS.setFillRGBColor)
        colour = String((operators.argsArray[index] as unknown[])[0]);
      else if (operator === OPS.showText) colours.text.add(colour);
      else if (operator === OPS.constructPath) colours.paths.add(colour);
    }
    expect([...colours.text]).toEqual(['black']);
    expect([...colours.paths].sort()).toEqual(['#1f5fa8', 'black']);
  });

  it('embeds both fonts in part, so that any printer has them', async () => {
    const page = await pdf.getPage(1);
    await page.getOperatorList();
    const content = await page.getTextContent();
    const names = new Set(
      Object.keys(content.styles).map((name) => (page.commonObjs.get(name) as { name: string }).name),
    );
    expect([...names].sort()).toEqual([
      expect.stringMatching(/^[A-Z]{6}\+NotoSans-Regular$/),
      expect.stringMatching(/^[A-Z]{6}\+NotoSans-Bold$/),
    ]);
    expect(bytes.length).toBeLessThan(60_000);
  });

  it.each([80, 150, 300])(
    'has a QR code that opens the right address when scanned at %i dots an inch',
    async (dotsPerInch) => {
      await expectScans(pdf, dotsPerInch);
    },
  );

  it.each([80, 150, 300])(
    'has such a QR code for the printer only, too, at %i dots an inch',
    async (dots) => {
      await expectScans(await openPdf(valueOf(await renderBatch(batchOf(...orders), press, 'print'))), dots);
      // The other tests read the tagged file: pdfjs knows the pages of one file at a time.
      pdf = await openPdf(bytes);
    },
  );
});

describe('printing', () => {
  it('stands a name with signs that mean something in XML', async () => {
    const panel = { ...shippedSettings.panel, name: 'Vraag & <Antwoord>' };
    const strange = pressWith({ settings: { ...shippedSettings, panel } });
    const printed = valueOf(await renderBatch(batchOf(orderWith(1)), strange));
    const title = 'Uitnodiging voor Vraag & <Antwoord> (w1-GM0344-001)';
    const { info, metadata } = await (await openPdf(printed)).getMetadata();
    expect(info).toMatchObject({ Title: title });
    expect(metadata.get('dc:title')).toBe(title);
    expect(printed.includes('Vraag &amp; &lt;Antwoord&gt;')).toBe(true);
  });

  it('gives the same bytes for the same letters, in any process order', async () => {
    const again = valueOf(await renderBatch(batchOf(...orders.toReversed()), pressWith()));
    expect(again.equals(bytes)).toBe(true);
  });

  it('gives other bytes for another code', async () => {
    const [first, ...rest] = orders as [LetterOrder, ...LetterOrder[]];
    const changed = valueOf(
      await renderBatch(batchOf({ ...first, code: orderWith(99).code }, ...rest), press),
    );
    expect(changed.equals(bytes)).toBe(false);
  });

  it('keeps every character of a name, also those of the whole BRP and loose accents', async () => {
    const names = ['Ŵĳķ Đặřž-Ÿş', 'ÀÁÂÃÄÅĀĂĄÆÇĆĈĊČ', 'ðñòóôõöøùúûüýþÿ', 'İıŁłŒœßŠšŽž'].map((name) =>
      name.replace('ặ', 'ă'),
    );
    const batch = batchOf(
      ...names.map((name, index) => orderWith(index + 1, { salutation: `Geachte ${name.normalize('NFD')}` })),
    );
    const printed = await openPdf(valueOf(await renderBatch(batch, press)));
    for (const [index, name] of names.entries()) {
      expect((await linesOfPage(printed, index + 1)).join('\n').normalize('NFC')).toContain(
        `Geachte ${name.normalize('NFC')},`,
      );
    }
  });

  it('refuses the whole batch and names every letter that cannot be printed', async () => {
    const batch = batchOf(
      orderWith(1),
      orderWith(2, { addressLines: [] }),
      orderWith(3, { salutation: '\u05D0' }),
    );
    const sentences = sentencesOf(await renderBatch(batch, press));
    expect(sentences.join('\n')).toContain('letter 1-000002');
    expect(sentences.join('\n')).toContain('letter 1-000003');
    expect(sentences.join('\n')).not.toContain('letter 1-000001');
  });

  it("never prints one municipality's letters on another's paper", async () => {
    const strange = batchOf({ ...orderWith(1), municipality: MunicipalityCodeSchema.parse('GM0637') });
    await expect(renderBatch(strange, press)).rejects.toThrow('GM0344');
  });

  it('works for the English invitation and the sample letter', async () => {
    const english = pressWith({ language: 'en' });
    const sample = batchOf(sampleOrderOf(municipalityAt(shippedSettings, 0)));
    const printed = await openPdf(valueOf(await renderBatch(sample, english)));
    const text = (await linesOfPage(printed, 1)).join(' ');
    expect(text).toContain('Dear resident,');
    expect(text).toContain('before 8 February 2027');
    expect(text).toContain('Letter number 1-000000');
  });
});
