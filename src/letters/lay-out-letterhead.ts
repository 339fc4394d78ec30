/** Places the top of the letter: its lines, the logo beside them, and the thin line below both. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import { PAGE_WIDTH_MM } from './envelope.ts';
import { fillLine } from './fill-inlines.ts';
import type { FontRuler } from './font-ruler.ts';
import { fitInside } from './fit-image.ts';
import type { LetterStyle } from './letter-style.ts';
import type { LetterImage, PlacedBlock, PlacedRectangle, PlacedText } from './placed-letter.ts';
import { ASCENT, POINTS_PER_MM, fixOnPage, tenthsOfMm, wholeTenthsOfMm } from './placed-letter.ts';
import type { SettingsValues } from './placeholders.ts';

const LINE_WIDTH_PT = 0.75;
const GAP_ABOVE_LINE_PT = 4;
const GAP_BESIDE_LOGO_MM = 6;

interface PlacedLogo {
  readonly area: PlacedRectangle;
  readonly blocks: readonly PlacedBlock[];
  readonly failures: readonly Failure[];
}

/** Places the letterhead and the logo. Refuses lines that do not fit and placeholders without a value. */
export function layOutLetterhead(
  style: LetterStyle,
  values: SettingsValues,
  ruler: FontRuler,
  image: LetterImage | undefined,
): { readonly blocks: readonly PlacedBlock[]; readonly failures: readonly Failure[] } {
  const { leftMm, rightMm, topMm } = style.page;
  const leftPt = leftMm * POINTS_PER_MM;
  const widthPt = (PAGE_WIDTH_MM - leftMm - rightMm) * POINTS_PER_MM;
  const logo = layOutLogo(style, values, ruler, image);
  const takenPt = logo === undefined ? 0 : logo.area.widthPt + GAP_BESIDE_LOGO_MM * POINTS_PER_MM;
  const textLeftPt = leftPt + (style.logo?.place === 'left' ? takenPt : 0);
  const texts: PlacedText[] = [];
  const failures: Failure[] = [...(logo?.failures ?? [])];
  let topPt = topMm * POINTS_PER_MM;
  for (const [index, line] of style.letterhead.entries()) {
    const place = { file: style.file, line: style.lines.letterhead, setting: 'letterhead' };
    const filled = fillLine(line, values, place, ruler);
    const isBold = index === 0;
    const sizePt = isBold ? style.sizesPt.letterhead : style.sizesPt.letterhead * 0.75;
    const lineWidthPt = ruler.widthPt(filled.text, isBold, sizePt);
    failures.push(...filled.failures);
    if (lineWidthPt > widthPt - takenPt) {
      const params = { widthMm: tenthsOfMm(lineWidthPt), availableMm: wholeTenthsOfMm(widthPt - takenPt) };
      failures.push(failure('letters.line-too-wide', { part: 'letterhead', ...params }, place));
    }
    const baselinePt = topPt + ASCENT * sizePt;
    texts.push({ text: filled.text, isBold, sizePt, leftPt: textLeftPt, baselinePt, widthPt: lineWidthPt });
    topPt += sizePt * 1.3;
  }
  const lowestPt = Math.max(topPt, logo === undefined ? 0 : logo.area.topPt + logo.area.heightPt);
  const line = { leftPt, topPt: lowestPt + GAP_ABOVE_LINE_PT, widthPt, heightPt: LINE_WIDTH_PT };
  const drawing = {
    role: 'letterhead',
    isShared: true,
    texts,
    rectangles: texts.length === 0 && logo === undefined ? [] : [line],
    colour: style.lineColour,
  } as const;
  return { blocks: [...(logo?.blocks ?? []), fixOnPage(drawing)], failures };
}

/** The logo at the top of the page, against the left or the right margin. */
function layOutLogo(
  style: LetterStyle,
  values: SettingsValues,
  ruler: FontRuler,
  image: LetterImage | undefined,
): PlacedLogo | undefined {
  const { logo, page } = style;
  if (logo === undefined || image === undefined) return undefined;
  const place = { file: style.file, line: style.lines.logo, setting: 'logo.alternative' };
  const alternative = fillLine(logo.alternative, values, place, ruler);
  const size = fitInside(image, logo.widthMm, logo.heightMm);
  const area = {
    leftPt:
      logo.place === 'left'
        ? page.leftMm * POINTS_PER_MM
        : (PAGE_WIDTH_MM - page.rightMm) * POINTS_PER_MM - size.widthPt,
    topPt: page.topMm * POINTS_PER_MM,
    ...size,
  };
  const drawing = {
    role: 'logo',
    isShared: true,
    texts: [],
    rectangles: [],
    images: [{ ...area, image }],
    alternative: alternative.text,
  } as const;
  return { area, blocks: [fixOnPage(drawing)], failures: alternative.failures };
}
