/** Places the reference lines beside the window: the date, the letter number and whom to ask. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_WIDTH_MM } from './envelope.ts';
import { findMissingGlyphs } from './fill-inlines.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlocks } from './lay-out-surroundings.ts';
import type { PlacedBlock, PlacedText } from './placed-letter.ts';
import { ASCENT, POINTS_PER_MM, fixOnPage, tenthsOfMm, wholeTenthsOfMm } from './placed-letter.ts';

const GAP_BESIDE_WINDOW_MM = 4;

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
      const [widthMm, availableMm] = [tenthsOfMm(widthPt), wholeTenthsOfMm(availablePt)];
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
