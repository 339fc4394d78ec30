/** Turns text into glyphs with their places: quickly for plain letters, and by pdfkit and fontkit for all else. */
import type { PdfkitFont, ShapedRun } from './pdfkit-internals.ts';
import { withoutMarks } from './pdfkit-internals.ts';
import { LATIN_SIZE, chainPairs } from './pair-chains.ts';

/** A line of text in one font. Lengths are in thousandths of the size. */
export interface ShapedText {
  /** How many glyphs; the lists below may be longer. */
  readonly count: number;
  /** The numbers of the glyphs in the font. */
  readonly glyphs: ArrayLike<number>;
  /** How much further it is to the next glyph than the glyph's own width. */
  readonly kerns: ArrayLike<number>;
  /** Where each glyph stands apart, when some do: accents that the font has no single glyph for. */
  readonly places?: readonly GlyphPlace[];
}

export interface GlyphPlace {
  /** From each glyph to the next. */
  readonly advance: number;
  /** How far the glyph stands from where it would. */
  readonly x: number;
  readonly y: number;
}

/** Codes below this have a place in the tables: Latin, and the signs around U+2000. */
const TABLE_SIZE = 0x2100;
const SPACE = 0x20;
const UNKNOWN = -1;
/** A glyph or a pair that needs all rules of the font: accents on their own, ligatures, other scripts. */
const NOT_PLAIN = -2;
/** Stands for a pair that was not asked for yet; no kerning is as large. */
const UNKNOWN_KERN = 1e9;
/** And for one that is about to be asked for. */
const AWAITED_KERN = 2e9;

/** The letters for which glyph and kerning alone are proven to give what full shaping gives. */
function mayBePlain(code: number): boolean {
  const isInReach =
    (code >= SPACE && code < LATIN_SIZE) || (code >= 0x2010 && code < 0x2030) || code === 0x20ac;
  // Signs that show nothing, such as a soft hyphen, are not shaped as others are.
  return isInReach && !/[\p{C}\p{Zl}\p{Zp}]/u.test(String.fromCharCode(code));
}

/** Loose accents, and signs that a font may set above or below the letter before them as it does those. */
const MARK = /[\p{M}\p{Sk}\p{Lm}]/u;

function mayBeMark(code: number): boolean {
  return MARK.test(String.fromCharCode(code));
}

/**
 * Shapes text in one font. The glyph of a plain letter, and the kerning of a pair, are asked of the font once. pdfkit
 * shapes word by word, each with the space after it, so nothing is kerned after a space.
 */
