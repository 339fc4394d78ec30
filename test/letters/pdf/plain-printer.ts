/** Letters printed by pdfkit alone: the oracle for the press, and what its speed is measured against. */
import { once } from 'node:events';
import PdfDocument from 'pdfkit';
import type { LetterPress } from '../../../src/letters/letter-press.ts';
import { joinModules } from './join-modules.ts';
import type {
  PlacedBlock,
  PlacedImage,
  PlacedLetter,
  PlacedMatrix,
  PlacedRectangle,
} from '../../../src/letters/placed-letter.ts';
import { barRectangles } from '../../../src/letters/placed-letter.ts';

function openDocument(title: string, press: LetterPress): PDFKit.PDFDocument {
  const document = new PdfDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    lang: press.template.language,
    info: { Title: title, CreationDate: new Date(0) },
  });
  document.registerFont('regular', Buffer.from(press.fonts.regular));
  document.registerFont('bold', Buffer.from(press.fonts.bold));
  return document;
}

/** Prints placed letters with nothing but pdfkit's own text and rectangles: slow, and with nothing to go wrong. */
export async function printPlainly(
  letters: readonly PlacedLetter[],
  title: string,
  press: LetterPress,
): Promise<Buffer> {
  const document = openDocument(title, press);
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  for (const letter of letters) {
    for (const page of letter.pages) {
      document.addPage();
      for (const block of page.blocks) drawBlock(document, block);
    }
  }
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Draws in the page's first colour, which is pure black ink, unless the block has a colour for its rectangles. */
function drawBlock(document: PDFKit.PDFDocument, { drawing, downPt }: PlacedBlock): void {
  for (const { text, isBold, sizePt, leftPt, baselinePt } of drawing.texts) {
    document
      .font(isBold ? 'bold' : 'regular')
      .fontSize(sizePt)
      .text(text, leftPt, downPt + baselinePt, { lineBreak: false, baseline: 0 });
  }
  fillRectangles(document, drawing.rectangles, downPt, drawing.colour);
  if (drawing.matrix !== undefined) fillRectangles(document, squaresOf(drawing.matrix), downPt);
  if (drawing.bars !== undefined) fillRectangles(document, barRectangles(drawing.bars), downPt);
  for (const placed of drawing.images ?? []) drawImage(document, placed, downPt);
}

function fillRectangles(
  document: PDFKit.PDFDocument,
  rectangles: readonly PlacedRectangle[],
  downPt: number,
  colour?: string,
): void {
  if (rectangles.length === 0) return;
  document.save();
  for (const { leftPt, topPt, widthPt, heightPt } of rectangles) {
    document.rect(leftPt, downPt + topPt, widthPt, heightPt);
  }
  if (colour === undefined) document.fill();
  else document.fill(colour);
  document.restore();
}

function squaresOf(matrix: PlacedMatrix): readonly PlacedRectangle[] {
  const { square, leftPt, topPt, modulePt } = matrix;
  return joinModules(square.modules, square.columnCount).map(({ left, top, width, height }) => ({
    leftPt: leftPt + left * modulePt,
    topPt: topPt + top * modulePt,
    widthPt: width * modulePt,
    heightPt: height * modulePt,
  }));
}

function drawImage(document: PDFKit.PDFDocument, placed: PlacedImage, downPt: number): void {
  const { image, leftPt, topPt, widthPt, heightPt } = placed;
  if (image.kind === 'pixels') {
    const size = { width: widthPt, height: heightPt };
    document.image(Buffer.from(image.png), leftPt, downPt + topPt, size);
    return;
  }
  document.save().translate(leftPt, downPt + topPt);
  document.transform(widthPt / image.width, 0, 0, heightPt / image.height, 0, 0);
  for (const { path, colour, isEvenOdd } of image.shapes) {
    document.path(path).fill(colour, isEvenOdd ? 'even-odd' : 'non-zero');
  }
  document.restore();
}
