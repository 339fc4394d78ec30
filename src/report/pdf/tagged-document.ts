/** A PDF in pdfkit's hands that is tagged from the first word: PDF/UA-1, with a description of itself that is right in XML too. */
import PdfDocument from 'pdfkit';
import type { LetterFonts } from '../../letters/font-ruler.ts';
import { escapeXml } from '../../letters/pdf/pdf-text.ts';

export type PdfkitDocument = InstanceType<typeof PdfDocument>;

export interface ReportInformation {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  /** As `2027-02-12`: the day of the figures, since the time of writing would make every file differ. */
  readonly date: string;
}

/** Points; on all sides. */
export const MARGIN_PT = 57;

/** What pdfkit has besides its types: it is pinned to one version. */
interface Unseen {
  /** Writes what the document says of itself into its XMP. */
  _addInfo: () => void;
  appendXML: (xml: string) => void;
  readonly _font: { readonly font: { hasGlyphForCodePoint(codePoint: number): boolean } };
}

export function openTaggedDocument(fonts: LetterFonts, information: ReportInformation): PdfkitDocument {
  const { title, author, language, date } = information;
  const createdAt = new Date(`${date}T00:00:00Z`);
  const document = new PdfDocument({
    size: 'A4',
    margin: MARGIN_PT,
    bufferPages: true,
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    lang: language,
    displayTitle: true,
    info: { Title: title, Author: author, Creator: 'Loting', Producer: 'Loting', CreationDate: createdAt },
  });
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  // pdfkit would put a title with an ampersand into XML as it is; and its subset for PDF/UA lists the glyphs of fonts wrongly.
  const unseen = document as unknown as Unseen;
  // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
  unseen._addInfo = () => unseen.appendXML(describe(information));
  document.addPage();
  return document;
}

function describe({ title, author, language, date }: ReportInformation): string {
  const at = `${date}T00:00:00Z`;
  return `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(author)}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>Loting</xmp:CreatorTool>
<xmp:CreateDate>${at}</xmp:CreateDate>
<pdf:Producer>Loting</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>`;
}

/** Signs that the fonts may lack, and what stands for them. */
const substitutes: ReadonlyMap<string, string> = new Map([
  ['←', '‹'],
  ['→', '›'],
]);

/** A text with a sign that the font in use has in the place of each that it lacks: an empty form would say nothing. */
export function printable(document: PdfkitDocument, text: string): string {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
  const { font } = (document as unknown as Unseen)._font;
  const isThere = (sign: string): boolean =>
    sign === '\n' || font.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0);
  return Array.from(text, (sign) => {
    if (isThere(sign)) return sign;
    const substitute = substitutes.get(sign) ?? '?';
    return isThere(substitute) ? substitute : '?';
  }).join('');
}

/** The bytes of a document, when it is ended. */
export function collectBytes(document: PdfkitDocument): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
    document.end();
  });
}
