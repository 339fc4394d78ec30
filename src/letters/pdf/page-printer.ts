/** Writes pages of letters: what they share as forms, the rest on the page, and for `tagged` the marks of reading order. */
import type { FontRuler } from '../font-ruler.ts';
import type { BlockDrawing, LetterImage, PlacedBlock, PlacedPage } from '../placed-letter.ts';
import { ByteWriter } from './byte-writer.ts';
import { ContentWriter } from './content-writer.ts';
import type { DeflateCodes } from './deflate-codes.ts';
import type { DrawingPiece, ElementPlan } from './element-plan.ts';
import { planDecoration, planElements } from './element-plan.ts';
import type { PrintRoom } from './print-room.ts';
import type { ExtraText, PrintResources } from './print-resources.ts';
import type { SharedForms } from './shared-forms.ts';

/** An element of a page, with the numbers of its marks on that page. */
export interface PageElement {
  readonly plan: ElementPlan;
  readonly block: PlacedBlock;
  readonly marks: readonly number[];
  readonly elements: readonly PageElement[];
}

export interface PrintedPage {
  /** Compressed; a view, which the next page changes. */
  readonly content: Uint8Array;
  /** In reading order; none for `print`. */
  readonly elements: readonly PageElement[];
}

export interface PrintContext {
  readonly isTagged: boolean;
  readonly ruler: FontRuler;
  readonly room: PrintRoom;
  readonly resources: PrintResources;
  readonly forms: SharedForms;
  readonly imageNames: ReadonlyMap<LetterImage, string>;
  /** Takes the texts that need glyphs which are not embedded. */
  readonly missing: ExtraText[];
}

interface DrawingPlan {
  readonly elements: readonly ElementPlan[];
  readonly decoration: readonly DrawingPiece[];
}

/** Prints the pages of one file. */
export class PagePrinter {
  readonly #context: PrintContext;
  readonly #page: ContentWriter;
  readonly #form: ContentWriter;
  readonly #plans = new Map<BlockDrawing, DrawingPlan>();
  readonly #pieceNames = new Map<DrawingPiece, Map<number, string>>();
  /** What the page before shared with others, and the form of it. */
  #lastShared: { readonly blocks: readonly PlacedBlock[]; readonly name: string } = { blocks: [], name: '' };
  /** The codes with which all pages are compressed: the best ones for the first page. */
  #codes: DeflateCodes | undefined;
  #markCount = 0;

  constructor(context: PrintContext) {
    const { ruler, resources, imageNames, missing } = context;
    this.#context = context;
    this.#page = new ContentWriter(new ByteWriter(), ruler, resources, imageNames, missing);
    this.#form = new ContentWriter(new ByteWriter(), ruler, resources, imageNames, missing);
  }

