/** Measures texts in the letter's own fonts, and tells which characters those fonts lack. */
import type { PdfkitFonts } from './pdf/pdfkit-internals.ts';
import { fontsOf, openPdfkit } from './pdf/pdfkit-internals.ts';
import type { ShapedText } from './pdf/text-shaper.ts';
import { TextShaper } from './pdf/text-shaper.ts';

/** The bytes of two TrueType fonts; both are embedded in every PDF. */
export interface LetterFonts {
  readonly regular: Uint8Array;
  readonly bold: Uint8Array;
}

export interface FontRuler {
  /** The width of a text on one line, in points. */
  widthPt(text: string, isBold: boolean, sizePt: number): number;
  /** Prepares for texts that will be measured or shaped: nothing but the time differs. */
  learn(texts: Iterable<string>, isBold: boolean): void;
  /** The glyphs of a text on one line. */
  shape(text: string, isBold: boolean): ShapedText;
  /** The fonts themselves. */
  readonly fonts: PdfkitFonts;
  /** The characters of a text that one of the fonts cannot print, each once, as `U+0041`. */
  missingIn(text: string): readonly string[];
}

/** Makes a ruler by the same library that prints, so that what is measured is what comes out. */
export function createFontRuler(fonts: LetterFonts): FontRuler {
  const opened = fontsOf(openPdfkit(fonts));
  const { regular, bold } = opened;
  const shapers = { regular: new TextShaper(regular), bold: new TextShaper(bold) };
  const isPrintable = new Map<string, boolean>();
  /** By their codes: the characters below U+2100 that both fonts were found to print. */
  const isKnown = new Uint8Array(0x2100);

  const canPrint = (character: string): boolean => {
    const known = isPrintable.get(character);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    // Fonts map some control characters to an empty form: that would be a silent blank.
    const answer =
      !/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(character) &&
      SCRIPTS.test(character) &&
      [regular, bold].every(({ font }) => font.hasGlyphForCodePoint(codePoint));
    isPrintable.set(character, answer);
    if (answer && codePoint < isKnown.length) isKnown[codePoint] = 1;
    return answer;
  };

  const isKnownWhole = (text: string): boolean => {
    for (let index = 0; index < text.length; index++) if (isKnown[text.charCodeAt(index)] !== 1) return false;
    return true;
  };

  return {
    fonts: opened,
    widthPt(text, isBold, sizePt) {
      return ((isBold ? shapers.bold : shapers.regular).widthOf(text) * sizePt) / 1000;
    },
    learn(texts, isBold) {
      (isBold ? shapers.bold : shapers.regular).learn(texts);
    },
    shape(text, isBold) {
      return (isBold ? shapers.bold : shapers.regular).shape(text);
    },
    missingIn(text) {
      if (isKnownWhole(text)) return NOTHING;
      let missing: Set<string> | undefined;
      for (const character of text) {
        if (!canPrint(character)) (missing ??= new Set()).add(character);
      }
      return missing === undefined ? NOTHING : Array.from(missing, nameOf);
    },
  };
}

/**
 * Texts are set from left to right, letter after letter. A script that runs the other way, or joins its letters, would come
 * out wrong even with a font that has it.
 */
const SCRIPTS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}\p{Script=Inherited}]/u;

const NOTHING: readonly string[] = [];

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
