/** Reads a municipality's register from its bytes: every data row becomes a resident or a rejected row, none is lost. */
import type { RejectionReason } from '../domain/reasons.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from './dialect.ts';
import type { Encoding } from './encoding.ts';
import type { OpenRegister } from './open-register.ts';
import { openRegister } from './open-register.ts';
import type { BlockOutcome } from './read-block.ts';
import { readBlock } from './read-block.ts';
import { brokenRow, sumBlock, sumRegister } from './register-sums.ts';
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
 * Made when the header has been read; sees the cells of every row that has as many as the header, before that row's outcome
 * is given. (The outcomes of empty lines above it can come in between.)
 */
export type CellObserver = (layout: RegisterLayout) => (cells: readonly string[], row: number) => void;

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

  // An empty line is a broken row once another row follows.
  let blankRows: number[] = [];
  const onOutcome = (outcome: BlockOutcome): void => {
    if (outcome.kind === 'blank') {
      blankRows.push(outcome.row);
      return;
    }
    for (const row of blankRows) onRow({ kind: 'rejected', rejected: brokenRow(context.file, row) });
    blankRows = [];
    onRow(outcome);
  };
  const totals = sumRegister(
    Array.from(blocks, (block) =>
      sumBlock(block, (piece, onPiece) => readBlock(piece, reader, onPiece), onOutcome),
    ),
    layout,
    context,
  );
  if (!totals.ok) return totals;
  const { rowCount, residentCount, rejectedCounts, continuationCount } = totals.value;
  return ok({ ...formOf(opened.value), rowCount, residentCount, rejectedCounts, continuationCount });
}

/** So many blocks are looked at for a letter that tells the encoding. */
const TELLING_BLOCKS = 8;

/**
 * How a register is understood, without reading more of it than it takes to know the encoding: as far as the first letter
 * beyond ASCII. When there is none in the first megabytes, the encoding is not known. Refuses what `readRegister` refuses at
 * the header.
 */
export function recogniseRegister(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
): Result<Omit<RegisterForm, 'encoding'> & { readonly encoding: Encoding | undefined }> {
  const opened = openRegister(chunks, settings, context);
  if (!opened.ok) return opened;
  const { blocks, encoding } = opened.value;
  const iterator = blocks[Symbol.iterator]();
  let isAtEnd = false;
  for (let block = 0; block < TELLING_BLOCKS && encoding() === undefined && !isAtEnd; block++) {
    isAtEnd = iterator.next().done === true;
  }
  iterator.return?.();
  const form = formOf(opened.value);
  // A whole file of ASCII reads the same in every encoding.
  return ok({ ...form, encoding: isAtEnd ? form.encoding : encoding() });
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
    onCells(cells, row);
    return readRow(cells, row);
  };
}