export class TextShaper {
  readonly #font: PdfkitFont;
  readonly #glyphs = new Int32Array(TABLE_SIZE).fill(UNKNOWN);
  readonly #widths = new Float64Array(TABLE_SIZE);
  readonly #latinKerns = new Float32Array(LATIN_SIZE * LATIN_SIZE).fill(UNKNOWN_KERN);
  readonly #otherKerns = new Map<number, number>();
  /** Of the text that was shaped last. */
  #shapedGlyphs = new Int32Array(256);
  #shapedKerns = new Float64Array(256);

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
        const kern = this.#kernOf(previous, code, text, index);
        if (Number.isNaN(kern)) return this.#fullWidthOf(text);
        width += kern;
      }
      width += this.#widths[code] ?? 0;
      previous = code;
    }
    return width;
  }

  /** The outcome for plain text is a view: the next text that is shaped changes it. */
  shape(text: string): ShapedText {
    if (this.#shapedGlyphs.length < text.length) {
      this.#shapedGlyphs = new Int32Array(text.length * 2);
      this.#shapedKerns = new Float64Array(text.length * 2);
    }
    const glyphs = this.#shapedGlyphs;
    const kerns = this.#shapedKerns;
    let previous = SPACE;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      const glyph = this.#glyphOf(code);
      if (glyph === NOT_PLAIN) return this.shapeFully(text);
      if (previous !== SPACE) {
        const kern = this.#kernOf(previous, code, text, index);
        if (Number.isNaN(kern)) return this.shapeFully(text);
        kerns[index - 1] = kern;
      }
      glyphs[index] = glyph;
      kerns[index] = 0;
      previous = code;
    }
    return { count: text.length, glyphs, kerns };
  }

  /**
   * Learns at once what these texts will need. It changes nothing in what comes out; shaping thousands of words is much
   * quicker after it, since the font is asked for many characters and pairs in one go.
   */
  learn(texts: Iterable<string>): void {
    const codes = new Set<number>();
    const pairs = new Set<number>();
    for (const text of texts) {
      let previous = SPACE;
      for (let index = 0; index < text.length; index++) {
        const code = text.charCodeAt(index);
        if (code < TABLE_SIZE && this.#glyphs[code] === UNKNOWN && !codes.has(code)) {
          if (mayBePlain(code) && !mayBeMark(code)) codes.add(code);
        }
        if (previous !== SPACE && previous < LATIN_SIZE && code < LATIN_SIZE) {
          const pair = previous * LATIN_SIZE + code;
          if (this.#latinKerns[pair] === UNKNOWN_KERN && !mayBeMark(previous) && !mayBeMark(code)) {
            this.#latinKerns[pair] = AWAITED_KERN;
            pairs.add(pair);
          }
        }
        previous = code;
      }
    }
    for (const pair of pairs) this.#latinKerns[pair] = UNKNOWN_KERN;
    this.#learnGlyphs([...codes]);
    for (const pair of pairs) {
      const [left, right] = [Math.floor(pair / LATIN_SIZE), pair % LATIN_SIZE];
      if (this.#glyphOf(left) === NOT_PLAIN || this.#glyphOf(right) === NOT_PLAIN) pairs.delete(pair);
    }
    for (const chain of chainPairs(pairs)) this.#learnChain(chain);
  }

  #learnGlyphs(codes: readonly number[]): void {
    const { glyphs, positions } = this.#layOut(
      String.fromCharCode(...codes.flatMap((code) => [code, SPACE])),
    );
    // When one is taken apart, they are learned one by one, as they are needed.
    if (glyphs.length !== codes.length * 2) return;
    for (const [index, code] of codes.entries()) {
      const { xOffset, yOffset, advanceWidth } = positions[index * 2] ?? {
        xOffset: 1,
        yOffset: 1,
        advanceWidth: 0,
      };
      if (xOffset !== 0 || yOffset !== 0) continue;
      this.#glyphs[code] = glyphs[index * 2]?.id ?? NOT_PLAIN;
      this.#widths[code] = advanceWidth;
    }
  }

  /** Learns every pair of neighbours in a row of characters. Where some are not plain, in halves. */
  #learnChain(codes: readonly number[]): void {
    if (codes.length < 2) return;
    const { glyphs, positions } = this.#layOut(String.fromCharCode(...codes));
    const isPlain =
      glyphs.length === codes.length &&
      codes.every((code, index) => this.#glyphOf(code) === glyphs[index]?.id);
    if (isPlain) {
      for (const [index, left] of codes.slice(0, -1).entries()) {
        const { xAdvance, advanceWidth } = positions[index] ?? { xAdvance: 0, advanceWidth: 0 };
        this.#keepKern(left, codes[index + 1] ?? SPACE, xAdvance - advanceWidth);
      }
    } else if (codes.length > 2) {
      const middle = codes.length >> 1;
      this.#learnChain(codes.slice(0, middle + 1));
      this.#learnChain(codes.slice(middle));
    }
  }

  /** As pdfkit does it, with every rule of the font. */
  shapeFully(text: string): ShapedText {
    return shapedTextOf(this.#font.layout(text));
  }

  /** The same for a word without spaces before its end, or for letters that are not kerned across their spaces. */
  #layOut(text: string): ShapedRun {
    return MARK.test(text) ? this.#font.layout(text) : this.#font.layoutRun(text, withoutMarks());
  }

  #fullWidthOf(text: string): number {
    return this.#font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
  }

  #glyphOf(code: number): number {
    if (code >= TABLE_SIZE) return NOT_PLAIN;
    const known = this.#glyphs[code] ?? NOT_PLAIN;
    return known === UNKNOWN ? this.#learnGlyph(code) : known;
  }

  /** By shaping it: a font may take even a single character apart. */
  #learnGlyph(code: number): number {
    let glyph = NOT_PLAIN;
    if (mayBePlain(code)) {
      const { glyphs, positions } = this.#layOut(String.fromCharCode(code));
      const [only, position] = [glyphs[0], positions[0]];
      if (only !== undefined && glyphs.length === 1 && position?.xOffset === 0 && position.yOffset === 0) {
        glyph = only.id;
        this.#widths[code] = position.xAdvance;
      }
    }
    this.#glyphs[code] = glyph;
    return glyph;
  }

  /** Not a number when the two together are not their two glyphs. @param at where the right one stands in the text */
  #kernOf(left: number, right: number, text: string, at: number): number {
    const known = this.#knownKern(left, right);
    if (known !== UNKNOWN_KERN) return known;
    const start = text.lastIndexOf(' ', at - 1) + 1;
    const end = text.indexOf(' ', at);
    this.#learnWord(text.slice(start, end === -1 ? text.length : end + 1));
    const learned = this.#knownKern(left, right);
    return learned === UNKNOWN_KERN ? this.#learnPair(left, right) : learned;
  }

  #knownKern(left: number, right: number): number {
    return left < LATIN_SIZE && right < LATIN_SIZE
      ? (this.#latinKerns[left * LATIN_SIZE + right] ?? UNKNOWN_KERN)
      : (this.#otherKerns.get(left * TABLE_SIZE + right) ?? UNKNOWN_KERN);
  }

  #keepKern(left: number, right: number, kern: number): void {
    if (left < LATIN_SIZE && right < LATIN_SIZE) this.#latinKerns[left * LATIN_SIZE + right] = kern;
    else this.#otherKerns.set(left * TABLE_SIZE + right, kern);
  }

  /** Learns all pairs of a word at once, which is quicker than pair by pair; unless something in it is not plain. */
  #learnWord(word: string): void {
    const { count, glyphs, kerns, places } = shapedTextOf(this.#layOut(word));
    if (places !== undefined || count !== word.length) return;
    for (let index = 0; index < count; index++) {
      if (this.#glyphOf(word.charCodeAt(index)) !== glyphs[index]) return;
    }
    for (let index = 0; index + 1 < word.length; index++) {
      this.#keepKern(word.charCodeAt(index), word.charCodeAt(index + 1), kerns[index] ?? 0);
    }
  }

  #learnPair(left: number, right: number): number {
    const { count, glyphs, kerns, places } = shapedTextOf(this.#layOut(String.fromCharCode(left, right)));
    const isPlain =
      count === 2 &&
      glyphs[0] === this.#glyphOf(left) &&
      glyphs[1] === this.#glyphOf(right) &&
      kerns[1] === 0 &&
      places === undefined;
    const kern = isPlain ? (kerns[0] ?? 0) : Number.NaN;
    this.#keepKern(left, right, kern);
    return kern;
  }
}

function shapedTextOf({ glyphs, positions }: ShapedRun): ShapedText {
  const shaped = {
    count: glyphs.length,
    glyphs: glyphs.map(({ id }) => id),
    kerns: positions.map(({ xAdvance, advanceWidth }) => xAdvance - advanceWidth),
  };
  if (positions.every(({ xOffset, yOffset }) => xOffset === 0 && yOffset === 0)) return shaped;
  const places = positions.map(({ xAdvance, xOffset, yOffset }) => {
    return { advance: xAdvance, x: xOffset, y: yOffset };
  });
  return { ...shaped, places };
}
