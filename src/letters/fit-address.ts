/** Chooses how an address is set in the window: which form of each line, at which size, and with or without KIX. */

/** What the window has room for, and what must stand in it. Widths and heights in points. */
export interface AddressRoom {
  readonly widthPt: number;
  /** From the sender line (and the sorting line) to the bottom of what always shows. */
  readonly heightPt: number;
  /** Of the KIX with the white above and below it; `undefined` when the letter has none. */
  readonly kixHeightPt: number | undefined;
  readonly largestPt: number;
  readonly smallestPt: number;
}

/** A line of the address, and the form that stands in for it where it is too wide. */
export interface AddressLine {
  readonly text: string;
  readonly shortText: string;
}

export interface FittedAddress {
  readonly lines: readonly string[];
  readonly sizePt: number;
  /** Above the first line. */
  readonly gapPt: number;
  readonly hasKix: boolean;
  /** The numbers of the lines, from 0, that are too wide even so. */
  readonly tooWide: readonly number[];
  readonly isTooHigh: boolean;
}

/** The parts of the size above the first baseline, from line to line, and below the last. */
export interface LineMeasures {
  readonly ascent: number;
  readonly lineHeight: number;
  readonly descent: number;
}

const SIZE_STEP_PT = 0.5;
/** 1 mm, or 0.3 mm where the KIX needs the rest. */
const GAPS_PT = [2.83, 0.85] as const;
/** An address has six lines at most; the last two are street and place. */
const MOST_LINE_COUNT = 6;
const ADDRESS_LINE_COUNT = 2;

/**
 * Fits an address. A line that is too wide at the largest size gets its short form first (NEN 5825); then all lines get
 * smaller; a name that is too wide even so takes two lines. The KIX is kept at the cost of size, and left out when it fits
 * at no size: the post can read the address itself.
 * @param widthAt1Pt the width of a text at 1 point
 */
export function fitAddress(
  lines: readonly AddressLine[],
  room: AddressRoom,
  measures: LineMeasures,
  widthAt1Pt: (text: string) => number,
): FittedAddress {
  const fits = (text: string, sizePt: number): boolean => widthAt1Pt(text) * sizePt <= room.widthPt;
  const chosen = lines.map(({ text, shortText }) => (fits(text, room.largestPt) ? text : shortText));
  const texts = breakNames(chosen, (text) => fits(text, room.smallestPt), widthAt1Pt);
  const tooWide = [...texts.keys()].filter((index) => !fits(texts[index] ?? '', room.smallestPt));
  const sizes = sizesOf(room).filter((sizePt) => texts.every((text) => fits(text, sizePt)));
  // A refused letter is measured at the smallest size.
  const candidates = sizes.length === 0 ? [room.smallestPt] : sizes;
  const { ascent, lineHeight, descent } = measures;
  const heightOf = ascent + (texts.length - 1) * lineHeight + descent;
  const kixHeights = room.kixHeightPt === undefined ? [] : [room.kixHeightPt];
  for (const kixHeightPt of [...kixHeights, 0]) {
    for (const gapPt of GAPS_PT) {
      const sizePt = candidates.find((size) => gapPt + heightOf * size + kixHeightPt <= room.heightPt);
      if (sizePt !== undefined) {
        return { lines: texts, sizePt, gapPt, hasKix: kixHeightPt > 0, tooWide, isTooHigh: false };
      }
    }
  }
  return {
    lines: texts,
    sizePt: room.smallestPt,
    gapPt: GAPS_PT[1],
    hasKix: false,
    tooWide,
    isTooHigh: true,
  };
}

/** Breaks names that do not fit into two lines, as long as there are lines left for it. */
function breakNames(
  texts: readonly string[],
  fits: (text: string) => boolean,
  widthOf: (text: string) => number,
): readonly string[] {
  let count = texts.length;
  return texts.flatMap((text, index) => {
    const isName = index < texts.length - ADDRESS_LINE_COUNT;
    if (!isName || count >= MOST_LINE_COUNT || fits(text)) return [text];
    const parts = halve(text, widthOf);
    if (parts === undefined || !parts.every(fits)) return [text];
    count++;
    return parts;
  });
}

/** Divides a text at the space, or after the hyphen, that makes the wider part narrowest. */
function halve(text: string, widthOf: (text: string) => number): readonly [string, string] | undefined {
  let best: readonly [string, string] | undefined;
  let bestWidth = Infinity;
  for (const match of text.matchAll(/(?<=\S)[ -](?=\S)/g)) {
    const parts = [text.slice(0, match.index + 1).trimEnd(), text.slice(match.index + 1)] as const;
    const width = Math.max(...parts.map(widthOf));
    if (width < bestWidth) [best, bestWidth] = [parts, width];
  }
  return best;
}

/** From the largest down in half points; the smallest is always one of them. */
function sizesOf({ largestPt, smallestPt }: AddressRoom): readonly number[] {
  const sizes: number[] = [];
  for (let sizePt = largestPt; sizePt > smallestPt; sizePt -= SIZE_STEP_PT) sizes.push(sizePt);
  return [...sizes, smallestPt];
}
