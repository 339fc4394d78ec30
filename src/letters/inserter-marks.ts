/** Marks for the machine that folds the sheets and fills the envelopes: OMR lines or a Data Matrix, at a place in mm. */
import { z } from 'zod';
import { numberBetween } from '../domain/settings/setting-problem-of.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { DataMatrix } from './data-matrix.ts';
import { dataMatrixOf } from './data-matrix.ts';
import type { SheetMark } from './lay-out-letter.ts';
import type { BlockDrawing, PlacedBlock } from './placed-letter.ts';
import { POINTS_PER_MM, fixOnPage } from './placed-letter.ts';

/** What an OMR line at one place can mean. A line that is not there is a blank of the same height. */
export const omrMarks = {
  start: 'on every sheet: where the machine begins to read',
  'begin-of-set': 'on the first sheet of an envelope, which is every sheet',
  'end-of-set': 'on the last sheet of an envelope, which is every sheet',
  'not-begin-of-set': 'on all but the first sheet of an envelope, so on none',
  'not-end-of-set': 'on all but the last sheet of an envelope, so on none',
  'even-parity': 'makes the number of lines even',
  'odd-parity': 'makes the number of lines odd',
  'sequence-1': 'the number in the batch, in twos: ones',
  'sequence-2': 'twos',
  'sequence-4': 'fours',
  'sequence-8': 'eights',
  blank: 'never there',
} as const;
type OmrMark = keyof typeof omrMarks;

const OmrSchema = z.strictObject({
  kind: z.literal('omr'),
  /** Where the lines begin, and the top of the first. */
  leftMm: numberBetween(4, 195),
  topMm: numberBetween(4, 290),
  lengthMm: numberBetween(5, 20),
  thicknessMm: numberBetween(0.2, 2),
  /** From the top of a line to the top of the next. */
  pitchMm: numberBetween(2, 10),
  /** From top to bottom. */
  marks: z
    .array(z.enum(Object.keys(omrMarks) as [OmrMark, ...OmrMark[]]), { error: 'list-of-marks' })
    .min(2)
    .max(24),
});

const DataMatrixSchema = z.strictObject({
  kind: z.literal('datamatrix'),
  leftMm: numberBetween(4, 195),
  topMm: numberBetween(4, 290),
  /** The side of one square. */
  moduleMm: numberBetween(0.25, 1.5),
});

export const InserterSchema = z.discriminatedUnion('kind', [OmrSchema, DataMatrixSchema], {
  error: 'inserter-kind',
});
export type Inserter = z.infer<typeof InserterSchema>;

/** The white that the marks need around them. */
export const INSERTER_QUIET_MM = 3;

/** Places the marks of one sheet, for its first page. Nothing when the style has no inserter. */
export function layOutInserterMark(mark: SheetMark, inserter: Inserter | undefined): readonly PlacedBlock[] {
  if (inserter === undefined) return [];
  const drawing =
    inserter.kind === 'omr'
      ? drawOmr(omrLinesOf(inserter.marks, mark.sequence), inserter)
      : drawDataMatrix(mark, inserter);
  return [fixOnPage({ role: 'inserter-mark', isShared: false, texts: [], ...drawing })];
}

/** A block that covers what any sheet can have: every line, or the matrix of the longest batch id. */
export function inserterExtentOf(longestBatchId: string, inserter: Inserter): PlacedBlock {
  const drawing =
    inserter.kind === 'omr'
      ? drawOmr(
          inserter.marks.map(() => true),
          inserter,
        )
      : drawDataMatrix({ batchId: longestBatchId, sequence: 99_999 }, inserter);
  return fixOnPage({ role: 'inserter-mark', isShared: false, texts: [], ...drawing });
}

type Marks = Pick<BlockDrawing, 'rectangles' | 'matrix'>;

function drawOmr(lines: readonly boolean[], inserter: Extract<Inserter, { readonly kind: 'omr' }>): Marks {
  const { leftMm, topMm, lengthMm, thicknessMm, pitchMm } = inserter;
  const rectangles = lines.flatMap((isThere, index) =>
    isThere
      ? [
          {
            leftPt: leftMm * POINTS_PER_MM,
            topPt: (topMm + index * pitchMm) * POINTS_PER_MM,
            widthPt: lengthMm * POINTS_PER_MM,
            heightPt: thicknessMm * POINTS_PER_MM,
          },
        ]
      : [],
  );
  return { rectangles };
}

/**
 * Which of the lines are there. Every letter is one sheet, so each is the first and the last of its envelope.
 * @param sequence the number of the letter in its batch, from 1; with three sequence marks it starts again after 7
 */
export function omrLinesOf(marks: readonly OmrMark[], sequence: number): readonly boolean[] {
  const lines = marks.map((mark) => {
    switch (mark) {
      case 'start':
      case 'begin-of-set':
      case 'end-of-set':
        return true;
      case 'sequence-1':
      case 'sequence-2':
      case 'sequence-4':
      case 'sequence-8':
        return (sequence & Number(mark.slice(-1))) !== 0;
      case 'not-begin-of-set':
      case 'not-end-of-set':
      case 'blank':
      case 'even-parity':
      case 'odd-parity':
        return false;
    }
  });
  for (const [index, mark] of marks.entries()) {
    const isOdd = lines.filter(Boolean).length % 2 === 1;
    if (mark === 'even-parity') lines[index] = isOdd;
    if (mark === 'odd-parity') lines[index] = !isOdd;
  }
  return lines;
}

function drawDataMatrix(
  mark: SheetMark,
  { leftMm, topMm, moduleMm }: Extract<Inserter, { readonly kind: 'datamatrix' }>,
): Marks {
  const { moduleCount, modules } = inserterMatrixOf(mark);
  return {
    rectangles: [],
    matrix: {
      square: { columnCount: moduleCount, modules },
      leftPt: leftMm * POINTS_PER_MM,
      topPt: topMm * POINTS_PER_MM,
      modulePt: moduleMm * POINTS_PER_MM,
    },
  };
}

/**
 * The Data Matrix of `batch;sequence of five digits;sheet;sheets`, such as `w1-GM0344-001;00012;1;1`. A batch id that is too
 * long (of a case with a long name) is there as the beginning of its hash: the machine only looks whether it stays the same.
 */
export function inserterMatrixOf({ batchId, sequence }: SheetMark): DataMatrix {
  const rest = `;${String(sequence).padStart(5, '0')};1;1`;
  const matrix = dataMatrixOf(batchId + rest) ?? dataMatrixOf(sha256Hex(batchId).slice(0, 16) + rest);
  if (matrix === undefined) throw new Error('the beginning of a hash fits in a Data Matrix');
  return matrix;
}
