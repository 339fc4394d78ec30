/** Places the text of one letter on the page: headings, paragraphs, lists, the code in large type and the QR code. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { LinePiece, RunningText } from './break-lines.ts';
import { breakLines } from './break-lines.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM } from './envelope.ts';
import { fillInlines } from './fill-inlines.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlocks } from './lay-out-surroundings.ts';
import type { BlockRole, PlacedBlock, PlacedRectangle, PlacedText } from './placed-letter.ts';
import { ASCENT, POINTS_PER_MM, tenthsOfMm } from './placed-letter.ts';
import type { PlaceholderValues } from './placeholders.ts';
import { qrRectanglesOf } from './qr-rectangles.ts';
import { signUpAddressOf } from './sign-up-address.ts';
import type { Inline, TemplateBlock } from './template-block.ts';

/** Smaller squares are lost at fax quality and by old telephones; checked by reading at 80 dots an inch. */
const LEAST_MODULE_MM = 0.7;
const GAP_BESIDE_QR_MM = 7;
const LIST_INDENT_MM = 5.5;
const CODE_PADDING_PT = 7;
const FRAME_PT = 0.75;

/** Places the body. Refuses empty placeholders, missing characters, words that are too wide and text below the page. */
export function layOutBody(order: LetterOrder, values: PlaceholderValues, press: LetterPress): PlacedBlocks {
  return new BodyLayout(order, values, press).layOut();
}

/** Keeps the place on the page while the blocks come in one by one. */
class BodyLayout {
  readonly #order: LetterOrder;
  readonly #values: PlaceholderValues;
  readonly #press: LetterPress;
  readonly #leftPt: number;
  readonly #rightPt: number;
  readonly #blocks: PlacedBlock[] = [];
  readonly #failures: Failure[] = [];
  #topPt: number;
  /** Below this the text has the whole width again; the QR code stands at the right margin above it. */
  #besideQrUntilPt = 0;

  constructor(order: LetterOrder, values: PlaceholderValues, press: LetterPress) {
    this.#order = order;
    this.#values = values;
    this.#press = press;
    const { page } = press.style;
    this.#leftPt = page.leftMm * POINTS_PER_MM;
    this.#rightPt = (PAGE_WIDTH_MM - page.rightMm) * POINTS_PER_MM;
    this.#topPt = page.textFromMm * POINTS_PER_MM;
  }

  layOut(): PlacedBlocks {
    let previous: TemplateBlock | undefined;
    for (const block of this.#press.template.blocks) {
      if (previous !== undefined) this.#topPt += this.#gapBetween(previous, block);
      this.#placeBlock(block);
      previous = block;
    }
    const { style, template } = this.#press;
    const bottomPt = (PAGE_HEIGHT_MM - style.page.bottomMm) * POINTS_PER_MM;
    const excessPt = Math.max(this.#topPt, this.#besideQrUntilPt) - bottomPt;
    if (excessPt > 0) {
      const { invitationId } = this.#order;
      const place = { file: template.file };
      this.#failures.push(
        failure('letters.page-full', { excessMm: tenthsOfMm(excessPt), invitationId }, place),
      );
    }
    return { blocks: this.#blocks, failures: this.#failures };
  }

  #gapBetween(previous: TemplateBlock, next: TemplateBlock): number {
    const linePt = this.#press.style.sizesPt.text * this.#press.style.lineHeight;
    if (previous.kind === 'qr') return 0;
    if (previous.kind === 'heading') return previous.level === 1 ? 0.6 * linePt : 0.1 * linePt;
    if (next.kind === 'heading') return 0.6 * linePt;
    if (next.kind === 'list') return 0.15 * linePt;
    return 0.5 * linePt;
  }

