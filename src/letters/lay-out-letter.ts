/** Lays out one letter: every word and line at its place on the page, checked against the envelope's window. */
import type { LetterPart } from '../domain/failures/letter-words.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { WindowAreas } from './envelope.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, areaHolds, areasOverlap } from './envelope.ts';
import { layOutInserterMark } from './inserter-marks.ts';
import { layOutAddress } from './lay-out-address.ts';
import type { PlacedBody } from './lay-out-body.ts';
import { layOutBody } from './lay-out-body.ts';
import { FOOT_MM } from './lay-out-foot.ts';
import type { LetterText } from './lay-out-part.ts';
import { layOutReference } from './lay-out-reference.ts';
import type { LetterOrder } from './letter-order.ts';
import type { LetterPress } from './letter-press.ts';
import type { BlockRole, PlacedBlock, PlacedLetter, PlacedPage } from './placed-letter.ts';
import { NOTHING, POINTS_PER_MM, areasOf, boundsOf, fixOnPage } from './placed-letter.ts';
import { letterValuesOf } from './placeholders.ts';

/** The batch and the place in it, printed small at the foot. */
export interface SheetMark {
  readonly batchId: string;
  /** From 1. */
  readonly sequence: number;
}

const SHEET_MARK_FROM_BOTTOM_MM = 9;

/** Lays out a letter with the marks of its batch, and looks where those are too. */
export function layOutLetter(order: LetterOrder, mark: SheetMark, press: LetterPress): Result<PlacedLetter> {
  const sheets = layOutSheets(order, press);
  if (!sheets.ok) return sheets;
  const letter = markSheets(sheets.value, mark, press);
  return okUnless(checkWindow(letter.pages[0]?.blocks ?? [], order, press), () => letter);
}

/**
 * Lays out a letter, but for the marks of a batch. All problems are collected; those of one letter carry its number
 * (invitation id) and no more. Blocks stand in reading order: letterhead, sender, fold marks, address, reference, text.
 */
export function layOutSheets(order: LetterOrder, press: LetterPress): Result<PlacedLetter> {
  const address = layOutAddress(order, press);
  const reference = layOutReference(order, press);
  const body = layOutSheet(order, press);
  const pages = body.pages.map((blocks, index): PlacedPage => {
    if (index > 0) return { blocks };
    return {
      blocks: [...press.surroundings, ...address.blocks, ...reference.blocks, ...blocks, ...press.foot],
    };
  });
  const placeFailures = [...address.failures, ...reference.failures, ...body.failures];
  // A part that does not fit is also in the wrong place; saying so once is enough.
  const failures =
    placeFailures.length > 0 ? placeFailures : checkWindow(pages[0]?.blocks ?? [], order, press);
  return okUnless(failures, () => ({ invitationId: order.invitationId, pages }));
}

/**
 * Adds the marks of a batch: the inserter's on the front, the batch and the sequence number on every page. They have the
 * same places on every sheet, so the sample letter shows that they stay out of the window.
 */
export function markSheets(letter: PlacedLetter, mark: SheetMark, press: LetterPress): PlacedLetter {
  const inserterMark = layOutInserterMark(mark, press.style.inserter);
  const sheetMark = layOutSheetMark(mark, press);
  const pages = letter.pages.map(({ blocks }, index) => ({
    blocks: [...blocks, ...(index === 0 ? inserterMark : []), sheetMark],
  }));
  return { ...letter, pages };
}

/** What the front of a letter says to one resident. */
export function frontTextOf(order: LetterOrder, { template, values }: LetterPress): LetterText {
  return { order, template, values: letterValuesOf(values, order, template.salutationWithoutName) };
}

/** The text on as many pages as every letter of the press has. */
function layOutSheet(order: LetterOrder, press: LetterPress): PlacedBody {
  const { backTemplate, backValues, pageCount } = press;
  const { topMm, textFromMm } = press.style.page;
  const front = {
    fromMm: textFromMm,
    pageCount: backTemplate === undefined ? pageCount : 1,
    footMm: pageCount === 1 ? 0 : FOOT_MM,
  };
  const body = layOutBody(frontTextOf(order, press), front, press);
  if (backTemplate === undefined || backValues === undefined) {
    const empty = Array.from({ length: pageCount - body.pages.length }, () => []);
    return { ...body, pages: [...body.pages, ...empty] };
  }
  const values = letterValuesOf(backValues, order, backTemplate.salutationWithoutName);
  const back = layOutBody(
    { order, template: backTemplate, values },
    { fromMm: topMm, pageCount: 1, footMm: 0 },
    press,
  );
  return { pages: [...body.pages, ...back.pages], failures: [...body.failures, ...back.failures] };
}

function layOutSheetMark(mark: SheetMark, press: LetterPress): PlacedBlock {
  const text = `${mark.batchId} · ${mark.sequence}`;
  const sizePt = press.style.sizesPt.sheetMark;
  const widthPt = press.ruler.widthPt(text, false, sizePt);
  const leftPt = (PAGE_WIDTH_MM - press.style.page.rightMm) * POINTS_PER_MM - widthPt;
  const baselinePt = (PAGE_HEIGHT_MM - SHEET_MARK_FROM_BOTTOM_MM) * POINTS_PER_MM;
  const texts = [{ text, isBold: false, sizePt, leftPt, baselinePt, widthPt }];
  return fixOnPage({ role: 'sheet-mark', isShared: false, texts, rectangles: NOTHING });
}

/** What each part of a letter is called in a sentence. */
export const partNames: Readonly<Record<BlockRole, LetterPart>> = {
  sender: 'sender',
  address: 'address',
  kix: 'kix',
  'sorting-line': 'sorting-line',
  letterhead: 'letterhead',
  logo: 'logo',
  reference: 'reference',
  title: 'title',
  heading: 'text',
  paragraph: 'text',
  list: 'text',
  code: 'code',
  qr: 'qr',
  signature: 'signature',
  'page-number': 'page-number',
  'fold-marks': 'fold-marks',
  'inserter-mark': 'inserter-mark',
  'sheet-mark': 'sheet-mark',
};

const rolesInWindow: ReadonlySet<BlockRole> = new Set<BlockRole>([
  'sender',
  'address',
  'kix',
  'sorting-line',
]);

/** What belongs in the window must be visible however the sheet lies, and nothing else may ever be. */
function checkWindow(
  blocks: readonly PlacedBlock[],
  order: LetterOrder,
  press: LetterPress,
): readonly Failure[] {
  const { areas, style } = press;
  const place = { file: style.file, line: style.lines.page };
  const misplaced = blocks.filter((block) => isMisplaced(block, areas, press.wellPlaced));
  if (misplaced.length === 0) return NONE;
  return misplaced.map(({ drawing }) =>
    failure(
      'letters.window-crossed',
      { part: partNames[drawing.role], invitationId: order.invitationId },
      place,
    ),
  );
}

const NONE: readonly Failure[] = [];

/** @param wellPlaced takes the blocks that letters share, once they are found to be in their place */
function isMisplaced(block: PlacedBlock, areas: WindowAreas, wellPlaced: Set<PlacedBlock>): boolean {
  const { drawing } = block;
  if (drawing.isShared && wellPlaced.has(block)) return false;
  const bounds = boundsOf(block);
  const isOff = rolesInWindow.has(drawing.role)
    ? !areaHolds(areas.always, bounds)
    : areasOverlap(areas.ever, bounds) && areasOf(block).some((area) => areasOverlap(areas.ever, area));
  if (drawing.isShared && !isOff) wellPlaced.add(block);
  return isOff;
}
