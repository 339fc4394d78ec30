/** Prints the test sheet as a PDF: the drawings are artifacts, title and steps are tagged to be read aloud. */
import { once } from 'node:events';
import PdfDocument from 'pdfkit';
import type { Language } from '../domain/language.ts';
import type { LetterFonts } from './font-ruler.ts';
import type { PlacedRectangle } from './placed-letter.ts';
import { POINTS_PER_MM, barRectangles } from './placed-letter.ts';
import type { TestPage } from './test-sheet.ts';
import { testSheetTitles } from './test-sheet-words.ts';

const TEXT_LEFT_MM = 30;
const TEXT_WIDTH_MM = 150;
const TITLE_TOP_MM = 12;
const LABEL_PT = 7;
const TEXT_PT = 10;
const TITLE_PT = 14;

/** Prints the pages. The same pages of the same day give the same bytes. */
export async function renderTestSheet(
  pages: readonly TestPage[],
  fonts: LetterFonts,
  { madeOn, language }: { readonly madeOn: Date; readonly language: Language },
): Promise<Buffer> {
  const document = new PdfDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    lang: language,
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    info: {
      Title: testSheetTitles[language],
      Creator: 'Loting',
      Producer: 'Loting',
      CreationDate: madeOn,
      ModDate: madeOn,
    },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  const root = document.struct('Document');
  document.addStructure(root);
  for (const page of pages) {
    document.addPage();
    drawArtifacts(document, page);
    addText(document, root, page);
  }
  root.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function drawArtifacts(document: PDFKit.PDFDocument, { rectangles, blocks, labels }: TestPage): void {
  document.markContent('Artifact', { type: 'Layout' });
  fill(document, rectangles);
  for (const { drawing } of blocks) {
    const { matrix, bars } = drawing;
    fill(document, [...drawing.rectangles, ...(bars === undefined ? [] : barRectangles(bars))]);
    if (matrix !== undefined) {
      const { square, modulePt } = matrix;
      const { columnCount, modules } = square;
      const squares = [...modules].flatMap((isBlack, index) =>
        isBlack === 0
          ? []
          : [
              {
                leftPt: matrix.leftPt + (index % columnCount) * modulePt,
                topPt: matrix.topPt + Math.floor(index / columnCount) * modulePt,
                widthPt: modulePt,
                heightPt: modulePt,
              },
            ],
      );
      fill(document, squares);
    }
    for (const { text, isBold, sizePt, leftPt, baselinePt } of drawing.texts) {
      document.font(isBold ? 'bold' : 'regular').fontSize(sizePt);
      document.text(text, leftPt, baselinePt, { lineBreak: false, baseline: 0 });
    }
  }
  document.font('regular').fontSize(LABEL_PT);
  for (const { text, leftMm, baselineMm } of labels) {
    document.text(text, leftMm * POINTS_PER_MM, baselineMm * POINTS_PER_MM, {
      lineBreak: false,
      baseline: 0,
    });
  }
  document.endMarkedContent();
}

function fill(document: PDFKit.PDFDocument, rectangles: readonly PlacedRectangle[]): void {
  if (rectangles.length === 0) return;
  for (const { leftPt, topPt, widthPt, heightPt } of rectangles) {
    document.rect(leftPt, topPt, widthPt, heightPt);
  }
  document.fill();
}

function addText(document: PDFKit.PDFDocument, root: PDFKit.PDFStructureElement, page: TestPage): void {
  const leftPt = TEXT_LEFT_MM * POINTS_PER_MM;
  const width = TEXT_WIDTH_MM * POINTS_PER_MM;
  const heading = document.struct('H1', {}, () => {
    document
      .font('bold')
      .fontSize(TITLE_PT)
      .text(page.title, leftPt, TITLE_TOP_MM * POINTS_PER_MM, { width });
  });
  root.add(heading);
  let topPt = page.stepsFromMm * POINTS_PER_MM;
  for (const [index, step] of page.steps.entries()) {
    const paragraph = document.struct('P', {}, () => {
      document
        .font('regular')
        .fontSize(TEXT_PT)
        .text(`${index + 1}. ${step}`, leftPt, topPt, { width, lineGap: 2 });
      topPt = document.y + 4;
    });
    root.add(paragraph);
  }
}
