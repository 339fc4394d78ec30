/** Merges what one or more threads collected into one frame, the same whatever their number and whoever had which row. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame, FramePositions } from '../domain/frame.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import type { SortedResidents } from './frame-columns.ts';
import { mergeSorted } from './merge-sorted.ts';
import { MAXIMUM_STRATUM_COUNT, sortUsedStrata } from './stratum-table.ts';

/** The residents that one thread collected. Plain data, so that it can be handed to another thread. */
export interface FramePart {
  readonly residents: SortedResidents;
  /** The strata that the part's indexes refer to. */
  readonly strata: readonly StratumKey[];
  /** The column of file indexes cannot tell of one that it cannot hold. */
  readonly largestFileIndex: number;
}

/** A row that holds a person who stands in an earlier row already. */
export interface DuplicateRow {
  readonly fileIndex: number;
  readonly row: number;
}

export interface BuiltFrame {
  readonly frame: Frame;
  readonly positions: FramePositions;
  /** In the order of the files and rows. */
  readonly duplicates: readonly DuplicateRow[];
}

/** The positions hold the file in one byte. */
const MAXIMUM_FILE_COUNT = 256;

/**
 * The frame in ascending order of resident id. A person who was collected twice keeps the earliest file and row; the
 * other rows are given back. The parts are used up: their strata are renumbered where they lie.
 * Refused: nobody collected, more strata or files than the format holds.
 */
export function mergeFrameParts(parts: readonly FramePart[]): Result<BuiltFrame> {
  const strata = [...new Set(parts.flatMap((part) => part.strata))];
  const failures: Failure[] = [];
  if (parts.every(({ residents }) => residents.rows.length === 0)) {
    failures.push(failure('frame.nobody-eligible', {}));
  }
  if (strata.length > MAXIMUM_STRATUM_COUNT) {
    failures.push(failure('frame.too-many-strata', { maximum: MAXIMUM_STRATUM_COUNT }));
  }
  if (parts.some(({ largestFileIndex }) => largestFileIndex >= MAXIMUM_FILE_COUNT)) {
    failures.push(failure('frame.too-many-files', { maximum: MAXIMUM_FILE_COUNT }));
  }
  return okUnless(failures, () => {
    for (const part of parts) renumberStrata(part, strata);
    const { kept, duplicates } = mergeSorted(parts.map(({ residents }) => residents));
    return {
      frame: {
        residentCount: kept.rows.length,
        residentIds: kept.residentIds,
        addressIds: kept.addressIds,
        ...sortUsedStrata(strata, kept.stratumIndexes),
      },
      positions: { fileIndexes: kept.fileIndexes, rows: kept.rows },
      duplicates: duplicates.sort((left, right) => left.fileIndex - right.fileIndex || left.row - right.row),
    };
  });
}

/** From the part's own list of strata to the list of all. */
function renumberStrata(part: FramePart, strata: readonly StratumKey[]): void {
  if (part.strata.every((key, index) => strata[index] === key)) return;
  const indexOf = new Map(strata.map((key, index) => [key, index]));
  const renumbered = Uint16Array.from(part.strata, (key) => indexOf.get(key) ?? 0);
  const { stratumIndexes } = part.residents;
  for (let row = 0; row < stratumIndexes.length; row++) {
    stratumIndexes[row] = renumbered[stratumIndexes[row] ?? 0] ?? 0;
  }
}
