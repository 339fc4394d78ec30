/** Both profiles show what pdfkit alone shows, and say of themselves what their standards ask. */
import { createHash } from 'node:crypto';
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { describe, expect, it } from 'vitest';
import type { PrintProfile } from '../../../src/domain/print-profile.ts';
import { createFontRuler } from '../../../src/letters/font-ruler.ts';
import type { LetterOrder } from '../../../src/letters/letter-order.ts';
import { layOutLetter } from '../../../src/letters/lay-out-letter.ts';
import type { LetterPress } from '../../../src/letters/letter-press.ts';
import { printLetters } from '../../../src/letters/pdf/print-letters.ts';
import { PrintRoom } from '../../../src/letters/pdf/print-room.ts';
import type { BlockDrawing, PlacedLetter } from '../../../src/letters/placed-letter.ts';
import { checkOrders, renderBatch } from '../../../src/letters/render-batch.ts';
import {
  batchOf,
  letterFonts,
  linesOfPage,
  openPdf,
  orderWith,
  pressWith,
  shippedFile,
  valueOf,
} from '../letter-fixtures.ts';
import type { GlyphPlace } from './drawn-page.ts';
import { drawPage, glyphPlacesOf } from './drawn-page.ts';
import { isOnMatrix, matricesOf } from './matrix-places.ts';
import { printPlainly } from './plain-printer.ts';
import { hardOrders, richPress } from './rich-letters.ts';

const profiles = ['tagged', 'print'] as const satisfies readonly PrintProfile[];

const render = async (orders: readonly LetterOrder[], press: LetterPress, profile: PrintProfile) =>
  valueOf(await renderBatch(batchOf(...orders), press, profile));

function layOut(orders: readonly LetterOrder[], press: LetterPress): readonly PlacedLetter[] {
  const { batchId } = batchOf(...orders);
  return orders.map((order, index) => valueOf(layOutLetter(order, { batchId, sequence: index + 1 }, press)));
}

/** The same letters by pdfkit alone. */
const printByOracle = (orders: readonly LetterOrder[], press: LetterPress): Promise<Buffer> =>
  printPlainly(layOut(orders, press), 'Oracle', press);

/** pdfjs knows the pages of one file at a time, so all is read of one before the next. */
async function readPages<T>(
  bytes: Uint8Array,
  read: (pdf: PDFDocumentProxy, pageNumber: number) => Promise<T>,
): Promise<readonly T[]> {
  const pdf = await openPdf(bytes);
  const found: T[] = [];
  for (let number = 1; number <= pdf.numPages; number++) found.push(await read(pdf, number));
  return found;
}

const drawAt100 = (pdf: PDFDocumentProxy, number: number) => drawPage(pdf, number, 100);
const drawAt300 = (pdf: PDFDocumentProxy, number: number) => drawPage(pdf, number, 300);

/** From top to bottom and from left to right, whatever the order in the file. */
function inOrder(places: readonly GlyphPlace[]): readonly GlyphPlace[] {
  return places.toSorted(
    (left, right) =>
      Math.round((right.y - left.y) * 2) || left.x - right.x || left.text.localeCompare(right.text),
  );
}

const viewingOf = async (press: LetterPress, profile: PrintProfile) =>
  (await openPdf(await render([orderWith(1)], press, profile))).getViewerPreferences();

