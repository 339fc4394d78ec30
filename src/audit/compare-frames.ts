/** Compares a recorded frame with the one that follows from the registers, resident by resident. */
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES, idAt } from '../domain/frame.ts';
import type { AuditDifference } from './differences.ts';
import { difference } from './differences.ts';

/** How many differences are listed one by one; with the wrong register every resident would differ. */
export const LISTED_FRAME_DIFFERENCES = 1000;

/**
 * The differences between two frames, in the order of the resident ids. Both must be in ascending order of id.
 * The first 1,000 are listed; the rest are counted in one `frame.more`.
 */
export function compareFrames(recorded: Frame, recomputed: Frame): readonly AuditDifference[] {
  const listed: AuditDifference[] = [];
  let count = 0;
  const add = (make: () => AuditDifference): void => {
    count += 1;
    if (count <= LISTED_FRAME_DIFFERENCES) listed.push(make());
  };
  const bytes = { left: viewOf(recorded.residentIds), right: viewOf(recomputed.residentIds) };
  let left = 0;
  let right = 0;
  while (left < recorded.residentCount || right < recomputed.residentCount) {
    const order = compareAt(
      bytes.left,
      left,
      recorded.residentCount,
      bytes.right,
      right,
      recomputed.residentCount,
    );
    if (order < 0) {
      const index = left;
      add(() =>
        difference('frame.resident-extra', {
          residentId: idAt(recorded.residentIds, index),
          row: rowOf(index),
        }),
      );
    } else if (order > 0) {
      const index = right;
      add(() => difference('frame.resident-missing', { residentId: idAt(recomputed.residentIds, index) }));
    } else if (!isSameResident(recorded, left, recomputed, right)) {
      for (const found of compareResident(recorded, left, recomputed, right)) add(() => found);
    }
    if (order <= 0) left += 1;
    if (order >= 0) right += 1;
  }
  if (count > listed.length) listed.push(difference('frame.more', { count: count - listed.length }));
  return listed;
}

/** The row in the frame file, counted as a spreadsheet does: the header is row 1. */
function rowOf(index: number): number {
  return index + 2;
}

function viewOf(ids: Uint8Array): Buffer {
  return Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength);
}

/** The order of two ids by byte; behind the end of a frame comes nothing, which counts as last. */
function compareAt(
  left: Buffer,
  leftIndex: number,
  leftCount: number,
  right: Buffer,
  rightIndex: number,
  rightCount: number,
): number {
  if (leftIndex >= leftCount) return 1;
  if (rightIndex >= rightCount) return -1;
  const leftStart = leftIndex * ID_BYTES;
  const rightStart = rightIndex * ID_BYTES;
  return left.compare(right, rightStart, rightStart + ID_BYTES, leftStart, leftStart + ID_BYTES);
}

function compareResident(recorded: Frame, left: number, recomputed: Frame, right: number): AuditDifference[] {
  const differences: AuditDifference[] = [];
  const at = { residentId: idAt(recorded.residentIds, left), row: rowOf(left) };
  const addresses = [idAt(recorded.addressIds, left), idAt(recomputed.addressIds, right)] as const;
  if (addresses[0] !== addresses[1]) {
    differences.push(difference('frame.column-differs', { ...at, column: 'address_id' }, ...addresses));
  }
  const strata = [stratumAt(recorded, left), stratumAt(recomputed, right)] as const;
  if (strata[0] !== strata[1]) {
    differences.push(difference('frame.column-differs', { ...at, column: 'stratum' }, ...strata));
  }
  return differences;
}

/** Cheap, since nearly every resident of nearly every frame is the same. */
function isSameResident(recorded: Frame, left: number, recomputed: Frame, right: number): boolean {
  const leftStart = left * ID_BYTES;
  const rightStart = right * ID_BYTES;
  for (let byte = 0; byte < ID_BYTES; byte++) {
    if (recorded.addressIds[leftStart + byte] !== recomputed.addressIds[rightStart + byte]) return false;
  }
  return stratumAt(recorded, left) === stratumAt(recomputed, right);
}

function stratumAt(frame: Frame, index: number): string {
  return frame.strata[frame.stratumIndexes[index] ?? -1] ?? '';
}
