/** What a press keeps from one file of letters to the next, so that it is made once: fonts, pictures, shared drawings. */
import type { BlockDrawing, LetterImage } from '../placed-letter.ts';
import { Deflater } from './deflate.ts';
import type { PdfkitDocument, PdfkitFonts } from './pdfkit-internals.ts';
import { openPdfkit } from './pdfkit-internals.ts';
import type { ExtraText, PrintResources } from './print-resources.ts';
import { makePrintResources } from './print-resources.ts';
import { shapeOperators } from './shape-operators.ts';

interface KeptResources {
  readonly key: readonly unknown[];
  readonly made: Promise<PrintResources>;
}

export class PrintRoom {
  readonly deflater = new Deflater();
  /** The compressed content of shared forms without pictures. */
  readonly forms = new Map<string, Uint8Array>();
  readonly #fonts: PdfkitFonts;
  readonly #resources: KeptResources[] = [];
  readonly #numbers = new Map<BlockDrawing, number>();
  readonly #shapes = new Map<LetterImage, string>();
  #scratch: PdfkitDocument | undefined;

  constructor(fonts: PdfkitFonts) {
    this.#fonts = fonts;
  }

  /** The same object for the same texts and pictures. */
  resourcesFor(extraTexts: readonly ExtraText[], images: readonly LetterImage[]): Promise<PrintResources> {
    const key = [...extraTexts.flatMap(({ text, isBold }) => [text, isBold]), ...images];
    const known = this.#resources.find(
      (each) => each.key.length === key.length && each.key.every((part, index) => part === key[index]),
    );
    if (known !== undefined) return known.made;
    const made = makePrintResources(this.#fonts, extraTexts, images, this.deflater);
    this.#resources.push({ key, made });
    return made;
  }

  /** A number for a shared drawing, to tell it from the others. It never gets into a file. */
  numberOf(drawing: BlockDrawing): number {
    const known = this.#numbers.get(drawing);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(drawing, number);
    return number;
  }

  /** The operators that draw a picture of shapes. */
  shapesOf(image: LetterImage): string {
    const known = this.#shapes.get(image);
    if (known !== undefined) return known;
    this.#scratch ??= openPdfkit();
    const made = shapeOperators(image, this.#scratch);
    this.#shapes.set(image, made);
    return made;
  }
}
