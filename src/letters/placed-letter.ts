/**
 * A letter with the place of every word and line on its pages. It is plain data: the printer draws it, checks measure it.
 * Points (1/72 inch) from the top left corner of the page; blocks and texts stand in reading order.
 */
import type { InvitationId } from '../domain/ids.ts';
import type { PageArea } from './envelope.ts';

/** What a block is to a reader. Only sender, address, KIX and sorting line belong in the envelope's window. */
export type BlockRole =
  | 'sender'
  | 'address'
  | 'kix'
  | 'sorting-line'
  | 'letterhead'
  | 'logo'
  | 'reference'
  | 'title'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'code'
  | 'qr'
  | 'signature'
  | 'page-number'
  | 'fold-marks'
  | 'inserter-mark'
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

/** A picture: the bytes of a PNG, or filled shapes, which stay sharp at any size. */
export type LetterImage =
  | {
      readonly kind: 'pixels';
      readonly png: Uint8Array;
      /** The size in pixels. */
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'shapes';
      /** The size in the units of the shapes. */
      readonly width: number;
      readonly height: number;
      readonly shapes: readonly ImageShape[];
    };

export interface ImageShape {
  /** The `d` of an SVG path, in units from the top left corner of the picture. */
  readonly path: string;
  /** `#` and six hexadecimal digits. */
  readonly colour: string;
  readonly isEvenOdd: boolean;
}

/** A picture at its place, stretched to the rectangle. */
export interface PlacedImage extends PlacedRectangle {
  readonly image: LetterImage;
}

/** Black and white squares (modules) in rows, as many as columns: a QR code or a Data Matrix. */
export interface ModuleSquare {
  /** Along each side, without the white edge. */
  readonly columnCount: number;
  /**
   * Row by row from the top left: 1 is black, 0 is white. Those of a QR code are made when they are asked
   * for, and then are a view, which those of the next code change.
   */
  readonly modules: Uint8Array;
}

export interface PlacedMatrix {
  readonly square: ModuleSquare;
  readonly leftPt: number;
  readonly topPt: number;
  readonly modulePt: number;
}

/** Upright bars of four kinds at equal distances: the barcode of the post. */
export interface PlacedBars {
  /** A letter a bar: full, ascender, descender or tracker, which is the part in the middle that every bar has. */
  readonly states: string;
  readonly leftPt: number;
  readonly topPt: number;
  readonly pitchPt: number;
  readonly barWidthPt: number;
  readonly trackerPt: number;
  /** How far a bar reaches above or below the tracker. */
  readonly reachPt: number;
}

/** Which texts of a list belong to one item, by their numbers in `texts`: the label, then the body up to `end`. */
export interface PlacedItem {
  readonly labelFrom: number;
  readonly bodyFrom: number;
  readonly end: number;
}

/** What a block draws, from the point where the block is placed. */
export interface BlockDrawing {
  readonly role: BlockRole;
  /** Whether it is the same object in every letter of a press, so that a file needs to hold it once. */
  readonly isShared: boolean;
  readonly texts: readonly PlacedText[];
  readonly rectangles: readonly PlacedRectangle[];
  readonly images?: readonly PlacedImage[];
  readonly matrix?: PlacedMatrix;
  readonly bars?: PlacedBars;
  /** The colour of the rectangles; pure black when there is none. Text is always pure black. */
  readonly colour?: string;
  /** The language of the text where it differs from the letter's. */
  readonly language?: string;
  /** What is read aloud in place of something drawn: a QR code, a logo, a signature. */
  readonly alternative?: string;
  /** Of a list. */
  readonly items?: readonly PlacedItem[];
}

export interface PlacedBlock {
  readonly drawing: BlockDrawing;
  /** How far below the top of the page the drawing begins; 0 for what has a fixed place on the page. */
  readonly downPt: number;
}

export interface PlacedPage {
  readonly blocks: readonly PlacedBlock[];
}

export interface PlacedLetter {
  readonly invitationId: InvitationId;
  readonly pages: readonly PlacedPage[];
}

/** Blocks that mean nothing to a reader: they are for the post and the mailroom, and are not read aloud. */
const rolesOfMachines: ReadonlySet<BlockRole> = new Set<BlockRole>([
  'kix',
  'sorting-line',
  'page-number',
  'fold-marks',
  'inserter-mark',
  'sheet-mark',
]);

/** Whether a block is left out when the letter is read aloud. */
export function isForMachines(role: BlockRole): boolean {
  return rolesOfMachines.has(role);
}

export const POINTS_PER_MM = 72 / 25.4;

/** How far letters with accents reach above the baseline, and tails below it, as parts of the size. */
export const ASCENT = 0.95;
export const DESCENT = 0.25;

