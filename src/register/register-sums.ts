/** Adds up what the blocks of a register came to, whichever thread read them, and judges the file as a whole. */
import { isAscii } from 'node:buffer';
import type { Failure, Place } from '../domain/failure.ts';
import type { RejectedRow, RejectionReason } from '../domain/reasons.ts';
import { rejectionReasons } from '../domain/reasons.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import { judgeRegister } from './judge-register.ts';
import type { PlainRow } from './plain-rows.ts';
import type { BlockOutcome, BlockReport } from './read-block.ts';
import type { RecordBlock } from './record-blocks.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { splitBlock } from './split-block.ts';

/** What a block's rows came to. Plain data, so that another thread can have read the block. */
export interface BlockSums extends BlockReport {
  readonly residentCount: number;
  /** Residents whom the register holds as living in its municipality. */
  readonly insideCount: number;
  /** Residents of another municipality; those who moved abroad do not count. */
  readonly outsideCount: number;
  readonly rejectedRows: readonly RejectedRow[];
  /** Empty lines: broken rows when a row follows somewhere in the file, nothing at its end. */
  readonly blankRows: readonly number[];
  /** The last row that is no empty line; 0 when there is none. */
  readonly lastFilledRow: number;
}

export interface RegisterTotals {
  /** Data rows that begin a person: always residentCount plus all rejectedCounts. */
  readonly rowCount: number;
  readonly residentCount: number;
  readonly rejectedCounts: Readonly<Record<RejectionReason, number>>;
  /** In the order of the rows. */
  readonly rejectedRows: readonly RejectedRow[];
  /** Data rows that hold more of the person above. */
  readonly continuationCount: number;
}

/** A broken file can have a problem on every row; the first ones say enough. */
const MAXIMUM_FAILURES = 100;

/** Reads one block with `read`, gives its rows to `onOutcome` in order, and sums them up. */
export function sumBlock<Outcome extends BlockOutcome | PlainRow>(
  block: RecordBlock,
  read: (piece: RecordBlock, onOutcome: (outcome: Outcome) => void) => BlockReport,
  onOutcome: (outcome: Outcome) => void,
): BlockSums {
  const failures: Failure[] = [];
  const rejectedRows: RejectedRow[] = [];
  const blankRows: number[] = [];
  let firstWrongBytes: Place | undefined;
  let hasGoodUtf8 = false;
  let continuationCount = 0;
  let residentCount = 0;
  let insideCount = 0;
  let outsideCount = 0;
  let lastFilledRow = 0;
  for (const piece of splitBlock(block)) {
    const report = read(piece, (outcome) => {
      if (outcome.kind === 'blank') {
        blankRows.push(outcome.row);
      } else if (outcome.kind === 'rejected') {
        rejectedRows.push(outcome.rejected);
        lastFilledRow = outcome.rejected.row;
      } else {
        const isPlain = outcome.kind === 'plain';
        const { isOutsideMunicipality, suspension } = isPlain ? outcome.codes : outcome.resident;
        residentCount++;
        // Those who moved abroad have the code of the RNI: that does not tell whose register it is.
        if (!isOutsideMunicipality) insideCount++;
        else if (suspension === '') outsideCount++;
        lastFilledRow = isPlain ? outcome.row : outcome.resident.row;
      }
      onOutcome(outcome);
    });
    failures.push(...report.failures.slice(0, MAXIMUM_FAILURES - failures.length));
    firstWrongBytes ??= report.firstWrongBytes;
    hasGoodUtf8 ||= report.hasGoodUtf8;
    continuationCount += report.continuationCount;
  }
  return {
    failures,
    firstWrongBytes,
    hasGoodUtf8,
    continuationCount,
    residentCount,
    insideCount,
    outsideCount,
    rejectedRows,
    blankRows,
    lastFilledRow,
  };
}

/**
 * The totals of a file from its blocks in order. Refuses a file that is no register of this municipality, or that has lost
 * rows (cut off, a quote that never closes).
 */
export function sumRegister(
  blocks: readonly BlockSums[],
  layout: RegisterLayout,
  context: RegisterContext,
): Result<RegisterTotals> {
  const total = (pick: (block: BlockSums) => number): number =>
    blocks.reduce((sum, block) => sum + pick(block), 0);
  const residentCount = total((block) => block.residentCount);
  const rejectedRows = withBlankRows(blocks, context.file);
  const rowCount = residentCount + rejectedRows.length;

  const rejectedCounts = countReasons(rejectedRows);
  const found = blocks.flatMap((block) => block.failures).slice(0, MAXIMUM_FAILURES);
  const figures = {
    rowCount,
    brokenRowCount: rejectedCounts['broken-row'],
    insideCount: total((block) => block.insideCount),
    outsideCount: total((block) => block.outsideCount),
    firstWrongBytes: blocks.find((block) => block.firstWrongBytes !== undefined)?.firstWrongBytes,
    hasGoodLetters:
      !isAscii(Buffer.from(layout.header.join(''))) || blocks.some((block) => block.hasGoodUtf8),
  };
  const failures = judgeRegister(figures, found, layout, context);
  return okUnless(failures, () => ({
    rowCount,
    residentCount,
    rejectedCounts,
    rejectedRows,
    continuationCount: total((block) => block.continuationCount),
  }));
}

/** The rejected rows of all blocks, with the empty lines that stand between rows. */
function withBlankRows(blocks: readonly BlockSums[], file: string): RejectedRow[] {
  const rejectedRows = blocks.flatMap((block) => block.rejectedRows);
  const lastFilledRow = blocks.reduce((last, block) => Math.max(last, block.lastFilledRow), 0);
  for (const { blankRows } of blocks) {
    for (const row of blankRows) {
      if (row < lastFilledRow) rejectedRows.push(brokenRow(file, row));
    }
  }
  return rejectedRows.sort((left, right) => left.row - right.row);
}

/** What an empty line is when a row follows it. */
export function brokenRow(file: string, row: number): RejectedRow {
  return { file, row, reason: 'broken-row', column: undefined };
}

function countReasons(rejectedRows: readonly RejectedRow[]): Record<RejectionReason, number> {
  const counts = Object.fromEntries(Object.keys(rejectionReasons).map((reason) => [reason, 0])) as Record<
    RejectionReason,
    number
  >;
  for (const { reason } of rejectedRows) counts[reason]++;
  return counts;
}
