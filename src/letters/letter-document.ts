/** An empty PDF for letters: its fonts, its language and what it says of itself, with nothing that differs from run to run. */
import PdfDocument from 'pdfkit';
import type { LetterPress } from './letter-press.ts';

/** What pdfkit keeps to itself; it is pinned to one version, and a test holds this. */
interface DocumentInternals {
  info: object;
  _addInfo(): void;
}

/**
 * Opens a PDF with the fonts `regular` and `bold`. Its date is the date of the letter, and pdfkit makes its id of the
 * title, so that the same letters give the same bytes.
 */
export function openLetterDocument(title: string, press: LetterPress): PDFKit.PDFDocument {
  const date = new Date(`${press.occasion.dates.letterDate}T00:00:00Z`);
  const document = new PdfDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    lang: press.template.language,
    displayTitle: true,
    info: {
      Title: title,
      Author: press.municipality.name,
      Creator: 'Loting',
      Producer: 'Loting',
      CreationDate: date,
      ModDate: date,
    },
  });
  document.registerFont('regular', Buffer.from(press.fonts.regular));
  document.registerFont('bold', Buffer.from(press.fonts.bold));
  escapeMetadata(document as unknown as DocumentInternals);
  return document;
}

/** pdfkit puts the title into the XML of the metadata as it is; a name with `&` would make that XML unreadable. */
function escapeMetadata(document: DocumentInternals): void {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
  const addInfo = document._addInfo.bind(document);
  // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
  document._addInfo = () => {
    const plain = document.info;
    const entries = Object.entries(plain).map(([name, value]) => [
      name,
      value instanceof Date ? value : escapeXml(String(value)),
    ]);
    document.info = Object.fromEntries(entries) as object;
    addInfo();
    document.info = plain;
  };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
