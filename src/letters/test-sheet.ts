/** The test sheet: an envelope's window, the folds, the address, a KIX and rulers at true size, and what to measure. */
import type { Language } from '../domain/language.ts';
import type { LetterFonts } from './font-ruler.ts';
import { createFontRuler } from './font-ruler.ts';
import type { PageArea, WindowAreas } from './envelope.ts';
import { PAGE_HEIGHT_MM, PAGE_WIDTH_MM, windowAreasOf } from './envelope.ts';
import { layOutInserterMark } from './inserter-marks.ts';
import { KIX_HEIGHT_PT, KIX_QUIET_MM, kixWidthPt, placeKix } from './kix.ts';
import { layOutAddress } from './lay-out-address.ts';
import { addressAreaOf } from './lay-out-surroundings.ts';
import type { LetterStyle } from './letter-style.ts';
import type { PlacedBlock, PlacedRectangle } from './placed-letter.ts';
import { POINTS_PER_MM, barRectangles } from './placed-letter.ts';
import { sampleOrderOf } from './sample-order.ts';
import { testSheetWords } from './test-sheet-words.ts';

/** One page of the test sheet. Plain data: the printer draws it, tests measure it. */
export interface TestPage {
  readonly envelope: string;
  readonly areas: WindowAreas;
  /** Frames, fold marks, rulers and bars. */
  readonly rectangles: readonly PlacedRectangle[];
  /** What a letter shows in the window, and the marks for the inserter. */
  readonly blocks: readonly PlacedBlock[];
  /** Short texts beside drawings, each with its baseline. */
  readonly labels: readonly { readonly text: string; readonly leftMm: number; readonly baselineMm: number }[];
  readonly title: string;
  /** What to measure, step by step. */
  readonly steps: readonly string[];
  /** Where the steps begin. */
  readonly stepsFromMm: number;
}

const HAIRLINE_MM = 0.15;
const TEXT_LEFT_MM = 30;
const RULER_MM = 100;
const SAMPLE_KIX = '1231FZ13XHS';
const SAMPLE_BARS = SAMPLE_KIX.length * 4;

/** A page for each envelope of the style, the one in use first. */
export function layOutTestSheet(
  style: LetterStyle,
  fonts: LetterFonts,
  municipality: Parameters<typeof sampleOrderOf>[0],
  language: Language,
): readonly TestPage[] {
  const ruler = createFontRuler(fonts);
  const names = Object.keys(style.envelopes);
  const isUsed = (name: string): boolean => style.envelopes[name] === style.envelope;
  return [...names.filter(isUsed), ...names.filter((name) => !isUsed(name))].flatMap((name) => {
    const envelope = style.envelopes[name];
    if (envelope === undefined) return [];
    const areas = windowAreasOf(envelope);
    const address = layOutAddress(sampleOrderOf(municipality), { style, areas, ruler });
    const marks = layOutInserterMark({ batchId: 'test', sequence: 1 }, style.inserter);
    const belowMm = Math.max(
      areas.ever.bottomMm,
      envelope.foldedHeightMm > 120 ? 0 : envelope.foldedHeightMm,
    );
    const kixTopMm = belowMm + 14;
    const rulerTopMm = kixTopMm + 17;
    const words = testSheetWords({ name, envelope, isUsed: isUsed(name), barCount: SAMPLE_BARS }, language);
    return [
      {
        envelope: name,
        areas,
        blocks: [...address.blocks, ...marks],
        rectangles: [
          ...frame(areas.always, 'solid'),
          ...frame(areas.ever, 'dashed'),
          ...foldMarks(envelope.foldedHeightMm),
          ...barRectangles(placeKix(SAMPLE_KIX, TEXT_LEFT_MM * POINTS_PER_MM, kixTopMm * POINTS_PER_MM)),
          ...frame(quietAreaOf(kixTopMm), 'solid'),
          ...rulerAcross(TEXT_LEFT_MM, rulerTopMm),
          ...rulerDown(PAGE_WIDTH_MM - 12, rulerTopMm),
        ],
        labels: [
          { text: words.always, leftMm: areas.always.leftMm + 1, baselineMm: areas.always.topMm - 0.8 },
          { text: words.ever, leftMm: areas.ever.leftMm + 1, baselineMm: areas.ever.topMm - 0.8 },
          {
            text: words.sender,
            leftMm: addressAreaOf(style, areas).leftMm,
            baselineMm: areas.always.topMm + 2.4,
          },
          { text: words.kix, leftMm: TEXT_LEFT_MM + 65, baselineMm: kixTopMm + 3 },
          { text: words.ruler, leftMm: TEXT_LEFT_MM, baselineMm: rulerTopMm + 9 },
        ],
        title: words.title,
        steps: words.steps,
        stepsFromMm: rulerTopMm + 16,
      },
    ];
  });
}

