/** Reads one block of records into outcomes: a pure function of the block, fit for a worker thread. */
import { isAscii } from 'node:buffer';
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { RejectionReason } from '../domain/reasons.ts';
import type { Dialect } from './dialect.ts';
import type { ParsedBlock } from './parse-records.ts';
import { parseBlock, parseRecord } from './parse-records.ts';
import { parsePerson } from './person-groups.ts';
import type { RecordBlock } from './record-blocks.ts';
import { BLOCK_BYTES, recordBytes, rowOfRecord } from './record-blocks.ts';
import { listRelationColumns } from './relation-columns.ts';
import type { RowReader } from './resident-of-row.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { ABSENT, columnNameAt } from './resolve-layout.ts';
import type { RowOutcome } from './row-outcome.ts';
import { isHeaderRow } from './header-row.ts';
import { OCCURRENCE_SEPARATOR } from './split-escaped.ts';

/** A row's outcome, or an empty line: one between rows is a broken row, one at the end of the file is nothing. */
export type BlockOutcome = RowOutcome | { readonly kind: 'blank'; readonly row: number };

export interface BlockReport {
  /** Problems for which the whole file must be refused. */
  readonly failures: readonly Failure[];
  /** Where bytes that are not UTF-8 first stand, if they do. */
  readonly firstWrongBytes: Place | undefined;
  /** Whether any record has characters outside ASCII in good UTF-8. */
  readonly hasGoodUtf8: boolean;
  /** Rows that continue the person above, and so have no outcome of their own. */
  readonly continuationCount: number;
}

/** What is the same for all blocks of a file. */
export interface BlockReader {
  readonly layout: RegisterLayout;
  readonly dialect: Dialect;
  readonly context: RegisterContext;
  readonly readRow: RowReader;
}

/** Gives every record of a block to `onOutcome`, in order, and reports what concerns the file as a whole. */
export function readBlock(
  block: RecordBlock,
  reader: BlockReader,
  onOutcome: (outcome: BlockOutcome) => void,
): BlockReport {
  const { file } = reader.context;
  if (block.broken !== undefined) {
    onOutcome(rejected(file, block.firstRow, 'unreadable-row', undefined));
    const broken = describeBroken(block.broken, { file, row: block.firstRow });
    return { failures: [broken], firstWrongBytes: undefined, hasGoodUtf8: false, continuationCount: 0 };
  }
  const parsed = block.rows === undefined ? parseBlock(block, reader.dialect) : undefined;
  return parsed === undefined
    ? readOneByOne(block, reader, onOutcome)
    : readTogether(block, parsed, reader, onOutcome);
}

function describeBroken(broken: NonNullable<RecordBlock['broken']>, place: Place): Failure {
  switch (broken) {
    case 'too-long':
      return failure('register.row-too-long', { limitBytes: BLOCK_BYTES }, place);
    case 'in-quotes':
      return failure('register.quote-not-closed', {}, place);
    case 'damaged-gzip':
      return failure('register.damaged-gzip', {}, place);
  }
}

/** The usual way: all records of the block are good CSV. */
function readTogether(
  block: RecordBlock,
  { records, hasLineEndInCell }: ParsedBlock,
  reader: BlockReader,
  onOutcome: (outcome: BlockOutcome) => void,
): BlockReport {
  const { layout, dialect, context, readRow } = reader;
  const failures: Failure[] = [];
  const fieldCount = layout.header.length;
  const singles = dialect.name === 'brp-csv' ? listSingleColumns(layout) : [];
  for (let index = 0; index < records.length; index++) {
    const cells = records[index] ?? [];
    const row = rowOfRecord(block, index);
    const joined = singles.find((column) => cells[column]?.includes(OCCURRENCE_SEPARATOR) === true);
    if (cells.length !== fieldCount) {
      failures.push(...readBroken(block, index, cells, reader, onOutcome));
    } else if (hasLineEndInCell && hasLineEnd(cells, layout)) {
      failures.push(failure('register.quote-not-closed', {}, { file: context.file, row }));
      onOutcome(rejected(context.file, row, 'unreadable-row', undefined));
    } else if (joined !== undefined) {
      onOutcome(rejected(context.file, row, 'unreadable-row', columnNameAt(layout, joined)));
    } else {
      const outcome = readRow(cells, row);
      if (outcome.kind === 'rejected' && isHeaderRow(cells, layout)) {
        failures.push(failure('register.header-repeated', {}, { file: context.file, row }));
      }
      onOutcome(outcome);
    }
  }
  return { failures, firstWrongBytes: undefined, hasGoodUtf8: !isAscii(block.bytes), continuationCount: 0 };
}

