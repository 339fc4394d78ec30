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
  readonly lines: readonly MeasuredLine[];
  readonly sizePt: number;
  /** Above the first line. */
  readonly gapPt: number;
  readonly hasKix: boolean;
  /** The numbers of the lines, from 0, that are too wide even so. */
  readonly tooWide: readonly number[];
  readonly isTooHigh: boolean;
}

export interface MeasuredLine {
  readonly text: string;
  readonly widthAt1Pt: number;
}

/** The parts of the size above the first baseline, from line to line, and below the last. */
export interface LineMeasures {
  readonly ascent: number;
  readonly lineHeight: number;
  readonly descent: number;
}

/** Sizes are tried from the largest down; the smallest is always one of them. */
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
  const { widthPt, largestPt, smallestPt } = room;
  const measure = (text: string): MeasuredLine => ({ text, widthAt1Pt: widthAt1Pt(text) });
  const chosen = lines.map(({ text, shortText }) => {
    const long = measure(text);
    return long.widthAt1Pt * largestPt <= widthPt || shortText === text ? long : measure(shortText);
  });
  const set = breakNames(chosen, widthPt / smallestPt, measure);
  const widest = widestOf(set);
  const tooWide =
    widest * smallestPt <= widthPt
      ? NONE
      : [...set.keys()].filter((index) => (set[index]?.widthAt1Pt ?? 0) * smallestPt > widthPt);
  const { ascent, lineHeight, descent } = measures;
  const heightOf = ascent + (set.length - 1) * lineHeight + descent;
  for (const kixHeightPt of room.kixHeightPt === undefined ? WITHOUT_KIX : [room.kixHeightPt, 0]) {
    for (const gapPt of GAPS_PT) {
      const leftPt = room.heightPt - gapPt - kixHeightPt;
      for (let sizePt = largestPt; ; sizePt = Math.max(sizePt - SIZE_STEP_PT, smallestPt)) {
        // A refused letter is measured at the smallest size, which is always tried.
        const isWideEnough = sizePt === smallestPt || widest * sizePt <= widthPt;
        if (isWideEnough && heightOf * sizePt <= leftPt) {
          return { lines: set, sizePt, gapPt, hasKix: kixHeightPt > 0, tooWide, isTooHigh: false };
        }
        if (sizePt <= smallestPt) break;
      }
    }
  }
  return { lines: set, sizePt: smallestPt, gapPt: GAPS_PT[1], hasKix: false, tooWide, isTooHigh: true };
}

const NONE: readonly number[] = [];
const WITHOUT_KIX = [0] as const;

function widestOf(lines: readonly MeasuredLine[]): number {
  let widest = 0;
  for (const { widthAt1Pt } of lines) widest = Math.max(widest, widthAt1Pt);
  return widest;
}

/** Breaks names that are wider into two lines, as long as there are lines left for it. */
function breakNames(
  lines: readonly MeasuredLine[],
  mostAt1Pt: number,
  measure: (text: string) => MeasuredLine,
): readonly MeasuredLine[] {
  if (widestOf(lines) <= mostAt1Pt) return lines;
  let count = lines.length;
  return lines.flatMap((line, index) => {
    const isName = index < lines.length - ADDRESS_LINE_COUNT;
    if (!isName || count >= MOST_LINE_COUNT || line.widthAt1Pt <= mostAt1Pt) return [line];
    const parts = halve(line.text, measure);
    if (parts === undefined || parts.some((part) => part.widthAt1Pt > mostAt1Pt)) return [line];
    count++;
    return parts;
  });
}

/** Divides a text at the space, or after the hyphen, that makes the wider part narrowest. */
function halve(
  text: string,
  measure: (text: string) => MeasuredLine,
): readonly [MeasuredLine, MeasuredLine] | undefined {
  let best: readonly [MeasuredLine, MeasuredLine] | undefined;
  let bestWidth = Infinity;
  for (const match of text.matchAll(/(?<=\S)[ -](?=\S)/g)) {
    const first = measure(text.slice(0, match.index + 1).trimEnd());
    const second = measure(text.slice(match.index + 1));
    const width = Math.max(first.widthAt1Pt, second.widthAt1Pt);
    if (width < bestWidth) [best, bestWidth] = [[first, second], width];
  }
  return best;
}
