/**
 * What pdfkit keeps to itself and this room leans on. pdfkit is pinned to one exact version, and a test holds every form
 * below, so that a newer version cannot change letters in silence.
 */
import PdfDocument from 'pdfkit';
import type { LetterFonts } from '../font-ruler.ts';

export type PdfkitFonts = Readonly<Record<'regular' | 'bold', PdfkitFont>>;

/** An object of the file. It is written when it is finalized, and then knows where. */
export interface PdfkitReference {
  readonly id: number;
  readonly data: Record<string, unknown>;
  buffer: Uint8Array[];
  compress: boolean;
  end(chunk?: Uint8Array): void;
  finalize(): void;
}

interface ShapedGlyph {
  readonly id: number;
}

/** In thousandths of the size. */
interface GlyphPosition {
  readonly xAdvance: number;
  readonly advanceWidth: number;
  readonly xOffset: number;
  readonly yOffset: number;
}

export interface ShapedRun {
  readonly glyphs: readonly ShapedGlyph[];
  readonly positions: readonly GlyphPosition[];
}

/** Rules of a font by their OpenType tags, and whether they are used. fontkit writes in it: each run needs its own. */
type ShapingFeatures = Record<string, boolean>;

/**
 * All rules but those that place loose accents. Those say nothing of other letters, and fonts have so many of them that
 * reading a font takes a third of the time without.
 */
export const withoutMarks = (): ShapingFeatures => ({ mark: false, mkmk: false });

/** A font as fontkit reads it. */
interface FontFace {
  readonly numGlyphs: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A font as pdfkit embeds it. Text is shaped word by word, each with the space after it. */
export interface PdfkitFont {
  readonly constructor: new (document: PdfkitDocument, font: FontFace, id: string) => PdfkitFont;
  readonly font: FontFace;
  /** The numbers that the glyphs of the font have in the part of it that is embedded. */
  readonly subset: { readonly mapping: Readonly<Record<string, number>> };
  layout(text: string): ShapedRun;
  /** The same for a text as a whole, spaces and all. */
  layoutRun(text: string, features?: ShapingFeatures): ShapedRun;
  /** Takes the glyphs of a text into the part of the font that is embedded. */
  encode(text: string, features?: ShapingFeatures): unknown;
  /** The object that pages refer to. */
  ref(): PdfkitReference;
  finalize(): void;
}

export interface PdfkitImage {
  readonly obj: PdfkitReference;
  embed(document: PdfkitDocument): void;
}

export interface PdfkitDocument {
  readonly _font: PdfkitFont;
  readonly _root: PdfkitReference;
  readonly _offsets: readonly (number | null)[];
  _waiting: number;
  ref(data?: object): PdfkitReference;
  addContent(text: string): unknown;
  path(data: string): unknown;
  openImage(bytes: Uint8Array): PdfkitImage;
  font(name: string): unknown;
  read(): Uint8Array | null;
  _addColorOutputIntent(): void;
}

/** A document without pages, in which pdfkit makes fonts and pictures. */
export function openPdfkit(fonts?: LetterFonts): PdfkitDocument {
  const document = new PdfDocument({
    autoFirstPage: false,
    font: '',
    pdfVersion: '1.7',
    // Only so that it offers its colour profile; what it would write of itself is never asked for.
    subset: 'PDF/A-2b',
    info: { CreationDate: new Date(0) },
  });
  if (fonts !== undefined) {
    document.registerFont('regular', Buffer.from(fonts.regular));
    document.registerFont('bold', Buffer.from(fonts.bold));
  }
  return document as unknown as PdfkitDocument;
}

/** The two fonts of a document, ready to shape text. */
export function fontsOf(document: PdfkitDocument): PdfkitFonts {
  const load = (name: string): PdfkitFont => {
    document.font(name);
    // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
    return document._font;
  };
  return { regular: load('regular'), bold: load('bold') };
}

/** The same fonts to embed in another document: read once, since reading the rules of a font takes long. */
export function embedFonts({ regular, bold }: PdfkitFonts, document: PdfkitDocument): PdfkitFonts {
  const embed = (font: PdfkitFont, id: string): PdfkitFont => new font.constructor(document, font.font, id);
  return { regular: embed(regular, 'F1'), bold: embed(bold, 'F2') };
}
