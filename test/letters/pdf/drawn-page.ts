/** What a PDF shows, as another program draws it: pixels, and the place of every glyph. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface Pixels {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** What pdfjs needs of a canvas in Node. */
interface DrawnCanvas {
  readonly canvas: unknown;
  readonly context: { getImageData(left: number, top: number, width: number, height: number): Pixels };
}

type RenderTarget = Parameters<Awaited<ReturnType<PDFDocumentProxy['getPage']>>['render']>[0];

/** A page as pixels on white, drawn by the canvas that pdfjs itself brings. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  pageNumber: number,
  dotsPerInch: number,
): Promise<Pixels> {
  const page = await pdf.getPage(pageNumber);
  const viewport = page.getViewport({ scale: dotsPerInch / 72 });
  const width = Math.ceil(viewport.width);
  const height = Math.ceil(viewport.height);
  const factory = pdf.canvasFactory as { create(width: number, height: number): DrawnCanvas };
  const { canvas, context } = factory.create(width, height);
  const target = { canvas, canvasContext: context, viewport } as unknown as RenderTarget;
  await page.render(target).promise;
  return context.getImageData(0, 0, width, height);
}

/** A glyph with its place in points from the bottom left corner of the page. */
export interface GlyphPlace {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly sizePt: number;
  readonly font: string;
}

type Matrix = readonly [number, number, number, number, number, number];
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** As pdfjs gives the glyphs of an operator: between them how far to go back, in thousandths of the size. */
type Shown = { readonly unicode: string; readonly width: number } | number;

/** Follows the operators of a page, and of the forms on it, from glyph to glyph. Spaces are left out: they show nothing. */
export async function glyphPlacesOf(
  pdf: PDFDocumentProxy,
  pageNumber: number,
): Promise<readonly GlyphPlace[]> {
  const page = await pdf.getPage(pageNumber);
  const { fnArray, argsArray } = await page.getOperatorList();
  const places: GlyphPlace[] = [];
  const stack: [Matrix, string, number][] = [];
  let matrix = IDENTITY;
  let font = '';
  let sizePt = 0;
  let line = IDENTITY;
  let text = IDENTITY;
  for (const [index, operator] of fnArray.entries()) {
    const args = argsArray[index] as readonly unknown[];
    if (operator === OPS.save) stack.push([matrix, font, sizePt]);
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push([matrix, font, sizePt]);
      matrix = multiply(matrix, (args[0] as Matrix | null) ?? IDENTITY);
    } else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      [matrix, font, sizePt] = stack.pop() ?? [matrix, font, sizePt];
    } else if (operator === OPS.transform) matrix = multiply(matrix, args as unknown as Matrix);
    else if (operator === OPS.setFont) {
      const { name } = page.commonObjs.get(args[0] as string) as { name: string };
      font = name.replace(/^[A-Z]{6}\+/, '');
      sizePt = args[1] as number;
    } else if (operator === OPS.beginText) line = text = IDENTITY;
    else if (operator === OPS.setTextMatrix)
      line = text = Array.from(args[0] as number[]) as unknown as Matrix;
    else if (operator === OPS.moveText)
      line = text = multiply(line, [1, 0, 0, 1, args[0] as number, args[1] as number]);
    else if (operator === OPS.showText) {
      for (const shown of args[0] as readonly Shown[]) {
        const width = typeof shown === 'number' ? -shown : shown.width;
        if (typeof shown !== 'number' && shown.unicode.trim() !== '') {
          const [, , , , x, y] = multiply(matrix, text);
          places.push({ text: shown.unicode, x, y, sizePt, font });
        }
        text = multiply(text, [1, 0, 0, 1, (width / 1000) * sizePt, 0]);
      }
    }
  }
  return places;
}

function multiply(left: Matrix, right: Matrix): Matrix {
  const [a, b, c, d, e, f] = left;
  const [g, h, i, j, k, l] = right;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}
