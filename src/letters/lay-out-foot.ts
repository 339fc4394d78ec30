/** Places the line at the foot of the front that says what is on the back. */
import { PAGE_HEIGHT_MM } from './envelope.ts';
import type { FontRuler } from './font-ruler.ts';
import { wordingOf } from './letter-language.ts';
import type { LetterStyle } from './letter-style.ts';
import type { LetterTemplate } from './letter-template.ts';
import type { PlacedBlock } from './placed-letter.ts';
import { POINTS_PER_MM, fixOnPage } from './placed-letter.ts';

/** The white that the text leaves for the line. */
export const FOOT_MM = 2;

const FROM_BOTTOM_MM = 9;
const SIZE_PT = 8;

/** "In English: see the back", for who cannot read the front, in that language; or that the letter goes on there. */
export function layOutFoot(
  template: LetterTemplate,
  backTemplate: LetterTemplate | undefined,
  pageCount: number,
  style: LetterStyle,
  ruler: FontRuler,
): readonly PlacedBlock[] {
  if (pageCount === 1) return [];
  const text =
    backTemplate === undefined
      ? wordingOf(template.language).continued
      : wordingOf(backTemplate.language).onTheBack;
  const placed = {
    text,
    isBold: backTemplate !== undefined,
    sizePt: SIZE_PT,
    leftPt: style.page.leftMm * POINTS_PER_MM,
    baselinePt: (PAGE_HEIGHT_MM - FROM_BOTTOM_MM) * POINTS_PER_MM,
    widthPt: ruler.widthPt(text, backTemplate !== undefined, SIZE_PT),
  };
  const drawing = { isShared: true, texts: [placed], rectangles: [] };
  return [
    // A reader who hears the letter comes to the back by itself; one who does not read the front must be told.
    fixOnPage(
      backTemplate === undefined
        ? { ...drawing, role: 'page-number' }
        : { ...drawing, role: 'paragraph', language: backTemplate.language },
    ),
  ];
}
