/** The sheet that lies on top of a printed batch: what it is, how many letters, whom to call, and lines to sign. */
import { once } from 'node:events';
import PdfDocument from 'pdfkit';
import type { Hash } from '../domain/ids.ts';
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { LetterFonts } from './font-ruler.ts';
import type { LetterBatch } from './letter-order.ts';
import { sheetCountOf } from './manifest.ts';
import { POINTS_PER_MM } from './placed-letter.ts';

export interface CoverFacts {
  readonly batch: LetterBatch;
  readonly panelName: string;
  readonly municipalityName: string;
  readonly pagesPerLetter: number;
  /** Of the letters, as `2027-01-11`; the sheet's own date too, so that the same batch has the same sheet. */
  readonly letterDate: string;
  readonly pdfFileName: string;
  readonly pdfSha256: Hash;
  readonly contact: { readonly name: string; readonly phone: string; readonly email: string };
}

const kindNames: Readonly<Record<LetterKind, string>> = {
  invitation: 'invitations',
  reminder: 'reminders',
  welcome: 'letters of welcome to members',
  case: 'invitations to judge a case',
  apology: 'letters that say that there is no place',
};

const steps = [
  'Printed at true size, none missing',
  'Letters taken out, on the list of "loting letters check"',
  'Folded, and each in an envelope',
  'Handed to the post',
  'Recorded with "loting letters printed" and "loting letters posted"',
];

const LEFT_PT = 25 * POINTS_PER_MM;
const WIDTH_PT = 160 * POINTS_PER_MM;
const VALUE_LEFT_PT = 75 * POINTS_PER_MM;
const BODY_PT = 11;

/** Makes the cover sheet as a PDF of one page. The same facts give the same bytes. */
export async function renderCover(facts: CoverFacts, fonts: LetterFonts): Promise<Buffer> {
  const { batch, letterDate } = facts;
  const title = `Cover sheet of batch ${batch.batchId}`;
  const date = new Date(`${letterDate}T00:00:00Z`);
  const document = new PdfDocument({
    size: 'A4',
    margin: 0,
    font: '',
    pdfVersion: '1.7',
    lang: 'en',
    tagged: true,
    displayTitle: true,
    autoFirstPage: false,
    info: { Title: title, Creator: 'Loting', Producer: 'Loting', CreationDate: date, ModDate: date },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = once(document, 'end');
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  document.addPage();
  const page = new CoverPage(document);
  page.heading('H1', title, 20);
  for (const [label, value] of factLines(facts)) page.fact(label, value);
  page.heading('H2', 'Who to call', 14);
  const { name, phone, email } = facts.contact;
  page.paragraph(`When something is wrong or not clear, stop and call ${name}: ${phone}, ${email}.`);
  if (batch.isSecret) {
    page.paragraph(
      'The data of these residents are secret. Print, fold and post these letters inside the municipality, and leave them with nobody else.',
    );
  }
  page.heading('H2', 'Done, by whom and when', 14);
  for (const step of steps) page.signOff(step);
  page.end();
  document.end();
  await ended;
  return Buffer.concat(chunks);
}

function factLines(facts: CoverFacts): readonly (readonly [label: string, value: string])[] {
  const { batch, pagesPerLetter } = facts;
  const count = batch.letters.length;
  const sheets = count * sheetCountOf(pagesPerLetter);
  const what = batch.caseId === null ? kindNames[batch.kind] : `${kindNames[batch.kind]} ${batch.caseId}`;
  return [
    ['Panel', facts.panelName],
    ['Municipality', `${facts.municipalityName} (${batch.municipality})`],
    ['Letters', `${count} ${what}${batch.isReprint ? ', printed again' : ''}`],
    ['Wave', String(batch.wave)],
    ['Date in the letters', facts.letterDate],
    ['First and last number', `1 to ${count}, at the foot of each letter`],
    ['Pages', `${pagesPerLetter} a letter; print ${pagesPerLetter === 1 ? 'on one side' : 'on both sides'}`],
    ['Sheets of paper', String(sheets)],
    ['File', facts.pdfFileName],
    ['SHA-256 of the file', (facts.pdfSha256.match(/.{32}/g) ?? []).join('\n')],
  ];
}

/** Writes down the page, each part tagged for readers. */
class CoverPage {
  readonly #document: PDFKit.PDFDocument;
  readonly #root: PDFKit.PDFStructureElement;
  #topPt = 25 * POINTS_PER_MM;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
  }

  heading(tag: 'H1' | 'H2', text: string, sizePt: number): void {
    if (tag === 'H2') this.#topPt += 14;
    this.#text(tag, [['bold', text, LEFT_PT]], sizePt);
    this.#topPt += 6;
  }

  fact(label: string, value: string): void {
    this.#text(
      'P',
      [
        ['regular', `${label} `, LEFT_PT],
        ['bold', value, VALUE_LEFT_PT],
      ],
      BODY_PT,
    );
  }

  paragraph(text: string): void {
    this.#text('P', [['regular', text, LEFT_PT]], BODY_PT);
    this.#topPt += 4;
  }

  /** A step, and a line for a name, a date and a signature. */
  signOff(step: string): void {
    this.#text('P', [['regular', step, LEFT_PT]], BODY_PT);
    const linePt = this.#topPt + 22;
    const document = this.#document;
    const draw = (): void => {
      document
        .moveTo(LEFT_PT, linePt)
        .lineTo(LEFT_PT + WIDTH_PT, linePt)
        .lineWidth(0.5)
        .stroke();
    };
    document.markContent('Artifact', { type: 'Layout' });
    draw();
    document.endMarkedContent();
    this.#text('P', [['regular', 'name, date, signature', LEFT_PT]], 8, linePt + 2);
    this.#topPt = linePt + 20;
  }

  end(): void {
    this.#root.end();
  }

  #text(
    tag: string,
    parts: readonly (readonly [font: string, text: string, leftPt: number])[],
    sizePt: number,
    topPt = this.#topPt,
  ): void {
    const document = this.#document;
    let bottomPt = topPt;
    const element = document.struct(tag, {}, () => {
      for (const [font, text, leftPt] of parts) {
        document.font(font).fontSize(sizePt);
        document.text(text, leftPt, topPt, { width: LEFT_PT + WIDTH_PT - leftPt, lineGap: 2 });
        bottomPt = Math.max(bottomPt, document.y);
      }
    });
    this.#root.add(element);
    this.#topPt = bottomPt + 2;
  }
}