describe.each(profiles)('the profile %s', (profile) => {
  it('has the glyphs of pdfkit alone, each within 0.1 point', async () => {
    const press = richPress();
    const printed = await readPages(await render(hardOrders, press, profile), glyphPlacesOf);
    const plain = await readPages(await printByOracle(hardOrders, press), glyphPlacesOf);
    expect(printed.length).toBe(8);
    expect(plain.length).toBe(8);
    for (const [index, page] of printed.entries()) {
      const [found, expected] = [inOrder(page), inOrder(plain[index] ?? [])];
      expect(found.length).toBeGreaterThan(600);
      expect(found.map(({ text }) => text).join('')).toBe(expected.map(({ text }) => text).join(''));
      expect(found.map(({ font, sizePt }) => [font, sizePt])).toEqual(
        expected.map(({ font, sizePt }) => [font, sizePt]),
      );
      const farthest = found.map(({ x, y }, glyph) =>
        Math.max(Math.abs(x - (expected[glyph]?.x ?? 0)), Math.abs(y - (expected[glyph]?.y ?? 0))),
      );
      expect(Math.max(...farthest)).toBeLessThan(0.1);
    }
  });

  it('has the pixels of pdfkit alone around the codes of squares', async () => {
    const press = richPress();
    const orders = hardOrders.slice(1, 3);
    const printed = await readPages(await render(orders, press, profile), drawAt100);
    const plain = await readPages(await printByOracle(orders, press), drawAt100);
    const matrices = matricesOf(layOut(orders, press));
    for (const [index, { data, width }] of printed.entries()) {
      const expected = plain[index]?.data ?? new Uint8ClampedArray();
      expect(expected.length).toBe(data.length);
      let darkCount = 0;
      let differentCount = 0;
      for (let at = 0; at < data.length; at++) {
        if ((data[at] ?? 0) < 128) darkCount++;
        if (Math.abs((data[at] ?? 0) - (expected[at] ?? 0)) <= 48) continue;
        const pixel = at >> 2;
        const [xPt, yPt] = [((pixel % width) + 0.5) * 0.72, (Math.floor(pixel / width) + 0.5) * 0.72];
        if (!isOnMatrix(matrices[index] ?? [], xPt, yPt)) differentCount++;
      }
      expect(darkCount).toBeGreaterThan(30_000);
      expect(differentCount / data.length).toBeLessThan(0.0006);
    }
  });

  it('has every square of the codes where it belongs, and nothing around them', async () => {
    const press = richPress();
    const orders = hardOrders.slice(1, 3);
    const printed = await readPages(await render(orders, press, profile), drawAt300);
    const matrices = matricesOf(layOut(orders, press));
    // A QR and an inserter's mark in each letter.
    expect(matrices.flat().length).toBe(4);
    for (const [index, { data, width }] of printed.entries()) {
      for (const { matrix, downPt } of matrices[index] ?? []) {
        const { square, leftPt, topPt, modulePt } = matrix;
        const rowCount = square.modules.length / square.columnCount;
        const found: number[] = [];
        const expected: number[] = [];
        for (let row = -1; row <= rowCount; row++) {
          for (let column = -1; column <= square.columnCount; column++) {
            const isOutside = row < 0 || column < 0 || row === rowCount || column === square.columnCount;
            expected.push(isOutside ? 0 : (square.modules[row * square.columnCount + column] ?? 0));
            const x = Math.floor(((leftPt + (column + 0.5) * modulePt) * 300) / 72);
            const y = Math.floor(((downPt + topPt + (row + 0.5) * modulePt) * 300) / 72);
            found.push((data[(y * width + x) * 4] ?? 0) < 128 ? 1 : 0);
          }
        }
        expect(found).toEqual(expected);
      }
    }
  });

  it('has the same bytes whatever the press printed before, and whether or not it was checked first', async () => {
    const fresh = await render(hardOrders, richPress(), profile);
    const press = richPress();
    await render(
      [orderWith(99, { salutation: 'Geachte \u0419\u0326' })],
      press,
      profile === 'print' ? 'tagged' : 'print',
    );
    await render([orderWith(98)], press, profile);
    expect(checkOrders(hardOrders, press).failures).toEqual([]);
    expect((await render(hardOrders, press, profile)).equals(fresh)).toBe(true);
    expect((await render(hardOrders, press, profile)).equals(fresh)).toBe(true);
  });

  it('keeps nothing of what was checked once it is printed', async () => {
    const press = pressWith();
    checkOrders(hardOrders, press);
    expect(press.laidOut.size).toBe(hardOrders.length);
    await render(hardOrders, press, profile);
    expect(press.laidOut.size).toBe(0);
  });

  it('asks for both sides of the sheet when a letter has two pages, and for one otherwise', async () => {
    expect(await viewingOf(richPress(), profile)).toMatchObject({
      Duplex: 'DuplexFlipLongEdge',
      DisplayDocTitle: true,
    });
    expect(await viewingOf(pressWith(), profile)).toMatchObject({ Duplex: 'Simplex' });
  });

  it('has a sheet of one letter in at most 70 kB, and a further letter in a few', async () => {
    const press = pressWith();
    const one = (await render([orderWith(1)], press, profile)).length;
    const many = Array.from({ length: 101 }, (_, index) => orderWith(index + 1));
    const perLetter = ((await render(many, press, profile)).length - one) / 100;
    expect(one).toBeLessThan(70_000);
    expect(perLetter).toBeLessThan(profile === 'tagged' ? 4300 : 1800);
  });
});

