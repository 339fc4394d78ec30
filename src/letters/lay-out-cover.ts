/** Lays out the sheet that lies on top of a printed batch, block below block. */
import { breakLines } from './break-lines.ts';
import type { FontRuler } from './font-ruler.ts';
import type { BlockRole, PlacedBlock, PlacedText } from './placed-letter.ts';
import { POINTS_PER_MM, fixOnPage } from './placed-letter.ts';

const LEFT_PT = 25 * POINTS_PER_MM;
const WIDTH_PT = 160 * POINTS_PER_MM;
/** Where the values stand, beside their labels. */
const VALUE_LEFT_PT = 75 * POINTS_PER_MM;
const TOP_PT = 30 * POINTS_PER_MM;
const BODY_PT = 11;
const SMALL_PT = 8;
const LINE_HEIGHT = 1.4;
const SIGNING_ROOM_PT = 24;
const RULE_PT = 0.5;

interface CoverText {
  readonly text: string;
  readonly isBold: boolean;
  readonly leftPt: number;
}

/** Collects the blocks of one page, from the top down. */
export class CoverLayout {
  readonly blocks: PlacedBlock[] = [];
  readonly #ruler: FontRuler;
  #baselinePt = TOP_PT;

  constructor(ruler: FontRuler) {
    this.#ruler = ruler;
  }

  title(text: string): void {
    this.#addTexts('title', [{ text, isBold: true, leftPt: LEFT_PT }], 20);
    this.#baselinePt += 8;
  }

  heading(text: string): void {
    this.#baselinePt += 14;
    this.#addTexts('heading', [{ text, isBold: true, leftPt: LEFT_PT }], 14);
    this.#baselinePt += 4;
  }

  /** A label with its value beside it. */
  fact(label: string, value: string): void {
    this.#addTexts(
      'paragraph',
      [
        { text: label, isBold: false, leftPt: LEFT_PT },
        { text: value, isBold: true, leftPt: VALUE_LEFT_PT },
      ],
      BODY_PT,
    );
  }

  paragraph(text: string): void {
    this.#addTexts('paragraph', [{ text, isBold: false, leftPt: LEFT_PT }], BODY_PT);
    this.#baselinePt += 4;
  }

  /** A step, and a rule for a name, a date and a signature. */
  signOff(step: string, below: string): void {
    this.#addTexts('paragraph', [{ text: step, isBold: false, leftPt: LEFT_PT }], BODY_PT);
    const topPt = this.#baselinePt + SIGNING_ROOM_PT - BODY_PT;
    const rule = { leftPt: LEFT_PT, topPt, widthPt: WIDTH_PT, heightPt: RULE_PT };
    // Drawn as fold marks are: nothing to be read aloud.
    this.blocks.push(fixOnPage({ role: 'fold-marks', isShared: false, texts: [], rectangles: [rule] }));
    this.#baselinePt = topPt + SMALL_PT * LINE_HEIGHT;
    this.#addTexts('paragraph', [{ text: below, isBold: false, leftPt: LEFT_PT }], SMALL_PT);
    this.#baselinePt += 10;
  }

  /** Texts side by side, each broken where its room ends. */
  #addTexts(role: BlockRole, parts: readonly CoverText[], sizePt: number): void {
    let lineCount = 1;
    const texts = parts.flatMap(({ text, isBold, leftPt }): readonly PlacedText[] => {
      const { lines } = breakLines([{ text, isBold }], LEFT_PT + WIDTH_PT - leftPt, sizePt, this.#ruler);
      lineCount = Math.max(lineCount, lines.length);
      return lines.flatMap((pieces, index) =>
        pieces.map((piece) => ({
          ...piece,
          sizePt,
          leftPt: leftPt + piece.leftPt,
          baselinePt: this.#baselinePt + index * sizePt * LINE_HEIGHT,
        })),
      );
    });
    this.blocks.push(fixOnPage({ role, isShared: false, texts, rectangles: [] }));
    this.#baselinePt += lineCount * sizePt * LINE_HEIGHT;
  }
}