  #placeBlock(block: TemplateBlock): void {
    const { sizesPt } = this.#press.style;
    switch (block.kind) {
      case 'heading': {
        const isTitle = block.level === 1;
        const inlines = block.inlines.map((inline) =>
          inline.kind === 'line-break' ? inline : { ...inline, isBold: true },
        );
        const sizePt = isTitle ? sizesPt.title : sizesPt.heading;
        this.#addTexts(isTitle ? 'title' : 'heading', this.#setText(inlines, sizePt, 0, block.line));
        break;
      }
      case 'paragraph':
        this.#addTexts('paragraph', this.#setText(block.inlines, sizesPt.text, 0, block.line));
        break;
      case 'list':
        this.#placeList(block);
        break;
      case 'code':
        this.#placeCode();
        break;
      case 'qr':
        this.#placeQr();
        break;
    }
  }

  #placeList(block: Extract<TemplateBlock, { readonly kind: 'list' }>): void {
    const { sizesPt } = this.#press.style;
    const texts = block.items.flatMap((item, index) => {
      const label = block.startNumber === undefined ? '•' : `${block.startNumber + index}.`;
      const baselinePt = this.#topPt + ASCENT * sizesPt.text;
      const labelPt = this.#press.ruler.widthPt(label, false, sizesPt.text);
      const style = { isBold: false, sizePt: sizesPt.text };
      return [
        { ...style, text: label, leftPt: this.#leftPt, baselinePt, widthPt: labelPt },
        ...this.#setText(item, sizesPt.text, LIST_INDENT_MM * POINTS_PER_MM, block.line),
      ];
    });
    this.#addTexts('list', texts);
  }

  /** The code in large type within a thin frame. */
  #placeCode(): void {
    const { ruler, style } = this.#press;
    const sizePt = style.sizesPt.code;
    const text = this.#order.code;
    const widthPt = ruler.widthPt(text, true, sizePt);
    const frameWidthPt = widthPt + 4 * CODE_PADDING_PT;
    const heightPt = sizePt + CODE_PADDING_PT * 1.6;
    this.#blocks.push({
      role: 'code',
      texts: [
        {
          text,
          isBold: true,
          sizePt,
          leftPt: this.#leftPt + 2 * CODE_PADDING_PT,
          // Capitals and digits are about 0.71 of the size high: this puts them in the middle.
          baselinePt: this.#topPt + (heightPt + 0.71 * sizePt) / 2,
          widthPt,
        },
      ],
      rectangles: frameOf(this.#leftPt, this.#topPt, frameWidthPt, heightPt),
      colour: style.lineColour,
    });
    this.#topPt += heightPt;
  }

  /** The QR code at the right margin; the blocks that follow stand beside it. */
  #placeQr(): void {
    const { style, settings } = this.#press;
    const address = signUpAddressOf(settings.letters.signUpUrl, this.#order.code);
    const place = { setting: 'letters.signUpUrl' };
    if (address === undefined) {
      this.#failures.push(failure('letters.sign-up-url', {}, place));
      return;
    }
    const qr = qrRectanglesOf(address);
    const moduleMm = qr === undefined ? 0 : style.qrSizeMm / qr.moduleCount;
    if (qr === undefined || moduleMm < LEAST_MODULE_MM) {
      const shownMm = Math.floor(moduleMm * 100) / 100;
      this.#failures.push(
        failure('letters.qr-too-fine', { moduleMm: shownMm, minimumMm: LEAST_MODULE_MM }, place),
      );
      return;
    }
    const modulePt = moduleMm * POINTS_PER_MM;
    const sizePt = style.qrSizeMm * POINTS_PER_MM;
    const leftPt = this.#rightPt - sizePt;
    const rectangles = qr.rectangles.map(({ left, top, width, height }) => ({
      leftPt: leftPt + left * modulePt,
      topPt: this.#topPt + top * modulePt,
      widthPt: width * modulePt,
      heightPt: height * modulePt,
    }));
    this.#blocks.push({ role: 'qr', texts: [], rectangles });
    this.#besideQrUntilPt = this.#topPt + sizePt + 4 * modulePt;
  }

  /** Sets text from the present place on, and moves the place below it. */
  #setText(
    inlines: readonly Inline[],
    sizePt: number,
    indentPt: number,
    line: number,
  ): readonly PlacedText[] {
    const { ruler, style, template } = this.#press;
    const { invitationId } = this.#order;
    const filled = fillInlines(inlines, this.#values, invitationId, template.file, ruler);
    this.#failures.push(...filled.failures);
    const isBesideQr = this.#topPt < this.#besideQrUntilPt;
    const rightPt = isBesideQr
      ? this.#rightPt - (style.qrSizeMm + GAP_BESIDE_QR_MM) * POINTS_PER_MM
      : this.#rightPt;
    const availablePt = rightPt - this.#leftPt - indentPt;
    const lines = this.#breakText(filled.running, availablePt, sizePt, line);
    const linePt = sizePt * style.lineHeight;
    const texts = lines.flatMap((pieces, index) =>
      pieces.map((piece) => ({
        text: piece.text,
        isBold: piece.isBold,
        sizePt,
        leftPt: this.#leftPt + indentPt + piece.leftPt,
        baselinePt: this.#topPt + index * linePt + ASCENT * sizePt,
        widthPt: piece.widthPt,
      })),
    );
    this.#topPt += lines.length * linePt;
    return texts;
  }

  #breakText(
    running: RunningText,
    availablePt: number,
    sizePt: number,
    line: number,
  ): readonly (readonly LinePiece[])[] {
    const broken = breakLines(running, availablePt, sizePt, this.#press.ruler);
    if (broken.widestWordPt > availablePt) {
      const { invitationId } = this.#order;
      const widthMm = tenthsOfMm(broken.widestWordPt);
      const availableMm = Math.floor((availablePt / POINTS_PER_MM) * 10) / 10;
      const place = { file: this.#press.template.file, line };
      this.#failures.push(failure('letters.word-too-wide', { widthMm, availableMm, invitationId }, place));
    }
    return broken.lines;
  }

  #addTexts(role: BlockRole, texts: readonly PlacedText[]): void {
    this.#blocks.push({ role, texts, rectangles: [] });
  }
}

function frameOf(
  leftPt: number,
  topPt: number,
  widthPt: number,
  heightPt: number,
): readonly PlacedRectangle[] {
  return [
    { leftPt, topPt, widthPt, heightPt: FRAME_PT },
    { leftPt, topPt: topPt + heightPt - FRAME_PT, widthPt, heightPt: FRAME_PT },
    { leftPt, topPt: topPt + FRAME_PT, widthPt: FRAME_PT, heightPt: heightPt - 2 * FRAME_PT },
    {
      leftPt: leftPt + widthPt - FRAME_PT,
      topPt: topPt + FRAME_PT,
      widthPt: FRAME_PT,
      heightPt: heightPt - 2 * FRAME_PT,
    },
  ];
}
