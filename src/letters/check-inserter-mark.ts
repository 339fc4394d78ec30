/** Refuses marks for the inserter that lie off the page, show in the window, or stand too near to something else. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { PageArea } from './envelope.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, areaHolds, areasOverlap } from './envelope.ts';
import { INSERTER_QUIET_MM, inserterExtentOf } from './inserter-marks.ts';
import { partNames } from './lay-out-letter.ts';
import type { LetterPress } from './letter-press.ts';
import type { PlacedLetter } from './placed-letter.ts';
import { areasOf } from './placed-letter.ts';

const PAGE: PageArea = { leftMm: 0, topMm: 0, rightMm: PAGE_WIDTH_MM, bottomMm: PAGE_HEIGHT_MM };

/** Holds all the marks that any sheet can have against the first page of one letter. */
export function checkInserterMark({ pages }: PlacedLetter, press: LetterPress): readonly Failure[] {
  const { style, areas } = press;
  if (style.inserter === undefined) return [];
  const place = { file: style.file, setting: 'inserter' };
  const marks = areasOf(inserterExtentOf(longestBatchIdOf(press), style.inserter));
  if (!marks.every((mark) => areaHolds(PAGE, mark))) return [failure('letters.inserter-off-page', {}, place)];
  if (marks.some((mark) => areasOverlap(areas.ever, mark))) {
    const part = partNames['inserter-mark'];
    return [failure('letters.window-crossed', { part, invitationId: undefined }, place)];
  }
  const near = (pages[0]?.blocks ?? []).filter(
    (block) =>
      block.drawing.role !== 'inserter-mark' &&
      areasOf(block).some((area) => marks.some((mark) => areasOverlap(withQuiet(mark), area))),
  );
  const parts = new Set(near.map(({ drawing }) => partNames[drawing.role]));
  return [...parts].map((part) =>
    failure('letters.inserter-crowded', { part, quietMm: INSERTER_QUIET_MM }, place),
  );
}

/** As long as the ids of batches become. */
function longestBatchIdOf({ municipality, occasion: { kind, caseSettings } }: LetterPress): string {
  const series = [
    ...(kind === 'invitation' ? [] : [kind]),
    ...(caseSettings === undefined ? [] : [caseSettings.id]),
  ];
  return ['w99', municipality.code, ...series, 'reprint', 'secret', '999'].join('-');
}

function withQuiet({ leftMm, topMm, rightMm, bottomMm }: PageArea): PageArea {
  return {
    leftMm: leftMm - INSERTER_QUIET_MM,
    topMm: topMm - INSERTER_QUIET_MM,
    rightMm: rightMm + INSERTER_QUIET_MM,
    bottomMm: bottomMm + INSERTER_QUIET_MM,
  };
}