  print(page: PlacedPage): PrintedPage {
    this.#page.start();
    this.#markCount = 0;
    const elements = this.#context.isTagged ? this.#printTagged(page) : this.#printPlain(page);
    const { deflater } = this.#context.room;
    const { out } = this.#page;
    const content = out.view();
    this.#codes ??= deflater.codesLike(content, out.repeats);
    return { content: deflater.deflateToView(content, this.#codes, out.repeats), elements };
  }

  #printPlain({ blocks }: PlacedPage): readonly PageElement[] {
    this.#drawShared(blocks, (block) => {
      this.#drawWhole(this.#form, block);
    });
    for (const block of blocks) if (!block.drawing.isShared) this.#drawWhole(this.#page, block);
    return [];
  }

  #printTagged({ blocks }: PlacedPage): readonly PageElement[] {
    const { out } = this.#page;
    out.text('/Artifact BMC\n');
    this.#drawShared(blocks, (block) => {
      this.#drawDecoration(this.#form, block);
    });
    out.text('EMC\n');
    const elements: PageElement[] = [];
    for (const block of blocks) {
      for (const plan of this.#planOf(block.drawing).elements) elements.push(this.#element(plan, block));
    }
    out.text('/Artifact BMC\n');
    for (const block of blocks) if (!block.drawing.isShared) this.#drawDecoration(this.#page, block);
    out.text('EMC\n');
    return elements;
  }

  #element(plan: ElementPlan, block: PlacedBlock): PageElement {
    const marks = plan.pieces.map((piece) => {
      const mark = this.#markCount++;
      const { out } = this.#page;
      out.text('/').text(plan.type).text(' <</MCID ').whole(mark).text('>>BDC\n');
      if (block.drawing.isShared) this.#drawSharedPiece(piece, block);
      else this.#drawPiece(this.#page, piece, block);
      out.text('EMC\n');
      return mark;
    });
    const elements =
      plan.elements.length === 0 ? NONE : plan.elements.map((each) => this.#element(each, block));
    return { plan, block, marks, elements };
  }

  /** Draws the shared ones among the blocks as one form. Nearly all pages of a file have the same. */
  #drawShared(blocks: readonly PlacedBlock[], draw: (block: PlacedBlock) => void): void {
    if (!isSameShared(blocks, this.#lastShared.blocks)) {
      const shared = blocks.filter(({ drawing }) => drawing.isShared);
      const places = shared.map(({ drawing, downPt }) => `${this.#context.room.numberOf(drawing)}@${downPt}`);
      const name = this.#formOf(`all ${places.join(' ')}`, shared, () => {
        for (const block of shared) draw(block);
      });
      this.#lastShared = { blocks: shared, name };
    }
    if (this.#lastShared.blocks.length > 0)
      this.#page.out.text('/').text(this.#lastShared.name).text(' Do\n');
  }

  /** Draws a piece of a shared drawing as a form of its own, so that it has its own mark on the page. */
  #drawSharedPiece(piece: DrawingPiece, block: PlacedBlock): void {
    const known = this.#pieceNames.get(piece);
    const names = known ?? new Map<number, string>();
    if (known === undefined) this.#pieceNames.set(piece, names);
    let name = names.get(block.downPt);
    if (name === undefined) {
      const part = piece.kind === 'texts' ? `${piece.from}-${piece.end}` : JSON.stringify(piece);
      const place = `${this.#context.room.numberOf(block.drawing)}@${block.downPt}`;
      name = this.#formOf(`${part} ${place}`, [block], () => {
        this.#drawPiece(this.#form, piece, block);
      });
      names.set(block.downPt, name);
    }
    this.#page.out.text('/').text(name).text(' Do\n');
  }

  /** The name of a form, which is made when no page of any file of the press used it before. */
  #formOf(drawn: string, blocks: readonly PlacedBlock[], draw: () => void): string {
    const { room, forms, isTagged } = this.#context;
    const key = `${isTagged ? 'tagged' : 'print'} ${drawn}`;
    return forms.nameOf(key, () => {
      const known = room.forms.get(key);
      if (known !== undefined) return known;
      const missingCount = this.#context.missing.length;
      this.#form.start();
      draw();
      const content = room.deflater.deflate(this.#form.out.view());
      const hasPictures = blocks.some(({ drawing }) => drawing.images !== undefined);
      // The names of pictures, and glyphs that lack, are those of this file only.
      if (!hasPictures && this.#context.missing.length === missingCount) room.forms.set(key, content);
      return content;
    });
  }

  #drawWhole(writer: ContentWriter, { drawing, downPt }: PlacedBlock): void {
    writer.rectangles(drawing.rectangles, downPt, drawing.colour);
    if (drawing.bars !== undefined) writer.bars(drawing.bars, downPt);
    writer.texts(drawing.texts, downPt, 'bare');
    if (drawing.matrix !== undefined) writer.matrix(drawing.matrix, downPt);
    for (const image of drawing.images ?? []) this.#drawImage(writer, image, downPt);
  }

  #drawDecoration(writer: ContentWriter, block: PlacedBlock): void {
    const { drawing, downPt } = block;
    writer.rectangles(drawing.rectangles, downPt, drawing.colour);
    if (drawing.bars !== undefined) writer.bars(drawing.bars, downPt);
    for (const piece of this.#planOf(drawing).decoration) this.#drawPiece(writer, piece, block);
  }

  #drawPiece(writer: ContentWriter, piece: DrawingPiece, { drawing, downPt }: PlacedBlock): void {
    if (piece.kind === 'texts') {
      writer.texts(drawing.texts.slice(piece.from, piece.end), downPt, 'spaced');
    } else if (piece.kind === 'matrix') {
      if (drawing.matrix !== undefined) writer.matrix(drawing.matrix, downPt);
    } else {
      const image = drawing.images?.[piece.index];
      if (image !== undefined) this.#drawImage(writer, image, downPt);
    }
  }

  #drawImage(
    writer: ContentWriter,
    image: NonNullable<BlockDrawing['images']>[number],
    downPt: number,
  ): void {
    writer.image(image, downPt, (shapes) => this.#context.room.shapesOf(shapes));
  }

  /** The plan of a drawing that letters share is made once. */
  #planOf(drawing: BlockDrawing): DrawingPlan {
    const known = this.#plans.get(drawing);
    if (known !== undefined) return known;
    const plan = { elements: planElements(drawing), decoration: planDecoration(drawing) };
    if (drawing.isShared) this.#plans.set(drawing, plan);
    return plan;
  }
}

const NONE: readonly PageElement[] = [];

/** Whether the shared ones among the blocks are these. One in another place is another block. */
function isSameShared(blocks: readonly PlacedBlock[], shared: readonly PlacedBlock[]): boolean {
  let count = 0;
  for (const block of blocks) if (block.drawing.isShared && block !== shared[count++]) return false;
  return count === shared.length;
}