/** The KIX with its white edge. */
function quietAreaOf(topMm: number): PageArea {
  return {
    leftMm: TEXT_LEFT_MM - KIX_QUIET_MM,
    rightMm: TEXT_LEFT_MM + kixWidthPt(SAMPLE_KIX) / POINTS_PER_MM + KIX_QUIET_MM,
    topMm: topMm - KIX_QUIET_MM,
    bottomMm: topMm + KIX_HEIGHT_PT / POINTS_PER_MM + KIX_QUIET_MM,
  };
}

/** The edges of an area, drawn just outside it. */
function frame(area: PageArea, kind: 'solid' | 'dashed'): readonly PlacedRectangle[] {
  const { leftMm, topMm, rightMm, bottomMm } = area;
  const across = [topMm - HAIRLINE_MM, bottomMm];
  const down = [leftMm - HAIRLINE_MM, rightMm];
  return [
    ...across.flatMap((at) =>
      pieces(leftMm, rightMm, kind).map(([from, to]) => bar(from, at, to - from, HAIRLINE_MM)),
    ),
    ...down.flatMap((at) =>
      pieces(topMm, bottomMm, kind).map(([from, to]) => bar(at, from, HAIRLINE_MM, to - from)),
    ),
  ];
}

/** The pieces of a line: one, or dashes of 2 mm with 1.5 mm between them. */
function pieces(
  fromMm: number,
  toMm: number,
  kind: 'solid' | 'dashed',
): readonly (readonly [number, number])[] {
  if (kind === 'solid') return [[fromMm, toMm]];
  const dashes: [number, number][] = [];
  for (let at = fromMm; at < toMm; at += 3.5) dashes.push([at, Math.min(at + 2, toMm)]);
  return dashes;
}

/** At both sides of the page, longer than on a letter. */
function foldMarks(foldedHeightMm: number): readonly PlacedRectangle[] {
  const marks: PlacedRectangle[] = [];
  for (let foldMm = foldedHeightMm; foldMm < PAGE_HEIGHT_MM - 20; foldMm += foldedHeightMm) {
    marks.push(bar(4, foldMm, 8, HAIRLINE_MM), bar(PAGE_WIDTH_MM - 12, foldMm, 8, HAIRLINE_MM));
  }
  return marks;
}

/** 100 mm with a tick each millimetre, longer at 5 and longest at 10. */
function rulerAcross(leftMm: number, topMm: number): readonly PlacedRectangle[] {
  return ticks().map(({ atMm, lengthMm }) => bar(leftMm + atMm, topMm, HAIRLINE_MM, lengthMm));
}

function rulerDown(rightMm: number, topMm: number): readonly PlacedRectangle[] {
  return ticks().map(({ atMm, lengthMm }) => bar(rightMm - lengthMm, topMm + atMm, lengthMm, HAIRLINE_MM));
}

function ticks(): readonly { readonly atMm: number; readonly lengthMm: number }[] {
  return Array.from({ length: RULER_MM + 1 }, (_, atMm) => ({
    atMm,
    lengthMm: atMm % 10 === 0 ? 5 : atMm % 5 === 0 ? 3.5 : 2,
  }));
}

function bar(leftMm: number, topMm: number, widthMm: number, heightMm: number): PlacedRectangle {
  return {
    leftPt: leftMm * POINTS_PER_MM,
    topPt: topMm * POINTS_PER_MM,
    widthPt: widthMm * POINTS_PER_MM,
    heightPt: heightMm * POINTS_PER_MM,
  };
}
