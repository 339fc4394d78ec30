/** Places the text of one letter on its pages: the parts of the template below each other, and beside the QR code. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM } from './envelope.ts';
import type { LetterText } from './lay-out-part.ts';
import { isSameInEveryLetter, layOutPart } from './lay-out-part.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlock } from './placed-letter.ts';
import { POINTS_PER_MM, tenthsOfMm } from './placed-letter.ts';
import type { LaidOutPart } from './shared-parts.ts';
import type { PartBlock, TemplateBlock } from './template-block.ts';

export interface PlacedBody {
  /** The blocks of each page, in reading order. */
  readonly pages: readonly (readonly PlacedBlock[])[];
  readonly failures: readonly Failure[];
}

/** Where the text of a letter may stand. */
export interface BodyRoom {
  /** From the top of the first page. */
  readonly fromMm: number;
  readonly pageCount: number;
  /** Kept white above the margin of the first page, for the line at its foot. */
  readonly footMm: number;
}

/** Places the body. Refuses empty placeholders, missing characters, words that are too wide and text below the last page. */
export function layOutBody(letter: LetterText, room: BodyRoom, press: LetterPress): PlacedBody {
  return new BodyLayout(letter, room, press).layOut();
}

/** Keeps the place on the page while the parts come in one by one. */
class BodyLayout {
  readonly #letter: LetterText;
  readonly #room: BodyRoom;
  readonly #press: LetterPress;
  readonly #failures: Failure[] = [];
  #page: PlacedBlock[] = [];
  readonly #pages: PlacedBlock[][] = [this.#page];
  #topPt: number;
  /** Below this the text has the whole width again; until then this much is taken at the right margin. */
  #beside = { widthPt: 0, untilPt: 0 };
  /** Set once the text has gone below the last page: the line where it did. */
  #fullAtLine: number | undefined;

  constructor(letter: LetterText, room: BodyRoom, press: LetterPress) {
    this.#letter = letter;
    this.#room = room;
    this.#press = press;
    this.#topPt = room.fromMm * POINTS_PER_MM;
  }

  layOut(): PlacedBody {
    const { blocks } = this.#letter.template;
    let previous: PartBlock | undefined;
    for (let index = 0; index < blocks.length; index++) {
      const block = blocks[index];
      if (block === undefined) continue;
      if (block.kind === 'page') {
        if (this.#hasNextPage()) this.#turnPage();
        else this.#failures.push(failure('letters.no-next-page', {}, this.#placeAt(block.line)));
        previous = undefined;
        continue;
      }
      if (previous !== undefined) this.#topPt += this.#gapBetween(previous, block);
      this.#place(block, blocks[index + 1]);
      if (this.#lowestPt() > this.#bottomPt) this.#fullAtLine ??= block.line;
      previous = block;
    }
    if (this.#fullAtLine !== undefined) this.#failures.push(this.#fullFailure(this.#fullAtLine));
    return { pages: this.#pages, failures: this.#failures };
  }

  /** Places a part here, or at the top of the next page when it does not fit here and there is one. */
  #place(block: PartBlock, next: TemplateBlock | undefined): void {
    let part = this.#layOutAt(block, this.#topPt);
    if (this.#hasNextPage() && this.#isBeyond(part, block, next)) {
      this.#turnPage();
      part = this.#layOutAt(block, this.#topPt);
    }
    if (part.failures.length > 0) this.#failures.push(...part.failures);
    if (part.drawing !== undefined) this.#page.push(this.#press.sharedParts.place(part.drawing, this.#topPt));
    if (part.beside !== undefined) {
      this.#beside = { widthPt: part.beside.widthPt, untilPt: this.#topPt + part.beside.heightPt };
    }
    this.#topPt += part.heightPt;
  }

  /** Whether a part ends below the page here. A heading needs room for what it is the heading of. */
  #isBeyond(part: LaidOutPart, block: PartBlock, next: TemplateBlock | undefined): boolean {
    const afterPt = this.#topPt + part.heightPt;
    if (Math.max(afterPt, this.#topPt + (part.beside?.heightPt ?? 0)) > this.#bottomPt) return true;
    if (block.kind !== 'heading' || next === undefined || next.kind === 'page') return false;
    const belowPt = afterPt + this.#gapBetween(block, next);
    const below = this.#layOutAt(next, belowPt);
    return belowPt + Math.max(below.heightPt, below.beside?.heightPt ?? 0) > this.#bottomPt;
  }

  get #bottomPt(): number {
    const footMm = this.#pages.length === 1 ? this.#room.footMm : 0;
    return (PAGE_HEIGHT_MM - this.#press.style.page.bottomMm - footMm) * POINTS_PER_MM;
  }

  #hasNextPage(): boolean {
    return this.#pages.length < this.#room.pageCount;
  }

  #turnPage(): void {
    this.#page = [];
    this.#pages.push(this.#page);
    this.#topPt = this.#press.style.page.topMm * POINTS_PER_MM;
    this.#beside = { widthPt: 0, untilPt: 0 };
  }

  #layOutAt(block: PartBlock, topPt: number): LaidOutPart {
    const press = this.#press;
    const rightPt = this.#rightPtAt(topPt);
    const known = press.sharedParts.find(block, rightPt);
    if (known !== undefined) return known;
    const column = { leftPt: press.style.page.leftMm * POINTS_PER_MM, rightPt };
    return isSameInEveryLetter(block)
      ? press.sharedParts.once(block, rightPt, () => layOutPart(block, column, this.#letter, press))
      : layOutPart(block, column, this.#letter, press);
  }

  /** Where the lines end. */
  #rightPtAt(topPt: number): number {
    const besidePt = topPt < this.#beside.untilPt ? this.#beside.widthPt : 0;
    return (PAGE_WIDTH_MM - this.#press.style.page.rightMm) * POINTS_PER_MM - besidePt;
  }

  #gapBetween(previous: PartBlock, next: PartBlock): number {
    const linePt = this.#press.style.sizesPt.text * this.#press.style.lineHeight;
    if (previous.kind === 'qr') return 0;
    if (previous.kind === 'heading') return previous.level === 1 ? 0.6 * linePt : 0.1 * linePt;
    if (next.kind === 'heading') return 0.6 * linePt;
    if (next.kind === 'list' || next.kind === 'signature') return 0.15 * linePt;
    return 0.5 * linePt;
  }

  #lowestPt(): number {
    return Math.max(this.#topPt, this.#beside.untilPt);
  }

  #fullFailure(line: number): Failure {
    const { order } = this.#letter;
    const excessMm = Math.max(0, tenthsOfMm(this.#lowestPt() - this.#bottomPt));
    const { pageCount } = this.#room;
    const params = { excessMm, pageCount, invitationId: order.invitationId };
    return failure('letters.page-full', params, this.#placeAt(line));
  }

  #placeAt(line: number) {
    return { file: this.#letter.template.file, line };
  }
}
