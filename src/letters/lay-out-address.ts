/** Places what shows in the window: the address by the rules of the post, the post's sorting line and the KIX. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { PageArea } from './envelope.ts';
import { findMissingGlyphs } from './fill-inlines.ts';
import type { AddressLine } from './fit-address.ts';
import { fitAddress } from './fit-address.ts';
import { KIX_HEIGHT_PT, KIX_QUIET_MM, kixTextOf, kixWidthPt, placeKix } from './kix.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlocks } from './lay-out-surroundings.ts';
import { addressAreaOf } from './lay-out-surroundings.ts';
import type { PlacedBlock, PlacedText } from './placed-letter.ts';
import {
  ASCENT,
  DESCENT,
  NOTHING,
  POINTS_PER_MM,
  fixOnPage,
  tenthsOfMm,
  wholeTenthsOfMm,
} from './placed-letter.ts';

/** What an address is set with. */
type AddressPress = Pick<LetterPress, 'style' | 'areas' | 'ruler'>;

const LEAST_LINE_COUNT = 3;
const MOST_LINE_COUNT = 6;
const LINE_HEIGHT = 1.2;
const MEASURES = { ascent: ASCENT, lineHeight: LINE_HEIGHT, descent: DESCENT };
const QUIET_PT = KIX_QUIET_MM * POINTS_PER_MM;

/**
 * Places the address below the sender line, as large as fits between the style's largest and smallest size, with the KIX
 * under it. Every line is measured; one that fits neither in its short form nor at the smallest size stops the letter.
 * Failures name the letter, no person.
 */
export function layOutAddress(order: LetterOrder, press: AddressPress): PlacedBlocks {
  const { style, areas, ruler } = press;
  const { invitationId } = order;
  const area = addressAreaOf(style, areas);
  const leftPt = area.leftMm * POINTS_PER_MM;
  const widthPt = (area.rightMm - area.leftMm) * POINTS_PER_MM;
  const bottomPt = area.bottomMm * POINTS_PER_MM;
  const sorting = layOutSortingLine(order, area, press);
  const kixText = style.hasKix ? findKix(order, widthPt) : undefined;
  const lines = linesOf(order);
  const room = {
    widthPt,
    heightPt: bottomPt - sorting.bottomPt,
    kixHeightPt: kixText === undefined ? undefined : KIX_HEIGHT_PT + 2 * QUIET_PT,
    largestPt: style.sizesPt.addressLargest,
    smallestPt: style.sizesPt.addressSmallest,
  };
  const fitted = fitAddress(lines, room, MEASURES, (text) => ruler.widthPt(text, false, 1));
  const { sizePt, gapPt } = fitted;
  const topPt = sorting.bottomPt + gapPt;
  const texts = fitted.lines.map(({ text, widthAt1Pt }, index) => ({
    text,
    isBold: false,
    sizePt,
    leftPt,
    baselinePt: topPt + (ASCENT + index * LINE_HEIGHT) * sizePt,
    widthPt: widthAt1Pt * sizePt,
  }));
  const failures = [...sorting.failures];
  for (const [index, { text }] of texts.entries()) {
    const addressLine = index + 1;
    if (text === '') failures.push(failure('letters.address-line-empty', { addressLine, invitationId }));
    failures.push(...findMissingGlyphs(text, invitationId, {}, ruler));
  }
  if (lines.length < LEAST_LINE_COUNT || lines.length > MOST_LINE_COUNT) {
    failures.push(failure('letters.address-line-count', { lineCount: lines.length, invitationId }));
  }
  for (const index of fitted.tooWide) {
    const widthMm = tenthsOfMm(texts[index]?.widthPt ?? 0);
    const availableMm = wholeTenthsOfMm(widthPt);
    const where = { addressLine: index + 1, invitationId };
    failures.push(failure('letters.address-too-wide', { ...where, widthMm, availableMm, sizePt }));
  }
  const heightPt = ((texts.length - 1) * LINE_HEIGHT + ASCENT + DESCENT) * sizePt;
  if (fitted.isTooHigh) {
    const heightMm = tenthsOfMm(heightPt);
    const availableMm = wholeTenthsOfMm(room.heightPt - gapPt);
    const params = { lineCount: texts.length, heightMm, availableMm, invitationId };
    failures.push(failure('letters.address-too-high', params));
  }
  const blocks = [
    ...sorting.blocks,
    fixOnPage({ role: 'address', isShared: false, texts, rectangles: NOTHING }),
  ];
  if (kixText !== undefined && fitted.hasKix) {
    blocks.push(kixBlockOf(kixText, leftPt, topPt + heightPt + QUIET_PT));
  }
  return { blocks, failures };
}

/** Each line with its short form; where the register has no short street, the line is its own. */
function linesOf({ addressee }: LetterOrder): readonly AddressLine[] {
  const { addressLines, shortAddressLines } = addressee;
  return addressLines.map((line, index) => {
    const text = clean(line);
    const short = shortAddressLines[index];
    return { text, shortText: short === undefined || short === line ? text : clean(short) };
  });
}

function clean(line: string): string {
  return line.normalize('NFC').trim();
}

/** The text of the KIX, when it fits beside its white edge: the left one is kept by the area of the address. */
function findKix({ addressee }: LetterOrder, availablePt: number): string | undefined {
  const text = kixTextOf(addressee);
  return text !== undefined && kixWidthPt(text) + QUIET_PT <= availablePt ? text : undefined;
}

function kixBlockOf(text: string, leftPt: number, topPt: number): PlacedBlock {
  const bars = placeKix(text, leftPt, topPt);
  return fixOnPage({ role: 'kix', isShared: false, texts: NOTHING, rectangles: NOTHING, bars });
}

interface SortingLine extends PlacedBlocks {
  /** Where the address may begin. */
  readonly bottomPt: number;
}

/** The line that the post's sorting gave, between the sender line and the address. */
function layOutSortingLine(order: LetterOrder, area: PageArea, press: AddressPress): SortingLine {
  const { style, ruler } = press;
  const { invitationId, sorting } = order;
  const topPt = area.topMm * POINTS_PER_MM + style.sizesPt.sender * LINE_HEIGHT;
  if (sorting === undefined || sorting.line === '') return { blocks: [], failures: [], bottomPt: topPt };
  const sizePt = style.sizesPt.sortingLine;
  const text = sorting.line;
  const widthPt = ruler.widthPt(text, false, sizePt);
  const availablePt = (area.rightMm - area.leftMm) * POINTS_PER_MM;
  const failures: Failure[] = [...findMissingGlyphs(text, invitationId, {}, ruler)];
  if (widthPt > availablePt) {
    const [widthMm, availableMm] = [tenthsOfMm(widthPt), wholeTenthsOfMm(availablePt)];
    failures.push(failure('letters.sorting-line-too-wide', { widthMm, availableMm, invitationId }));
  }
  const baselinePt = topPt + ASCENT * sizePt;
  const texts: PlacedText[] = [
    { text, isBold: false, sizePt, leftPt: area.leftMm * POINTS_PER_MM, baselinePt, widthPt },
  ];
  const block = fixOnPage({ role: 'sorting-line', isShared: false, texts, rectangles: NOTHING });
  return { blocks: [block], failures, bottomPt: topPt + LINE_HEIGHT * sizePt };
}
