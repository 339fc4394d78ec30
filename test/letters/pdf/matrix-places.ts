/** Where the codes of squares stand on the pages of letters. */
import type { PlacedLetter, PlacedMatrix } from '../../../src/letters/placed-letter.ts';

export interface MatrixOnPage {
  readonly matrix: PlacedMatrix;
  readonly downPt: number;
}

/** The codes of squares on each page, with how far down the page they stand. */
export function matricesOf(letters: readonly PlacedLetter[]): readonly (readonly MatrixOnPage[])[] {
  return letters.flatMap(({ pages }) =>
    pages.map(({ blocks }) =>
      blocks.flatMap(({ drawing: { matrix }, downPt }) => (matrix === undefined ? [] : [{ matrix, downPt }])),
    ),
  );
}

/** Whether a pixel lies on one of the codes, or touches it. */
export function isOnMatrix(matrices: readonly MatrixOnPage[], xPt: number, yPt: number): boolean {
  return matrices.some(({ matrix: { square, leftPt, topPt, modulePt }, downPt }) => {
    const x = (xPt - leftPt) / modulePt;
    const y = (yPt - downPt - topPt) / modulePt;
    const rowCount = square.modules.length / square.columnCount;
    return x > -1 && x < square.columnCount + 1 && y > -1 && y < rowCount + 1;
  });
}
