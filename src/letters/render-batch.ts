/** Prints letters as PDF: one batch, one file, the same bytes for the same letters. */
import { once } from 'node:events';
import type { Failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import { layOutLetter } from './lay-out-letter.ts';
import { openLetterDocument } from './letter-document.ts';
import type { LetterBatch, LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import { joinModules } from './matrix-rectangles.ts';
import type {
  PlacedBlock,
  PlacedImage,
  PlacedLetter,
  PlacedMatrix,
  PlacedRectangle,
} from './placed-letter.ts';

/** Orders that can be printed, and all that is wrong with the others. */
export interface CheckedOrders {
  readonly printable: readonly LetterOrder[];
  readonly refused: readonly LetterOrder[];
  readonly failures: readonly Failure[];
}

/** Lays out every letter without printing it, so that refused letters are known before batches are planned. */
export function checkOrders(orders: readonly LetterOrder[], press: LetterPress): CheckedOrders {
  const printable: LetterOrder[] = [];
  const refused: LetterOrder[] = [];
  const failures: Failure[] = [];
  for (const order of orders) {
    const placed = layOutLetter(order, WIDEST_MARK, press);
    if (placed.ok) printable.push(order);
    else {
      refused.push(order);
      failures.push(...placed.failures);
    }
  }
  return { printable, refused, failures };
}

/** Stands for any batch: before the batches are planned their numbers are not known. */
const WIDEST_MARK = { batchId: 'w000-GM0000-000', sequence: 0 };

/**
 * Prints a batch: one page a letter, in order. The bytes depend on nothing but the arguments: the PDF's date is the
 * date of the letter and its id follows from its title. Refuses the whole batch when a letter cannot be laid out.
 */
export async function renderBatch(batch: LetterBatch, press: LetterPress): Promise<Result<Buffer>> {
  if (batch.municipality !== press.municipality.code) {
    throw new Error(`batch ${batch.batchId} came to the press of ${press.municipality.code}`);
  }
  const letters: PlacedLetter[] = [];
  const failures: Failure[] = [];
  for (const [index, order] of batch.letters.entries()) {
    const placed = layOutLetter(order, { batchId: batch.batchId, sequence: index + 1 }, press);
    if (placed.ok) letters.push(placed.value);
    else failures.push(...placed.failures);
  }
  const [first, ...rest] = failures;
  if (first !== undefined) return refuse(first, ...rest);
  const bytes = await printLetters(letters, `${press.title} (${batch.batchId})`, press);
  return okUnless([], () => bytes);
}

async function printLetters(
  letters: readonly PlacedLetter[],
  title: string,
  press: LetterPress,
): Promise<Buffer> {
  const document = openLetterDocument(title, press);
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
  const { leftPt, topPt, modulePt } = matrix;
  return joinModules(matrix.modules, matrix.columnCount).map(({ left, top, width, height }) => ({
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
