/** Reads a municipality's register from its bytes: every data row becomes a resident or a rejected row, none is lost. */
import { isAscii } from 'node:buffer';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { RejectionReason } from '../domain/reasons.ts';
import { rejectionReasons } from '../domain/reasons.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import type { OpenRegister } from './open-register.ts';
import { openRegister } from './open-register.ts';
import type { BlockOutcome } from './read-block.ts';
import { readBlock } from './read-block.ts';
import type { RowReader } from './resident-of-row.ts';
import { createRowReader } from './resident-of-row.ts';
import type { ColumnMatch, RegisterContext, RegisterLayout } from './resolve-layout.ts';
import type { RowOutcome } from './row-outcome.ts';

/** How a file was understood: shown to the user before anything is done with it. */
export interface RegisterForm {
  readonly dialect: Dialect['name'];
  readonly delimiter: Dialect['delimiter'];
  /** `utf-8` for a file of nothing but ASCII. */
  readonly encoding: Encoding;
  readonly header: readonly string[];
  /** Which column was taken for which field, and how it was found. */
  readonly columns: readonly ColumnMatch[];
}

export interface RegisterSummary extends RegisterForm {
  /** Data rows that begin a person: always residentCount plus all rejectedCounts. */
  readonly rowCount: number;
  readonly residentCount: number;
  readonly rejectedCounts: Readonly<Record<RejectionReason, number>>;
  /** Data rows that hold more of the person above (RvIG form only). */
  readonly continuationCount: number;
}

/**
 * Made when the header has been read; sees the cells of every row that has as many as the header, right before that row's
 * outcome is given.
 */
export type CellObserver = (layout: RegisterLayout) => (cells: readonly string[]) => void;

/** A broken file can have a problem on every row; the first ones say enough. */
const MAXIMUM_FAILURES = 100;

/**
 * Reads a register and gives every data row to `onRow` once, in order: a resident, or a rejected row with its reason.
 * Empty lines at the end are no rows; an empty line between rows is a broken row. Duplicates are not looked for: that
 * takes the opaque ids of the frame.
 *
 * Refuses a file that is no register of this municipality, or that has lost rows (cut off, a quote that never closes).
 * Rows may have been given to `onRow` before that is known: when it refuses, they must not be used.
 */
export function readRegister(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
  onRow: (outcome: RowOutcome) => void,
  observeCells?: CellObserver,
): Result<RegisterSummary> {
  const opened = openRegister(chunks, settings, context);
  if (!opened.ok) return opened;
  const { layout, dialect, blocks } = opened.value;
  const readRow = observed(createRowReader(layout, context), observeCells?.(layout));
  const reader = { layout, dialect, context, readRow };

  const rejectedCounts = emptyCounts();
  let residentCount = 0;
  let rejectedCount = 0;
  let insideCount = 0;
  let outsideCount = 0;
  let blankRows: { first: number; count: number } | undefined;

  const give = (outcome: RowOutcome): void => {
    if (outcome.kind === 'resident') {
      residentCount++;
      // Those who moved abroad have the code of the RNI: that does not tell whose register it is.
      if (!outcome.resident.isOutsideMunicipality) insideCount++;
      else if (outcome.resident.suspension === '') outsideCount++;
    } else {
      rejectedCount++;
      rejectedCounts[outcome.rejected.reason]++;
    }
    onRow(outcome);
  };
  const onOutcome = (outcome: BlockOutcome): void => {
    if (outcome.kind === 'blank') {
      blankRows = { first: blankRows?.first ?? outcome.row, count: (blankRows?.count ?? 0) + 1 };
      return;
    }
    if (blankRows !== undefined) {
      const { first, count } = blankRows;
      blankRows = undefined;
      for (let row = first; row < first + count; row++) {
        give({
          kind: 'rejected',
          rejected: { file: context.file, row, reason: 'broken-row', column: undefined },
        });
      }
    }
    give(outcome);
  };

  const failures: Failure[] = [];
  let continuationCount = 0;
  let firstWrongBytes: Place | undefined;
  let hasGoodUtf8 = !isAscii(Buffer.from(layout.header.join('')));
  for (const block of blocks) {
    const report = readBlock(block, reader, onOutcome);
    failures.push(...report.failures.slice(0, MAXIMUM_FAILURES - failures.length));
    firstWrongBytes ??= report.firstWrongBytes;
    hasGoodUtf8 ||= report.hasGoodUtf8;
    continuationCount += report.continuationCount;
  }

  const rowCount = residentCount + rejectedCount;
  if (rowCount === 0) failures.push(failure('register.no-rows', {}, { file: context.file }));
  // Wrong bytes and not one good letter beyond ASCII: the file is in another encoding, not damaged here and there.
  if (firstWrongBytes !== undefined && !hasGoodUtf8)
    failures.push(failure('register.wrong-encoding', {}, firstWrongBytes));
  if (insideCount === 0 && outsideCount > 0) {
    const column = layout.header[layout.columns.municipalityCode] ?? '';
    const expected = context.municipality;
    failures.push(failure('register.other-municipality', { expected }, { file: context.file, column }));
  }
  if (failures.length === 0 && rejectedCounts['broken-row'] === rowCount) {
    const columnCount = layout.header.length;
    failures.push(failure('register.no-row-fits', { columnCount }, { file: context.file, row: 2 }));
  }
  return okUnless(failures, () => ({
    ...formOf(opened.value),
    rowCount,
    residentCount,
    rejectedCounts,
    continuationCount,
  }));
}

/**
 * How a register is understood, without reading more of it than it takes to know the encoding: as far as the first letter
 * beyond ASCII. Refuses what `readRegister` refuses at the header.
 */
export function recogniseRegister(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
): Result<RegisterForm> {
  const opened = openRegister(chunks, settings, context);
  if (!opened.ok) return opened;
  const { blocks, encoding } = opened.value;
  const iterator = blocks[Symbol.iterator]();
  while (encoding() === undefined && iterator.next().done !== true);
  iterator.return?.();
  return ok(formOf(opened.value));
}

function formOf({ layout, dialect, encoding }: OpenRegister): RegisterForm {
  return {
    dialect: dialect.name,
    delimiter: dialect.delimiter,
    encoding: encoding() ?? 'utf-8',
    header: layout.header,
    columns: layout.matches,
  };
}

function observed(readRow: RowReader, onCells: ReturnType<CellObserver> | undefined): RowReader {
  if (onCells === undefined) return readRow;
  return (cells, row) => {
    onCells(cells);
    return readRow(cells, row);
  };
}

function emptyCounts(): Record<RejectionReason, number> {
  return Object.fromEntries(Object.keys(rejectionReasons).map((reason) => [reason, 0])) as Record<
    RejectionReason,
    number
  >;
}
