/** Which part of the folded sheet an envelope's window shows, however the sheet lies in the envelope. */

/** An envelope with a window, and the height of the sheet once it is folded. All in millimetres. */
export interface Envelope {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly window: {
    readonly side: 'left' | 'right';
    /** From that side of the envelope to the nearest edge of the window. */
    readonly fromSideMm: number;
    readonly fromBottomMm: number;
    readonly widthMm: number;
    readonly heightMm: number;
  };
  /** Height of the folded sheet; the panel with the address is the top of the page. */
  readonly foldedHeightMm: number;
  /** What folding and printing may be off. */
  readonly toleranceMm: number;
}

/** A rectangle on the page in millimetres, from its top left corner. */
export interface PageArea {
  readonly leftMm: number;
  readonly topMm: number;
  readonly rightMm: number;
  readonly bottomMm: number;
}

export interface WindowAreas {
  /** Visible however the sheet lies: the address belongs here. */
  readonly always: PageArea;
  /** Visible when the sheet lies one way or another: nothing else may be here. */
  readonly ever: PageArea;
}

export const PAGE_WIDTH_MM = 210;
export const PAGE_HEIGHT_MM = 297;

/**
 * A sheet of 210 mm in an envelope of 220 mm can lie anywhere from its left to its right side, and likewise upwards; the
 * window shows what lies under it in every position (`always`) or in some position (`ever`).
 */
export function windowAreasOf(envelope: Envelope): WindowAreas {
  const { window, toleranceMm, foldedHeightMm } = envelope;
  const playAcrossMm = Math.max(0, envelope.widthMm - PAGE_WIDTH_MM);
  const playUpMm = Math.max(0, envelope.heightMm - foldedHeightMm);
  const leftMm =
    window.side === 'left' ? window.fromSideMm : envelope.widthMm - window.fromSideMm - window.widthMm;
  const rightMm = leftMm + window.widthMm;
  // From the bottom of the folded panel, which is `foldedHeightMm` below the top of the page.
  const lowMm = window.fromBottomMm;
  const highMm = lowMm + window.heightMm;
  return {
    always: {
      leftMm: Math.max(leftMm, 0) + toleranceMm,
      rightMm: Math.min(rightMm - playAcrossMm, PAGE_WIDTH_MM) - toleranceMm,
      topMm: foldedHeightMm - (highMm - playUpMm) + toleranceMm,
      bottomMm: foldedHeightMm - lowMm - toleranceMm,
    },
    ever: {
      leftMm: Math.max(leftMm - playAcrossMm - toleranceMm, 0),
      rightMm: Math.min(rightMm + toleranceMm, PAGE_WIDTH_MM),
      topMm: Math.max(foldedHeightMm - highMm - toleranceMm, 0),
      bottomMm: Math.min(foldedHeightMm - (lowMm - playUpMm), foldedHeightMm) + toleranceMm,
    },
  };
}

/** Whether two areas share more than an edge. */
export function areasOverlap(left: PageArea, right: PageArea): boolean {
  return (
    left.leftMm < right.rightMm &&
    right.leftMm < left.rightMm &&
    left.topMm < right.bottomMm &&
    right.topMm < left.bottomMm
  );
}

/** Whether `inner` lies within `outer`; a hundredth of a millimetre is rounding. */
export function areaHolds(outer: PageArea, inner: PageArea): boolean {
  const roundingMm = 0.01;
  return (
    inner.leftMm >= outer.leftMm - roundingMm &&
    inner.rightMm <= outer.rightMm + roundingMm &&
    inner.topMm >= outer.topMm - roundingMm &&
    inner.bottomMm <= outer.bottomMm + roundingMm
  );
}
