/** Turns text into glyphs with their places: quickly for plain letters, and by pdfkit and fontkit for all else. */
import type { PdfkitFont } from './pdfkit-internals.ts';

/** A line of text in one font. Lengths are in thousandths of the size. */
export interface ShapedText {
  /** The numbers of the glyphs in the font. */
  readonly glyphs: readonly number[];
  /** From each glyph to the next. */
  readonly advances: readonly number[];
  /** How much each advance is more than the glyph's own width. */
  readonly kerns: readonly number[];
  /** How far each glyph stands from its place, when some do: accents that the font has no single glyph for. */
  readonly offsets?: readonly { readonly x: number; readonly y: number }[];
}

/** Codes below this have a place in the tables: Latin, and the signs around U+2000. */
const TABLE_SIZE = 0x2100;
const SPACE = 0x20;
const UNKNOWN = -1;
/** A glyph or a pair that needs all rules of the font: accents on their own, ligatures, other scripts. */
const NOT_PLAIN = -2;

/** The letters for which glyph and kerning alone are proven to give what full shaping gives. */
function mayBePlain(code: number): boolean {
  return (code >= SPACE && code < 0x250) || (code >= 0x2010 && code < 0x2030) || code === 0x20ac;
}

/**
 * Shapes text in one font. The glyph of a plain letter, and the kerning of a pair, are asked of the font once. pdfkit
 * shapes word by word, each with the space after it, so nothing is kerned after a space.
 */
export class TextShaper {
  readonly #font: PdfkitFont;
  readonly #glyphs = new Int32Array(TABLE_SIZE).fill(UNKNOWN);
  readonly #widths = new Float64Array(TABLE_SIZE);
  readonly #kerns = new Map<number, number>();

  constructor(font: PdfkitFont) {
    this.#font = font;
  }

  /** The width of a text in thousandths of the size. */
  widthOf(text: string): number {
    let width = 0;
    let previous = SPACE;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (this.#glyphOf(code) === NOT_PLAIN) return this.#fullWidthOf(text);
      if (previous !== SPACE) {
        const kern = this.#kernOf(previous, code);
        if (Number.isNaN(kern)) return this.#fullWidthOf(text);
        width += kern;
      }
      width += this.#widths[code] ?? 0;
      previous = code;
    }
    return width;
  }

  shape(text: string): ShapedText {
    const glyphs: number[] = [];
    const advances: number[] = [];
    const kerns: number[] = [];
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const glyph = this.#glyphOf(code);
      if (glyph === NOT_PLAIN) return this.shapeFully(text);
      const next = index + 1 < text.length ? text.charCodeAt(index + 1) : SPACE;
      const isLast = index + 1 === text.length;
      const kern =
        isLast || code === SPACE || this.#glyphOf(next) === NOT_PLAIN ? 0 : this.#kernOf(code, next);
      if (Number.isNaN(kern)) return this.shapeFully(text);
      glyphs.push(glyph);
      advances.push((this.#widths[code] ?? 0) + kern);
      kerns.push(kern);
    }
    return { glyphs, advances, kerns };
  }

  /** As pdfkit does it, with every rule of the font. */
  shapeFully(text: string): ShapedText {
    const { glyphs, positions } = this.#font.layout(text);
    const shaped = {
      glyphs: glyphs.map(({ id }) => id),
      advances: positions.map(({ xAdvance }) => xAdvance),
      kerns: positions.map(({ xAdvance, advanceWidth }) => xAdvance - advanceWidth),
    };
    if (positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0)) return shaped;
    return { ...shaped, offsets: positions.map(({ xOffset, yOffset }) => ({ x: xOffset, y: yOffset })) };
  }

  #fullWidthOf(text: string): number {
    return this.shapeFully(text).advances.reduce((sum, advance) => sum + advance, 0);
  }

  #glyphOf(code: number): number {
    if (code >= TABLE_SIZE) return NOT_PLAIN;
    const known = this.#glyphs[code] ?? NOT_PLAIN;
    return known === UNKNOWN ? this.#learnGlyph(code) : known;
  }

  #learnGlyph(code: number): number {
    let glyph = NOT_PLAIN;
    if (mayBePlain(code)) {
      const { glyphs, advances, offsets } = this.shapeFully(String.fromCharCode(code));
      const [only] = glyphs;
      if (only !== undefined && glyphs.length === 1 && offsets === undefined) {
        glyph = only;
        this.#widths[code] = advances[0] ?? 0;
      }
    }
    this.#glyphs[code] = glyph;
    return glyph;
  }

  #kernOf(left: number, right: number): number {
    const key = left * TABLE_SIZE + right;
    return this.#kerns.get(key) ?? this.#learnKern(left, right, key);
  }

  /** Not a number when the two together are not their two glyphs. */
  #learnKern(left: number, right: number, key: number): number {
    const { glyphs, kerns, offsets } = this.shapeFully(String.fromCharCode(left, right));
    const isPlain =
      glyphs.length === 2 &&
      glyphs[0] === this.#glyphOf(left) &&
      glyphs[1] === this.#glyphOf(right) &&
      kerns[1] === 0 &&
      offsets === undefined;
    const kern = isPlain ? (kerns[0] ?? 0) : Number.NaN;
    this.#kerns.set(key, kern);
    return kern;
  }
}
