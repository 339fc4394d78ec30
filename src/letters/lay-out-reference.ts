/** Places the reference lines beside the window: the date, the letter number and whom to ask. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_WIDTH_MM } from './envelope.ts';
import { findMissingGlyphs } from './fill-inlines.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedBlocks } from './lay-out-surroundings.ts';
import type { PlacedText } from './placed-letter.ts';
import type { LaidOutPart } from './shared-parts.ts';
import { ASCENT, NOTHING, POINTS_PER_MM, tenthsOfMm, wholeTenthsOfMm } from './placed-letter.ts';

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
  const place = { setting: 'panel.contact' };
  const setLine = (text: string, isBold: boolean, baselinePt: number, found: Failure[]): PlacedText => {
    const widthPt = ruler.widthPt(text, isBold, sizePt);
    if (widthPt > availablePt) {
      const [widthMm, availableMm] = [tenthsOfMm(widthPt), wholeTenthsOfMm(availablePt)];
      found.push(failure('letters.line-too-wide', { part: 'reference', widthMm, availableMm }, place));
    }
    found.push(...findMissingGlyphs(text, undefined, place, ruler));
    return { text, isBold, sizePt, leftPt: leftMm * POINTS_PER_MM, baselinePt, widthPt };
  };
  const firstPt = areas.always.topMm * POINTS_PER_MM + ASCENT * sizePt;
  const baselineOf = (line: number, group: number): number => firstPt + (line * 1.3 + group * 0.5) * sizePt;
  // All but the number of the letter is the same in every letter.
  const share = (key: string, setLines: (found: Failure[]) => readonly PlacedText[]): LaidOutPart =>
    press.sharedParts.once(key, availablePt, () => {
      const found: Failure[] = [];
      const drawing = { role: 'reference', isShared: true, texts: setLines(found), rectangles: [] } as const;
      return { drawing, heightPt: 0, failures: found };
    });
  const above = share('above the letter number', (found) => [
    setLine(wording.date, true, baselineOf(0, 0), found),
    setLine(values.letterDate, false, baselineOf(1, 0), found),
    setLine(wording.letterNumber, true, baselineOf(2, 1), found),
  ]);
  const failures: Failure[] = [];
  const texts = [setLine(order.invitationId, false, baselineOf(3, 1), failures)];
  const number = { role: 'reference', isShared: false, texts, rectangles: NOTHING } as const;
  const below = share('below the letter number', (found) => [
    setLine(wording.questions, true, baselineOf(4, 2), found),
    ...[name, values.contactPhone, values.contactEmail].map((text, index) =>
      setLine(text, false, baselineOf(5 + index, 2), found),
    ),
  ]);
  const drawings = [above.drawing, number, below.drawing].filter((drawing) => drawing !== undefined);
  return {
    blocks: drawings.map((drawing) => press.sharedParts.place(drawing, 0)),
    failures: [...above.failures, ...failures, ...below.failures],
  };
}
