/** Writes what is drawn on a page, in the operators of PDF: glyphs, rectangles, squares in rows and pictures. */
import { PAGE_HEIGHT_MM } from '../envelope.ts';
import type { FontRuler } from '../font-ruler.ts';
import type { PlacedBars, PlacedImage, PlacedMatrix, PlacedRectangle, PlacedText } from '../placed-letter.ts';
import { POINTS_PER_MM } from '../placed-letter.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { ExtraText, PrintResources } from './print-resources.ts';
import type { ShapedText } from './text-shaper.ts';

export const PAGE_HEIGHT_PT = PAGE_HEIGHT_MM * POINTS_PER_MM;

/** With a space after each line, without which programs that read aloud join the last word to the next; or without. */
export type LineEnds = 'spaced' | 'bare';

/** Bytes that mean something in a string: brackets, the backslash and the carriage return (section 7.3.4.2). */
const OPEN_BRACKET = 0x28;
const CLOSE_BRACKET = 0x29;
const BACKSLASH = 0x5c;
const CARRIAGE_RETURN = 0x0d;

const HEX_DIGITS = Buffer.from('0123456789ABCDEF');
const BAR_STATES = 'FADT';
/** By the kind of a bar: where the last one was written, and how long that is; room that is kept. */
const barPlaces = [0, 0, 0, 0];
const barLengths = [0, 0, 0, 0];

/** Writes the drawings of one page or form. Places are in points from the top left corner, as in placed letters. */
export class ContentWriter {
  readonly #out: ByteWriter;
  readonly #ruler: FontRuler;
  readonly #resources: PrintResources;
  readonly #imageNames: ReadonlyMap<PlacedImage['image'], string>;
  readonly #missing: ExtraText[];
  /** The font that is set; no size when there is none. */
  #sizePt = 0;
  #isBold = false;
  /** The place that the next text is measured from, in hundredths of a point from the bottom left corner. */
  #originX = 0;
  #originY = 0;

  /** @param missing takes the texts that need glyphs which are not embedded */
  constructor(
    out: ByteWriter,
    ruler: FontRuler,
    resources: PrintResources,
    imageNames: ReadonlyMap<PlacedImage['image'], string>,
    missing: ExtraText[],
  ) {
    this.#out = out;
    this.#ruler = ruler;
    this.#resources = resources;
    this.#imageNames = imageNames;
    this.#missing = missing;
  }

  get out(): ByteWriter {
    return this.#out;
  }

  /** Begins a new page or form, where nothing is set yet. */
  start(): void {
    this.#out.clear();
    this.#sizePt = 0;
  }

  texts(texts: readonly PlacedText[], downPt: number, lineEnds: LineEnds): void {
    if (texts.length === 0) return;
    this.#out.text('BT\n');
    this.#originX = 0;
    this.#originY = 0;
    for (let index = 0; index < texts.length; index++) {
      const placed = texts[index];
      const next = texts[index + 1];
      if (placed === undefined) continue;
      const isLineEnd = next === undefined || next.baselinePt !== placed.baselinePt;
      const hasSpace = isLineEnd && lineEnds === 'spaced' && !placed.text.endsWith(' ');
      this.#text(placed, downPt, hasSpace);
    }
    this.#out.text('ET\n');
  }

