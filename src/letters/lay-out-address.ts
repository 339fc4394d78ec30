/** Places what stands beside and in the window: the address by the rules of the post, and the reference lines. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_WIDTH_MM } from './envelope.ts';
import { findMissingGlyphs } from './fill-inlines.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlocks } from './lay-out-surroundings.ts';
import { addressAreaOf } from './lay-out-surroundings.ts';
import type { PlacedBlock, PlacedText } from './placed-letter.ts';
import { ASCENT, DESCENT, POINTS_PER_MM, fixOnPage, tenthsOfMm } from './placed-letter.ts';

const LEAST_LINE_COUNT = 3;
const MOST_LINE_COUNT = 6;
const SIZE_STEP_PT = 0.5;
const LINE_HEIGHT = 1.2;
const GAP_BELOW_SENDER_MM = 1;
const GAP_BESIDE_WINDOW_MM = 4;

/**
 * Places the address below the sender line, as large as fits between the style's largest and smallest size. Every line
 * is measured; one that does not fit even at the smallest size stops the letter. Failures name the letter, no person.
 */
export function layOutAddress(order: LetterOrder, press: LetterPress): PlacedBlocks {
  const { style, ruler, areas } = press;
  const { invitationId } = order;
  const lines = order.addressee.addressLines.map((line) => line.normalize('NFC').trim());
  const failures: Failure[] = lines.flatMap((line, index) => [
    ...(line === '' ? [failure('letters.address-line-empty', { addressLine: index + 1, invitationId })] : []),
    ...findMissingGlyphs(line, invitationId, {}, ruler),
  ]);
  if (lines.length < LEAST_LINE_COUNT || lines.length > MOST_LINE_COUNT) {
    failures.push(failure('letters.address-line-count', { lineCount: lines.length, invitationId }));
  }
  const area = addressAreaOf(style, areas);
  const topPt =
    area.topMm * POINTS_PER_MM + style.sizesPt.sender * LINE_HEIGHT + GAP_BELOW_SENDER_MM * POINTS_PER_MM;
  const availableWidthPt = (area.rightMm - area.leftMm) * POINTS_PER_MM;
  const availableHeightPt = area.bottomMm * POINTS_PER_MM - topPt;
  const widestAt = (sizePt: number): number =>
    Math.max(0, ...lines.map((line) => ruler.widthPt(line, false, sizePt)));
  const heightAt = (sizePt: number): number => ((lines.length - 1) * LINE_HEIGHT + ASCENT + DESCENT) * sizePt;

  const { addressLargest, addressSmallest } = style.sizesPt;
  let sizePt = addressLargest;
  while (
    sizePt > addressSmallest &&
    (widestAt(sizePt) > availableWidthPt || heightAt(sizePt) > availableHeightPt)
  ) {
    sizePt = Math.max(addressSmallest, sizePt - SIZE_STEP_PT);
  }
  for (const [index, line] of lines.entries()) {
    const widthPt = ruler.widthPt(line, false, sizePt);
    if (widthPt <= availableWidthPt) continue;
    failures.push(
      failure('letters.address-too-wide', {
        addressLine: index + 1,
        widthMm: tenthsOfMm(widthPt),
        availableMm: floorToTenths(availableWidthPt),
        sizePt,
        invitationId,
      }),
    );
  }
  if (heightAt(sizePt) > availableHeightPt) {
    failures.push(
      failure('letters.address-too-high', {
        lineCount: lines.length,
        heightMm: tenthsOfMm(heightAt(sizePt)),
        availableMm: floorToTenths(availableHeightPt),
        invitationId,
      }),
    );
  }
  const texts = lines.map((text, index) => ({
    text,
    isBold: false,
    sizePt,
    leftPt: area.leftMm * POINTS_PER_MM,
    baselinePt: topPt + (ASCENT + index * LINE_HEIGHT) * sizePt,
    widthPt: ruler.widthPt(text, false, sizePt),
  }));
  return { blocks: [fixOnPage({ role: 'address', isShared: false, texts, rectangles: [] })], failures };
}

/** Places the date, the letter number and the contact on the widest side beside the window. */
export function layOutReference(order: LetterOrder, press: LetterPress): PlacedBlocks {
  const { style, ruler, areas, values, settings, template } = press;
  const wording = wordingOf(template.language);
  const isLeft =
    areas.ever.leftMm - style.page.leftMm > PAGE_WIDTH_MM - style.page.rightMm - areas.ever.rightMm;
  const leftMm = isLeft ? style.page.leftMm : areas.ever.rightMm + GAP_BESIDE_WINDOW_MM;
  const rightMm = isLeft ? areas.ever.leftMm - GAP_BESIDE_WINDOW_MM : PAGE_WIDTH_MM - style.page.rightMm;
  const availablePt = (rightMm - leftMm) * POINTS_PER_MM;
  const sizePt = style.sizesPt.reference;
  const { name } = settings.panel.contact;
  const lineTexts = [wording.date, values.letterDate, wording.letterNumber, order.invitationId];
  lineTexts.push(wording.questions, name, values.contactPhone, values.contactEmail);
  const groupStarts = new Set([0, 2, 4]);
  const failures: Failure[] = [];
  let baselinePt = areas.always.topMm * POINTS_PER_MM + ASCENT * sizePt;
  const texts = lineTexts.map((text, index): PlacedText => {
    const isBold = groupStarts.has(index);
    if (isBold && index > 0) baselinePt += sizePt * 0.5;
    const widthPt = ruler.widthPt(text, isBold, sizePt);
    const place = { setting: 'panel.contact' };
    if (widthPt > availablePt) {
      const [widthMm, availableMm] = [tenthsOfMm(widthPt), floorToTenths(availablePt)];
      const part = 'text beside the address';
      failures.push(failure('letters.line-too-wide', { part, widthMm, availableMm }, place));
    }
    failures.push(...findMissingGlyphs(text, undefined, place, ruler));
    const placed = { text, isBold, sizePt, leftPt: leftMm * POINTS_PER_MM, baselinePt, widthPt };
    baselinePt += sizePt * 1.3;
    return placed;
  });
  // All but the number of the letter is the same in every letter.
  const numberAt = 3;
  const blockOf = (key: string, texts: readonly PlacedText[]): PlacedBlock => {
    const shared = press.sharedParts.once(key, availablePt, () => ({
      drawing: { role: 'reference', isShared: true, texts, rectangles: [] },
      heightPt: 0,
      failures: [],
    }));
    if (shared.drawing === undefined) throw new Error('the reference lines were just laid out');
    return fixOnPage(shared.drawing);
  };
  const number = { role: 'reference', isShared: false, rectangles: [] } as const;
  const blocks = [
    blockOf('above the letter number', texts.slice(0, numberAt)),
    fixOnPage({ ...number, texts: texts.slice(numberAt, numberAt + 1) }),
    blockOf('below the letter number', texts.slice(numberAt + 1)),
  ];
  return { blocks, failures };
}

function floorToTenths(points: number): number {
  return Math.floor((points / POINTS_PER_MM) * 10) / 10;
}