/** The tree as lines: the role of each element, indented. */
interface TreeNode {
  readonly role?: string;
  readonly alt?: string;
  readonly lang?: string;
  readonly children?: readonly TreeNode[];
}
function outlineOf(node: TreeNode, depth = 0): readonly string[] {
  if (node.role === undefined) return [];
  const line = `${' '.repeat(depth)}${node.role}`;
  return [line, ...(node.children ?? []).flatMap((child) => outlineOf(child, depth + 1))];
}
function findAll(node: TreeNode, role: string): readonly TreeNode[] {
  const below = (node.children ?? []).flatMap((child) => findAll(child, role));
  return node.role === role ? [node, ...below] : below;
}
const treeOf = async (pdf: PDFDocumentProxy, number: number): Promise<TreeNode> =>
  (await (await pdf.getPage(number)).getStructTree()) as TreeNode;

describe('a tagged letter', () => {
  it('has headings, paragraphs, lists and figures in reading order', async () => {
    const pdf = await openPdf(await render([orderWith(1)], pressWith(), 'tagged'));
    const outline = outlineOf(await treeOf(pdf, 1)).map((line) => line.trim());
    expect(outline.slice(0, 3)).toEqual(['Root', 'Document', 'Sect']);
    expect(outline.filter((role) => role === 'H1')).toHaveLength(1);
    expect(outline.indexOf('H1')).toBeLessThan(outline.indexOf('H2'));
    const list = outline.indexOf('L');
    expect(outline.slice(list, list + 7)).toEqual(['L', 'LI', 'Lbl', 'LBody', 'LI', 'Lbl', 'LBody']);
    expect(outline.filter((role) => role === 'Figure')).toHaveLength(1);
  });

  it('says what its pictures are, and in which language the back is', async () => {
    const pdf = await openPdf(await render([orderWith(1)], richPress(), 'tagged'));
    const front = await treeOf(pdf, 1);
    const alternatives = findAll(front, 'Figure').map(({ alt }) => alt);
    expect(alternatives).toContain('QR-code: opent de pagina om u aan te melden, met uw persoonlijke code.');
    expect(alternatives).toContain('Handtekening van Team De Tweede Mening');
    const back = await treeOf(pdf, 2);
    expect(new Set(findAll(back, 'P').map(({ lang }) => lang))).toEqual(new Set(['en']));
    expect(new Set(findAll(front, 'H1').map(({ lang }) => lang))).toEqual(new Set([undefined]));
  });

  it('is marked for reading wherever it is for a reader, and as an artifact elsewhere', async () => {
    const pdf = await openPdf(await render([orderWith(1)], pressWith(), 'tagged'));
    const content = await (await pdf.getPage(1)).getTextContent({ includeMarkedContent: true });
    let open: string[] = [];
    const found = new Map<string, string>();
    for (const item of content.items) {
      if ('str' in item) found.set(item.str, open.join(' '));
      else if (item.type === 'endMarkedContent') open = open.slice(0, -1);
      else open = [...open, (item as { tag?: string }).tag ?? ''];
    }
    expect(found.get('w1-GM0344-001 · 1')).toBe('Artifact');
    expect(found.get(orderWith(1).code)).toBe('P');
    const unmarked = [...found].filter(([text, tags]) => text.trim() !== '' && tags === '');
    expect(unmarked).toEqual([]);
  });

  it('reads headings as first level until there is a title, so that no level is skipped', async () => {
    const template = shippedFile('invitation.nl.md').replace('\n# Denkt', '\n## Denkt');
    const pdf = await openPdf(await render([orderWith(1)], pressWith({ template }), 'tagged'));
    const outline = outlineOf(await treeOf(pdf, 1)).map((line) => line.trim());
    expect(outline.filter((role) => /^H\d$/.test(role)).length).toBeGreaterThan(3);
    expect(outline.filter((role) => role === 'H2')).toEqual([]);
  });

  it('has a bookmark and a page label of its own', async () => {
    const single = await openPdf(await render([orderWith(7), orderWith(8)], pressWith(), 'tagged'));
    expect((await single.getOutline()).map(({ title }) => title)).toEqual(['1: 1-000007', '2: 1-000008']);
    expect(await single.getPageLabels()).toEqual(['1', '2']);
    expect(await single.getMarkInfo()).toMatchObject({ Marked: true });
    const double = await openPdf(await render([orderWith(7), orderWith(8)], richPress(), 'tagged'));
    expect(await double.getPageLabels()).toEqual(['1.1', '1.2', '2.1', '2.2']);
  });

  it('never joins the last word of a line to the next', async () => {
    const pdf = await openPdf(await render([orderWith(1)], pressWith(), 'tagged'));
    const text = (await linesOfPage(pdf, 1)).join(' ').replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'Wij nodigen u uit voor De Tweede Mening, een panel van inwoners van Utrecht en Zoetermeer. U bent',
    );
  });
});

