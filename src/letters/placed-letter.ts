/**
 * A letter with the place of every word and line on the page. It is plain data: the printer draws it, checks measure it.
 * Points (1/72 inch) from the top left corner of the page; blocks and texts stand in reading order.
 */
import type { InvitationId } from '../domain/ids.ts';
import type { PageArea } from './envelope.ts';

/** What a block is to a reader. Only the first two belong in the envelope's window. */
export type BlockRole =
  | 'sender'
  | 'address'
  | 'letterhead'
  | 'reference'
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'code'
  | 'qr'
  | 'fold-marks'
  | 'sheet-mark';

/** A piece of one line in one font. */
export interface PlacedText {
  readonly text: string;
  readonly isBold: boolean;
  readonly sizePt: number;
  readonly leftPt: number;
  readonly baselinePt: number;
  readonly widthPt: number;
}

export interface PlacedRectangle {
  readonly leftPt: number;
  readonly topPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface PlacedBlock {
  readonly role: BlockRole;
  readonly texts: readonly PlacedText[];
  readonly rectangles: readonly PlacedRectangle[];
  /** The colour of the rectangles; pure black when there is none. Text is always pure black. */
  readonly colour?: string;
}

export interface PlacedLetter {
  readonly invitationId: InvitationId;
  readonly blocks: readonly PlacedBlock[];
}

export const POINTS_PER_MM = 72 / 25.4;

/** How far letters with accents reach above the baseline, and tails below it, as parts of the size. */
export const ASCENT = 0.95;
export const DESCENT = 0.25;

/** Rounds up to a tenth of a millimetre, for messages. */
export function tenthsOfMm(points: number): number {
  return Math.ceil((points / POINTS_PER_MM) * 10 - 1e-9) / 10;
}

/** The areas that a block covers, one a text or rectangle. */
export function areasOf(block: PlacedBlock): readonly PageArea[] {
  const texts = block.texts.map(({ leftPt, baselinePt, widthPt, sizePt }) =>
    toArea(leftPt, baselinePt - ASCENT * sizePt, widthPt, (ASCENT + DESCENT) * sizePt),
  );
  const rectangles = block.rectangles.map(({ leftPt, topPt, widthPt, heightPt }) =>
    toArea(leftPt, topPt, widthPt, heightPt),
  );
  return [...texts, ...rectangles];
}

function toArea(leftPt: number, topPt: number, widthPt: number, heightPt: number): PageArea {
  return {
    leftMm: leftPt / POINTS_PER_MM,
    topMm: topPt / POINTS_PER_MM,
    rightMm: (leftPt + widthPt) / POINTS_PER_MM,
    bottomMm: (topPt + heightPt) / POINTS_PER_MM,
  };
}