/** The slow way: some record of the block cannot be read, and only that record may be rejected. */
function readOneByOne(
  block: RecordBlock,
  reader: BlockReader,
  onOutcome: (outcome: BlockOutcome) => void,
): BlockReport {
  const { file } = reader.context;
  const failures: Failure[] = [];
  let firstWrongBytes: Place | undefined;
  let hasGoodUtf8 = false;
  let continuationCount = 0;
  for (let index = 0; index < block.ends.length; index++) {
    const row = rowOfRecord(block, index);
    const bytes = recordBytes(block, index);
    const isCutOff = block.hasNoLineEnd && index === block.ends.length - 1;
    const { record, lineCount } =
      block.rows === undefined
        ? { record: parseRecord(bytes, reader.dialect), lineCount: 1 }
        : parsePerson(bytes, reader.layout, reader.dialect);
    continuationCount += lineCount - 1;
    if (record.kind === 'cells') {
      const rows = lineCount > 1 ? [row] : undefined;
      const single = {
        bytes,
        ends: [bytes.length],
        firstRow: row,
        broken: undefined,
        hasNoLineEnd: isCutOff,
      };
      const parsed = { records: [record.cells], hasLineEndInCell: true };
      const report = readTogether(
        rows === undefined ? single : { ...single, rows },
        parsed,
        reader,
        onOutcome,
      );
      failures.push(...report.failures);
      hasGoodUtf8 ||= report.hasGoodUtf8;
      continue;
    }
    const column = record.cellIndex === undefined ? undefined : columnNameAt(reader.layout, record.cellIndex);
    if (record.problem === 'bytes') {
      firstWrongBytes ??= column === undefined ? { file, row } : { file, row, column };
      // A file that is cut off inside a letter of several bytes.
      if (isCutOff) failures.push(failure('register.cut-off', {}, { file, row }));
    }
    if (lineCount === 1 && isOverSeveralLines(bytes)) {
      failures.push(failure('register.quote-not-closed', {}, { file, row }));
    }
    onOutcome(rejected(file, row, 'unreadable-row', column));
  }
  return { failures, firstWrongBytes, hasGoodUtf8, continuationCount };
}

/** A record with the wrong number of cells: an empty line, a broken row, or a sign that the whole file is broken. */
function readBroken(
  block: RecordBlock,
  index: number,
  cells: readonly string[],
  reader: BlockReader,
  onOutcome: (outcome: BlockOutcome) => void,
): readonly Failure[] {
  const { file } = reader.context;
  const row = rowOfRecord(block, index);
  if (cells.length === 1 && cells[0]?.trim() === '') {
    onOutcome({ kind: 'blank', row });
    return [];
  }
  onOutcome(rejected(file, row, 'broken-row', undefined));
  const isLast = index === block.ends.length - 1;
  if (isLast && block.hasNoLineEnd && cells.length < reader.layout.header.length) {
    return [failure('register.cut-off', {}, { file, row })];
  }
  // Quotes that span lines and give a broken row have swallowed the rows below: they may not be lost in silence.
  return block.rows === undefined && isOverSeveralLines(recordBytes(block, index))
    ? [failure('register.quote-not-closed', {}, { file, row })]
    : [];
}

function isOverSeveralLines(bytes: Buffer): boolean {
  return /[\r\n]/.test(bytes.toString('latin1').replace(/\r?\n$|\r$/, ''));
}

/** Whether a column that is read holds a line end: no value of the register does, so a quote stands in the wrong place. */
function hasLineEnd(cells: readonly string[], { columns, keyColumns }: RegisterLayout): boolean {
  return [...Object.values(columns), ...keyColumns].some(
    (index) => index !== ABSENT && (cells[index] ?? '').trim().includes('\n'),
  );
}

/** The columns that are read and of which the BRP has one value a person. */
function listSingleColumns({ columns, keyColumns, relations }: RegisterLayout): readonly number[] {
  const repeated = new Set(listRelationColumns(relations));
  return [...Object.values(columns), ...keyColumns].filter(
    (index) => index !== ABSENT && !repeated.has(index),
  );
}

function rejected(
  file: string,
  row: number,
  reason: RejectionReason,
  column: string | undefined,
): RowOutcome {
  return { kind: 'rejected', rejected: { file, row, reason, column } };
}