  #text(placed: PlacedText, downPt: number, hasSpace: boolean): void {
    const { isBold, sizePt } = placed;
    const text = hasSpace ? `${placed.text} ` : placed.text;
    if (sizePt !== this.#sizePt || isBold !== this.#isBold) {
      this.#out
        .text(isBold ? '/B ' : '/R ')
        .number(sizePt)
        .text(' Tf ');
      this.#sizePt = sizePt;
      this.#isBold = isBold;
    }
    const { codes } = isBold ? this.#resources.bold : this.#resources.regular;
    const shaped = this.#ruler.shape(text, isBold);
    for (let index = 0; index < shaped.count; index++) {
      if ((codes[shaped.glyphs[index] ?? 0] ?? -1) >= 0) continue;
      this.#missing.push({ text, isBold });
      return;
    }
    const leftPt = placed.leftPt;
    const upPt = PAGE_HEIGHT_PT - downPt - placed.baselinePt;
    if (shaped.places === undefined) {
      this.#moveTo(leftPt, upPt);
      this.#show(shaped, codes, 0, shaped.count);
    } else this.#showApart(shaped, codes, leftPt, upPt, sizePt);
  }

  /** Each glyph that stands off its place is set on its own, as pdfkit does. */
  #showApart(shaped: ShapedText, codes: Int32Array, leftPt: number, upPt: number, sizePt: number): void {
    let atPt = leftPt;
    for (const [index, { advance, x, y }] of (shaped.places ?? []).entries()) {
      this.#moveTo(atPt + (x * sizePt) / 1000, upPt + (y * sizePt) / 1000);
      this.#show(shaped, codes, index, index + 1);
      atPt += (advance * sizePt) / 1000;
    }
  }

  #moveTo(leftPt: number, upPt: number): void {
    const x = Math.round(leftPt * 100);
    const y = Math.round(upPt * 100);
    this.#out.number((x - this.#originX) / 100).byte(0x20);
    this.#out.number((y - this.#originY) / 100).text(' Td');
    this.#originX = x;
    this.#originY = y;
  }

  #show(shaped: ShapedText, codes: Int32Array, from: number, end: number): void {
    const out = this.#out;
    let hasKerns = false;
    for (let index = from; index < end - 1; index++) hasKerns ||= shaped.kerns[index] !== 0;
    out.text(hasKerns ? '[(' : '(');
    for (let index = from; index < end; index++) {
      const code = codes[shaped.glyphs[index] ?? 0] ?? 0;
      this.#stringByte(code >> 8);
      this.#stringByte(code & 0xff);
      const kern = shaped.kerns[index] ?? 0;
      if (kern !== 0 && index < end - 1) out.byte(CLOSE_BRACKET).number(-kern).byte(OPEN_BRACKET);
    }
    out.text(hasKerns ? ')]TJ\n' : ')Tj\n');
  }

  #stringByte(value: number): void {
    if (value === CARRIAGE_RETURN) {
      this.#out.text('\\r');
      return;
    }
    if (value === OPEN_BRACKET || value === CLOSE_BRACKET || value === BACKSLASH) this.#out.byte(BACKSLASH);
    this.#out.byte(value);
  }

  rectangles(rectangles: readonly PlacedRectangle[], downPt: number, colour: string | undefined): void {
    if (rectangles.length === 0) return;
    if (colour !== undefined) this.#out.text(`q ${colourOperands(colour)} rg\n`);
    for (const { leftPt, topPt, widthPt, heightPt } of rectangles) {
      const upPt = PAGE_HEIGHT_PT - downPt - topPt - heightPt;
      this.#out.number(leftPt).byte(0x20).number(upPt).byte(0x20);
      this.#out.number(widthPt).byte(0x20).number(heightPt).text(' re\n');
    }
    this.#out.text(colour === undefined ? 'f\n' : 'f Q\n');
  }

  /** Bars in units of their distance across, so that their places are whole numbers. */
  bars({ states, leftPt, topPt, pitchPt, barWidthPt, trackerPt, reachPt }: PlacedBars, downPt: number): void {
    const out = this.#out;
    const lowPt = PAGE_HEIGHT_PT - downPt - topPt - trackerPt - 2 * reachPt;
    out.text(`q ${pitchPt} 0 0 1 `).number(leftPt).byte(0x20).number(lowPt).text(' cm\n');
    const width = (barWidthPt / pitchPt).toFixed(4);
    for (let kind = 0; kind < BAR_STATES.length; kind++) barLengths[kind] = 0;
    for (let index = 0; index < states.length; index++) {
      const state = states.charAt(index);
      const kind = BAR_STATES.indexOf(state);
      out.whole(index);
      const from = out.length;
      const length = barLengths[kind] ?? 0;
      if (length === 0) {
        const isDown = state === 'F' || state === 'D';
        const heightPt = trackerPt + (isDown ? reachPt : 0) + (state === 'F' || state === 'A' ? reachPt : 0);
        out.byte(0x20).number(isDown ? 0 : reachPt);
        out.byte(0x20).text(width).byte(0x20).number(heightPt).text(' re\n');
      } else out.repeat(length, from - (barPlaces[kind] ?? 0));
      barPlaces[kind] = from;
      barLengths[kind] = out.length - from;
    }
    out.text('f Q\n');
  }

  /** A code of squares, as a picture of one bit a square, which is a third of the bytes of its outlines. */
  matrix({ square, leftPt, topPt, modulePt }: PlacedMatrix, downPt: number): void {
    const { modules, columnCount } = square;
    const rowCount = modules.length / columnCount;
    const heightPt = rowCount * modulePt;
    const out = this.#out.text(`q ${(columnCount * modulePt).toFixed(4)} 0 0 ${heightPt.toFixed(4)} `);
    out.number(leftPt).byte(0x20);
    out.number(PAGE_HEIGHT_PT - downPt - topPt - heightPt);
    // Hexadecimal (AHx): in bytes as they are, a reader could take two of them for the end of the picture.
    out.text(` cm BI/W ${columnCount}/H ${rowCount}/IM true/D[1 0]/F/AHx ID\n`);
    for (let row = 0; row < rowCount; row++) {
      for (let column = 0; column < columnCount; column += 8) {
        const first = row * columnCount + column;
        const count = Math.min(8, columnCount - column);
        let bits = 0;
        for (let bit = 0; bit < count; bit++) bits |= (modules[first + bit] ?? 0) << (7 - bit);
        out.byte(HEX_DIGITS[bits >> 4] ?? 0).byte(HEX_DIGITS[bits & 15] ?? 0);
      }
    }
    out.text('>\nEI Q\n');
  }

  /** @param drawShapes writes the shapes of a picture that is no pixels, in its own units */
  image(placed: PlacedImage, downPt: number, drawShapes: (image: PlacedImage['image']) => string): void {
    const { image, leftPt, topPt, widthPt, heightPt } = placed;
    const bottomPt = PAGE_HEIGHT_PT - downPt - topPt - heightPt;
    const out = this.#out.text('q ');
    if (image.kind === 'pixels') {
      const name = this.#imageNames.get(image);
      if (name === undefined) throw new Error('a picture of a letter is not among those of its file');
      out.number(widthPt).text(' 0 0 ').number(heightPt).byte(0x20);
      out.number(leftPt).byte(0x20).number(bottomPt).text(` cm /${name} Do Q\n`);
      return;
    }
    out.text(`${(widthPt / image.width).toFixed(6)} 0 0 ${(-heightPt / image.height).toFixed(6)} `);
    out
      .number(leftPt)
      .byte(0x20)
      .number(bottomPt + heightPt)
      .text(' cm\n');
    out.text(drawShapes(image)).text('Q\n');
  }
}

/** `#1f5fa8` as three numbers from 0 to 1. */
export function colourOperands(colour: string): string {
  return [1, 3, 5]
    .map((at) => String(Math.round((parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000))
    .join(' ');
}
