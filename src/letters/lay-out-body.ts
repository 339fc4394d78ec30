/** Places the text of one letter on its pages: the parts of the template below each other, and beside the QR code. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM } from './envelope.ts';
import type { LetterText, TextColumn } from './lay-out-part.ts';
import { isSameInEveryLetter, layOutPart } from './lay-out-part.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlock } from './placed-letter.ts';
import { POINTS_PER_MM, tenthsOfMm } from './placed-letter.ts';
import type { PlaceholderValues } from './placeholders.ts';
import type { LaidOutPart } from './shared-parts.ts';
import type { TemplateBlock } from './template-block.ts';

export interface PlacedBody {
  /** The blocks of each page, in reading order. */
  readonly pages: readonly (readonly PlacedBlock[])[];
  readonly failures: readonly Failure[];
}

/** Places the body. Refuses empty placeholders, missing characters, words that are too wide and text below the page. */
export function layOutBody(order: LetterOrder, values: PlaceholderValues, press: LetterPress): PlacedBody {
  return new BodyLayout({ order, values }, press).layOut();
}

/** Keeps the place on the page while the parts come in one by one. */
class BodyLayout {
  readonly #letter: LetterText;
  readonly #press: LetterPress;
  readonly #blocks: PlacedBlock[] = [];
  readonly #failures: Failure[] = [];
  #topPt: number;
  /** Below this the text has the whole width again; until then this much is taken at the right margin. */
  #beside = { widthPt: 0, untilPt: 0 };

  constructor(letter: LetterText, press: LetterPress) {
    this.#letter = letter;
    this.#press = press;
    this.#topPt = press.style.page.textFromMm * POINTS_PER_MM;
  }

  layOut(): PlacedBody {
    let previous: TemplateBlock | undefined;
    for (const block of this.#press.template.blocks) {
      if (previous !== undefined) this.#topPt += this.#gapBetween(previous, block);
      this.#place(block);
      previous = block;
    }
    this.#checkEnd();
    return { pages: [this.#blocks], failures: this.#failures };
  }

  #place(block: TemplateBlock): void {
    const press = this.#press;
    const column = this.#columnAt(this.#topPt);
    const part: LaidOutPart = isSameInEveryLetter(block)
      ? press.sharedParts.once(block, column.rightPt, () => layOutPart(block, column, this.#letter, press))
      : layOutPart(block, column, this.#letter, press);
    this.#failures.push(...part.failures);
    if (part.drawing !== undefined) this.#blocks.push({ drawing: part.drawing, downPt: this.#topPt });
    if (part.beside !== undefined) {
      this.#beside = { widthPt: part.beside.widthPt, untilPt: this.#topPt + part.beside.heightPt };
    }
    this.#topPt += part.heightPt;
  }

  #columnAt(topPt: number): TextColumn {
    const { leftMm, rightMm } = this.#press.style.page;
    const besidePt = topPt < this.#beside.untilPt ? this.#beside.widthPt : 0;
    return {
      leftPt: leftMm * POINTS_PER_MM,
      rightPt: (PAGE_WIDTH_MM - rightMm) * POINTS_PER_MM - besidePt,
    };
  }

  #gapBetween(previous: TemplateBlock, next: TemplateBlock): number {
    const linePt = this.#press.style.sizesPt.text * this.#press.style.lineHeight;
    if (previous.kind === 'qr') return 0;
    if (previous.kind === 'heading') return previous.level === 1 ? 0.6 * linePt : 0.1 * linePt;
    if (next.kind === 'heading') return 0.6 * linePt;
    if (next.kind === 'list') return 0.15 * linePt;
    return 0.5 * linePt;
  }

  #checkEnd(): void {
    const { style, template } = this.#press;
    const bottomPt = (PAGE_HEIGHT_MM - style.page.bottomMm) * POINTS_PER_MM;
    const excessPt = Math.max(this.#topPt, this.#beside.untilPt) - bottomPt;
    if (excessPt <= 0) return;
    const { invitationId } = this.#letter.order;
    const params = { excessMm: tenthsOfMm(excessPt), invitationId };
    this.#failures.push(failure('letters.page-full', params, { file: template.file }));
  }
}