/** For drawings without texts, rectangles or both: one list for all, since there are thousands. */
export const NOTHING: readonly never[] = [];

/** Rounds up to a tenth of a millimetre, for messages. */
export function tenthsOfMm(points: number): number {
  return Math.ceil((points / POINTS_PER_MM) * 10 - 1e-9) / 10;
}

/** Rounds down to a tenth of a millimetre, for the room that messages name. */
export function wholeTenthsOfMm(points: number): number {
  return Math.floor((points / POINTS_PER_MM) * 10) / 10;
}

/** Places a drawing whose coordinates are those of the page. */
export function fixOnPage(drawing: BlockDrawing): PlacedBlock {
  return { drawing, downPt: 0 };
}

/** The rectangles of bars, from left to right. */
export function barRectangles(bars: PlacedBars): readonly PlacedRectangle[] {
  const { leftPt, topPt, pitchPt, barWidthPt, trackerPt, reachPt } = bars;
  return Array.from(bars.states, (state, index) => {
    const isUp = state === 'F' || state === 'A';
    const isDown = state === 'F' || state === 'D';
    return {
      leftPt: leftPt + index * pitchPt,
      topPt: isUp ? topPt : topPt + reachPt,
      widthPt: barWidthPt,
      heightPt: trackerPt + (isUp ? reachPt : 0) + (isDown ? reachPt : 0),
    };
  });
}

/** The areas that a block covers: one a text, rectangle or picture. */
export function areasOf({ drawing, downPt }: PlacedBlock): readonly PageArea[] {
  const { texts, rectangles, images, matrix, bars } = drawing;
  const areas = texts.map(({ leftPt, baselinePt, widthPt, sizePt }) =>
    toArea(leftPt, downPt + baselinePt - ASCENT * sizePt, widthPt, (ASCENT + DESCENT) * sizePt),
  );
  const add = ({ leftPt, topPt, widthPt, heightPt }: PlacedRectangle): void => {
    areas.push(toArea(leftPt, downPt + topPt, widthPt, heightPt));
  };
  for (const rectangle of rectangles) add(rectangle);
  for (const image of images ?? NOTHING) add(image);
  for (const drawn of [matrix, bars]) {
    if (drawn === undefined) continue;
    const { widthPt, heightPt } = sizeOf(drawn);
    areas.push(toArea(drawn.leftPt, downPt + drawn.topPt, widthPt, heightPt));
  }
  return areas;
}

/** The smallest area that holds all of a block. */
export function boundsOf({ drawing, downPt }: PlacedBlock): PageArea {
  const { texts, rectangles, images = NOTHING, matrix, bars } = drawing;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { leftPt, baselinePt, widthPt, sizePt } of texts) {
    left = Math.min(left, leftPt);
    top = Math.min(top, baselinePt - ASCENT * sizePt);
    right = Math.max(right, leftPt + widthPt);
    bottom = Math.max(bottom, baselinePt + DESCENT * sizePt);
  }
  for (const list of [rectangles, images]) {
    for (const { leftPt, topPt, widthPt, heightPt } of list) {
      left = Math.min(left, leftPt);
      top = Math.min(top, topPt);
      right = Math.max(right, leftPt + widthPt);
      bottom = Math.max(bottom, topPt + heightPt);
    }
  }
  for (const drawn of [matrix, bars]) {
    if (drawn === undefined) continue;
    const { widthPt, heightPt } = sizeOf(drawn);
    left = Math.min(left, drawn.leftPt);
    top = Math.min(top, drawn.topPt);
    right = Math.max(right, drawn.leftPt + widthPt);
    bottom = Math.max(bottom, drawn.topPt + heightPt);
  }
  return toArea(left, downPt + top, right - left, bottom - top);
}

function sizeOf(drawn: PlacedMatrix | PlacedBars): { readonly widthPt: number; readonly heightPt: number } {
  if ('square' in drawn) {
    const sizePt = drawn.square.columnCount * drawn.modulePt;
    return { widthPt: sizePt, heightPt: sizePt };
  }
  const widthPt = (drawn.states.length - 1) * drawn.pitchPt + drawn.barWidthPt;
  return { widthPt, heightPt: drawn.trackerPt + 2 * drawn.reachPt };
}

function toArea(leftPt: number, topPt: number, widthPt: number, heightPt: number): PageArea {
  return {
    leftMm: leftPt / POINTS_PER_MM,
    topMm: topPt / POINTS_PER_MM,
    rightMm: (leftPt + widthPt) / POINTS_PER_MM,
    bottomMm: (topPt + heightPt) / POINTS_PER_MM,
  };
}