/** A letter placed by hand, so that no template, style or setting has a say in it. */
function placeByHand(sequence: number): PlacedLetter {
  const line = { isBold: false, sizePt: 10, leftPt: 70.5, widthPt: 200 };
  const own = { isShared: false, texts: [], rectangles: [] };
  const modules = Uint8Array.from({ length: 21 * 21 }, (_, index) => ((index * 7919) % 13 < 6 ? 1 : 0));
  const matrix = { square: { columnCount: 21, modules }, leftPt: 400, topPt: 0, modulePt: 2.5 };
  const sizes = { pitchPt: 3.25, barWidthPt: 1.5, trackerPt: 3.6, reachPt: 4.5 };
  return {
    invitationId: orderWith(sequence).invitationId,
    pages: [
      {
        blocks: [
          { drawing: sharedByHand, downPt: 100.25 },
          { drawing: { ...own, role: 'qr', matrix, alternative: 'QR' }, downPt: 300 },
          {
            drawing: {
              ...own,
              role: 'address',
              texts: [{ ...line, text: `Hoffmann To ${sequence}`, baselinePt: 9.5 }],
            },
            downPt: 180,
          },
          {
            drawing: { ...own, role: 'kix', bars: { states: 'FADTTDAF', leftPt: 90, topPt: 0, ...sizes } },
            downPt: 240,
          },
        ],
      },
    ],
  };
}

const sharedByHand: BlockDrawing = {
  role: 'title',
  isShared: true,
  texts: [{ text: 'Vaste brief', isBold: true, sizePt: 15, leftPt: 70, baselinePt: 14.25, widthPt: 90 }],
  rectangles: [{ leftPt: 70, topPt: 20, widthPt: 300, heightPt: 0.75 }],
  colour: '#1f5fa8',
};

describe('the bytes', () => {
  it.each([
    ['tagged', 'ca5038b393b653ea0d00a3ede5ab337fef486b9b114eda05bccc46df0ac514b8'],
    ['print', '388bfccf2873108b33a0aab3debd129895c0ba07da970dbb35aa02feda67dec2'],
  ] as const)('of letters in the profile %s are known, for any machine', async (profile, expected) => {
    const ruler = createFontRuler(letterFonts);
    const information = { title: 'Vaste brief', author: 'Utrecht', language: 'nl', date: '2027-01-11' };
    const letters = [1, 2, 3].map(placeByHand);
    const bytes = await printLetters(letters, {
      profile,
      information,
      ruler,
      room: new PrintRoom(ruler.fonts),
    });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(expected);
  });
});
