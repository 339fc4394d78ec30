/** Measures texts in the letter's own fonts, and tells which characters those fonts lack. */
import PdfDocument from 'pdfkit';

/** The bytes of two TrueType fonts; both are embedded in every PDF. */
export interface LetterFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface FontRuler {
  /** The width of a text on one line, in points. */
  widthPt(text: string, isBold: boolean, sizePt: number): number;
  /** The characters of a text that one of the fonts cannot print, each once, as `U+0041`. */
  missingIn(text: string): readonly string[];
}

/** Measured at this size and scaled, so that one stored width serves all sizes. */
const RULER_SIZE_PT = 1000;

/** A font as pdfkit holds it. It keeps this to itself, so pdfkit is pinned to one version and a test holds the form. */
interface FontFace {
  hasGlyphForCodePoint(codePoint: number): boolean;
}
interface DocumentWithFont {
  readonly _font: { readonly font: FontFace };
}

/** Makes a ruler by the same library that prints, so that what is measured is what comes out. */
export function createFontRuler(fonts: LetterFonts): FontRuler {
  const document = new PdfDocument({ autoFirstPage: false, font: '' });
  document.registerFont('regular', Buffer.from(fonts.regular));
  document.registerFont('bold', Buffer.from(fonts.bold));
  const faces = ['regular', 'bold'].map((name) => faceOf(document.font(name)));
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  const isPrintable = new Map<string, boolean>();

  const canPrint = (character: string): boolean => {
    const known = isPrintable.get(character);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    // Fonts map some control characters to an empty form: that would be a silent blank.
    const answer =
      !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(character) &&
      faces.every((face) => face.hasGlyphForCodePoint(codePoint));
    isPrintable.set(character, answer);
    return answer;
  };

  return {
    widthPt(text, isBold, sizePt) {
      const name = isBold ? 'bold' : 'regular';
      let width = widths[name].get(text);
      if (width === undefined) {
        width = document.font(name).fontSize(RULER_SIZE_PT).widthOfString(text);
        widths[name].set(text, width);
      }
      return (width * sizePt) / RULER_SIZE_PT;
    },
    missingIn(text) {
      const missing = new Set(Array.from(text).filter((character) => !canPrint(character)));
      return [...missing].map(
        (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
      );
    },
  };
}

function faceOf(document: PDFKit.PDFDocument): FontFace {
  // oxlint-disable-next-line eslint/no-underscore-dangle -- pdfkit's name
  return (document as unknown as DocumentWithFont)._font.font;
}
