/** Refuses marks for the inserter that lie off the page, or too near to something else. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { PageArea } from './envelope.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, areaHolds, areasOverlap } from './envelope.ts';
import { INSERTER_QUIET_MM } from './inserter-marks.ts';
import { partNames } from './lay-out-letter.ts';
import type { LetterStyle } from './letter-style.ts';
import type { PlacedLetter } from './placed-letter.ts';
import { areasOf } from './placed-letter.ts';

const PAGE: PageArea = { leftMm: 0, topMm: 0, rightMm: PAGE_WIDTH_MM, bottomMm: PAGE_HEIGHT_MM };

/** Looks at the first page, where the marks are. One letter stands for all: the marks have the same place in each. */
export function checkInserterMark({ pages }: PlacedLetter, style: LetterStyle): readonly Failure[] {
  const place = { file: style.file, setting: 'inserter' };
  const blocks = pages[0]?.blocks ?? [];
  const marks = blocks.filter(({ drawing }) => drawing.role === 'inserter-mark').flatMap(areasOf);
  if (!marks.every((mark) => areaHolds(PAGE, mark))) return [failure('letters.inserter-off-page', {}, place)];
  const near = blocks.filter(
    (block) =>
      block.drawing.role !== 'inserter-mark' &&
      areasOf(block).some((area) => marks.some((mark) => areasOverlap(withQuiet(mark), area))),
  );
  const parts = new Set(near.map(({ drawing }) => partNames[drawing.role]));
  return [...parts].map((part) =>
    failure('letters.inserter-crowded', { part, quietMm: INSERTER_QUIET_MM }, place),
  );
}

function withQuiet({ leftMm, topMm, rightMm, bottomMm }: PageArea): PageArea {
  return {
    leftMm: leftMm - INSERTER_QUIET_MM,
    topMm: topMm - INSERTER_QUIET_MM,
    rightMm: rightMm + INSERTER_QUIET_MM,
    bottomMm: bottomMm + INSERTER_QUIET_MM,
  };
}
