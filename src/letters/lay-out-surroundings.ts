/** Places what is the same around every letter: letterhead, the sender line above the address, and the fold marks. */
import type { LetterPart } from '../domain/failures/letter-words.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { PageArea, WindowAreas } from './envelope.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM } from './envelope.ts';
import { fillLine } from './fill-inlines.ts';
import type { FontRuler } from './font-ruler.ts';
import { KIX_QUIET_MM } from './kix.ts';
import { layOutLetterhead } from './lay-out-letterhead.ts';
import type { HouseImages } from './letter-image.ts';
import type { LetterStyle } from './letter-style.ts';
import type { PlacedBlock, PlacedRectangle } from './placed-letter.ts';
import { ASCENT, POINTS_PER_MM, fixOnPage, tenthsOfMm } from './placed-letter.ts';
import type { SettingsValues } from './placeholders.ts';

export interface PlacedBlocks {
  readonly blocks: readonly PlacedBlock[];
  readonly failures: readonly Failure[];
}

const FOLD_MARK_FROM_MM = 4;
const FOLD_MARK_WIDTH_MM = 4;
const FOLD_MARK_HEIGHT_PT = 0.4;

/**
 * The part of the window in which the address is set: always visible, not left of the page's own margin, and with room for
 * the white that a KIX needs beside it.
 */
export function addressAreaOf(style: LetterStyle, areas: WindowAreas): PageArea {
  const quietMm = style.hasKix ? KIX_QUIET_MM : 0;
  return {
    ...areas.always,
    leftMm: Math.max(areas.always.leftMm + quietMm, style.page.leftMm),
    rightMm: Math.min(areas.always.rightMm, PAGE_WIDTH_MM - LEAST_EDGE_MM),
  };
}

/** Printers leave this edge white. */
const LEAST_EDGE_MM = 6;

/** Places the surroundings. Refuses lines that do not fit and placeholders without a value. */
export function layOutSurroundings(
  style: LetterStyle,
  values: SettingsValues,
  areas: WindowAreas,
  ruler: FontRuler,
  images: HouseImages,
): PlacedBlocks {
  const letterhead = layOutLetterhead(style, values, ruler, images.logo);
  const sender = layOutSender(style, values, areas, ruler);
  return {
    blocks: [...letterhead.blocks, ...sender.blocks, ...foldMarksOf(style)],
    failures: [...letterhead.failures, ...sender.failures],
  };
}

function layOutSender(
  style: LetterStyle,
  values: SettingsValues,
  areas: WindowAreas,
  ruler: FontRuler,
): PlacedBlocks {
  const area = addressAreaOf(style, areas);
  const place = { file: style.file, line: style.lines.sender, setting: 'sender' };
  const { text, failures } = fillLine(style.sender, values, place, ruler);
  const sizePt = style.sizesPt.sender;
  const widthPt = ruler.widthPt(text, false, sizePt);
  const availablePt = (area.rightMm - area.leftMm) * POINTS_PER_MM;
  const placed = {
    text,
    isBold: false,
    sizePt,
    leftPt: area.leftMm * POINTS_PER_MM,
    baselinePt: area.topMm * POINTS_PER_MM + ASCENT * sizePt,
    widthPt,
  };
  return {
    blocks: [fixOnPage({ role: 'sender', isShared: true, texts: [placed], rectangles: [] })],
    failures:
      widthPt > availablePt ? [...failures, tooWide('sender', widthPt, availablePt, place)] : failures,
  };
}

/** A short line at the left edge for every fold: where the folded sheet ends, and again until the sheet ends. */
function foldMarksOf(style: LetterStyle): readonly PlacedBlock[] {
  if (!style.page.hasFoldMarks) return [];
  const rectangles: PlacedRectangle[] = [];
  const stepMm = style.envelope.foldedHeightMm;
  for (let foldMm = stepMm; foldMm < PAGE_HEIGHT_MM - 20; foldMm += stepMm) {
    rectangles.push({
      leftPt: FOLD_MARK_FROM_MM * POINTS_PER_MM,
      topPt: foldMm * POINTS_PER_MM,
      widthPt: FOLD_MARK_WIDTH_MM * POINTS_PER_MM,
      heightPt: FOLD_MARK_HEIGHT_PT,
    });
  }
  return [fixOnPage({ role: 'fold-marks', isShared: true, texts: [], rectangles })];
}

function tooWide(
  part: LetterPart,
  widthPt: number,
  availablePt: number,
  place: { readonly file: string; readonly line: number; readonly setting: string },
): Failure {
  const availableMm = Math.floor((availablePt / POINTS_PER_MM) * 10) / 10;
  return failure('letters.line-too-wide', { part, widthMm: tenthsOfMm(widthPt), availableMm }, place);
}
