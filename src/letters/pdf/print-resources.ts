/** What all letters of a file draw with: the parts of the two fonts that are embedded, the pictures, the colour profile. */
/* oxlint-disable eslint/no-underscore-dangle -- pdfkit's names */
import { inflateSync } from 'node:zlib';
import { brpCodePoints } from '../../register/check/brp-characters.ts';
import type { LetterImage } from '../placed-letter.ts';
import type { Deflater } from './deflate.ts';
import type { ReadyObject } from './pdf-file.ts';
import type { PdfkitDocument, PdfkitFont, PdfkitFonts, PdfkitReference } from './pdfkit-internals.ts';
import { embedFonts, openPdfkit, withoutMarks } from './pdfkit-internals.ts';

/** Signs that a letter may hold besides the characters of the BRP. */
const OTHER_SIGNS = '\\^`{|}~\u00A0§©®–—‘’‚“”„•…‹›€';
const LIGATURES = 'fi fl ff ffi ffl';

/** The characters that every file embeds, whatever its letters hold, so that each file can be made without the others. */
const standardCharacters: string = [
  ...new Set([
    ...brpCodePoints.map((point) => String.fromCodePoint(point).normalize('NFC')),
    ...Array.from(OTHER_SIGNS),
  ]),
].join('');

/** A text that needs glyphs beyond those of the standard characters. */
export interface ExtraText {
  readonly text: string;
  readonly isBold: boolean;
}

export interface PrintFont {
  readonly id: number;
  /** By its number in the font: the number in the file of a glyph that is embedded, -1 for others. */
  readonly codes: Int32Array;
}

export interface PrintResources {
  readonly objects: readonly ReadyObject[];
  /** Their numbers are at most this. */
  readonly lastId: number;
  readonly regular: PrintFont;
  readonly bold: PrintFont;
  readonly outputIntentId: number;
  readonly imageIds: ReadonlyMap<LetterImage, number>;
}

/** Lets pdfkit make them. The outcome depends on nothing but the arguments. */
export async function makePrintResources(
  fonts: PdfkitFonts,
  extraTexts: readonly ExtraText[],
  images: readonly LetterImage[],
  deflater: Deflater,
): Promise<PrintResources> {
  const document = openPdfkit();
  // The objects that pdfkit begins with (catalog, pages, names, outlines) are never written: those are the letters' own.
  const neverWritten = document._waiting;
  compressAlike(document, deflater);
  const { regular, bold } = embedFonts(fonts, document);
  for (const font of [regular, bold]) {
    // Which glyphs a text needs does not depend on where its accents go.
    font.encode(standardCharacters, withoutMarks());
    font.encode(LIGATURES, withoutMarks());
  }
  for (const { text, isBold } of extraTexts) (isBold ? bold : regular).encode(text);
  const printFonts = { regular: printFontOf(regular), bold: printFontOf(bold) };
  for (const font of [regular, bold]) font.finalize();
  document._addColorOutputIntent();
  const [intent] = document._root.data['OutputIntents'] as readonly PdfkitReference[];
  if (intent === undefined) throw new Error('pdfkit made no output intent');
  const imageIds = new Map<LetterImage, number>();
  for (const image of images) {
    if (image.kind !== 'pixels') continue;
    const opened = document.openImage(image.png);
    opened.embed(document);
    imageIds.set(image, opened.obj.id);
  }
  // Pictures with transparent parts are taken apart in the background.
  while (document._waiting > neverWritten) await new Promise((resolve) => setImmediate(resolve));
  const objects = takeObjects(document);
  return { objects, lastId: document._offsets.length, ...printFonts, outputIntentId: intent.id, imageIds };
}

function printFontOf(font: PdfkitFont): PrintFont {
  const codes = new Int32Array(font.font.numGlyphs).fill(-1);
  for (const [glyph, code] of Object.entries(font.subset.mapping)) codes[Number(glyph)] = code;
  return { id: font.ref().id, codes };
}

/** Has every stream compressed by us: what zlib makes differs between machines. */
function compressAlike(document: PdfkitDocument, deflater: Deflater): void {
  const makeReference = document.ref.bind(document);
  document.ref = (data) => {
    const reference = makeReference(data);
    const finalize = reference.finalize.bind(reference);
    reference.finalize = () => {
      const body = Buffer.concat(reference.buffer);
      const { Filter: filter, DecodeParms: parameters } = reference.data;
      if (body.length > 0 && reference.compress) {
        reference.buffer = [deflater.deflate(body)];
        reference.compress = false;
      } else if (filter === 'FlateDecode' && parameters === undefined) {
        reference.buffer = [deflater.deflate(inflateSync(body))];
      }
      finalize();
    };
    return reference;
  };
}

/** Everything that was written, cut into objects. */
function takeObjects(document: PdfkitDocument): readonly ReadyObject[] {
  const bytes = document.read() ?? new Uint8Array();
  const starts = document._offsets
    .flatMap((offset, index) => (offset === null ? [] : [{ id: index + 1, offset }]))
    .sort((left, right) => left.offset - right.offset);
  return starts.map(({ id, offset }, index) => ({
    id,
    bytes: Uint8Array.prototype.slice.call(bytes, offset, starts[index + 1]?.offset ?? bytes.length),
  }));
}
