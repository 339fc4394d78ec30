/**
 * Puts together the rows of one person in the RvIG form, where rows below that of the person hold further occurrences of
 * its repeated categories.
 */
import type { Dialect } from './dialect.ts';
import { elementNumberOf, isHistoryMark } from './element-number.ts';
import type { ParsedRecord } from './parse-records.ts';
import { parseRecord } from './parse-records.ts';
import type { RecordBlock } from './record-blocks.ts';
import { recordBytes, rowOfRecord } from './record-blocks.ts';
import { listRelationColumns } from './relation-columns.ts';
import type { RegisterLayout } from './resolve-layout.ts';
import { scanRecords } from './scan-records.ts';
import { OCCURRENCE_SEPARATOR } from './split-escaped.ts';

/** The rows of one person that wait for the next block: it may continue them. */
interface HeldGroup {
  readonly bytes: Buffer;
  readonly row: number;
  readonly hasNoLineEnd: boolean;
}

/**
 * The same bytes in blocks whose records are persons, each with all its rows; `rows` holds the number of the first. A row
 * continues the person above when it has no id of its own (the first column, where its header is empty), or else when all
 * of category 01 is empty.
 */
export function* groupPersons(
  blocks: Iterable<RecordBlock>,
  layout: RegisterLayout,
  dialect: Dialect,
): Generator<RecordBlock, void, void> {
  const isContinuation = createContinuationTest(layout, dialect);
  let held: HeldGroup | undefined;
  for (const block of blocks) {
    if (block.broken !== undefined) {
      if (held !== undefined) yield toBlock(held);
      held = undefined;
      yield block;
      continue;
    }
    const firsts: number[] = [];
    for (let index = 0; index < block.ends.length; index++) {
      const continues = isContinuation(recordBytes(block, index));
      const isBelowAnother = index > 0 || held !== undefined;
      if (!(continues && isBelowAnother)) firsts.push(index);
    }
    const [first = block.ends.length] = firsts;
    if (held !== undefined) {
      const continued = first === 0 ? undefined : block.bytes.subarray(0, block.ends[first - 1]);
      const isLast = first === block.ends.length;
      if (continued !== undefined) {
        held = {
          ...held,
          bytes: Buffer.concat([held.bytes, continued]),
          hasNoLineEnd: isLast && block.hasNoLineEnd,
        };
      }
      if (isLast) continue;
      yield toBlock(held);
    }
    const last = firsts.at(-1) ?? 0;
    const start = first === 0 ? 0 : (block.ends[first - 1] ?? 0);
    const heldStart = last === 0 ? 0 : (block.ends[last - 1] ?? 0);
    held = {
      bytes: Buffer.from(block.bytes.subarray(heldStart)),
      row: rowOfRecord(block, last),
      hasNoLineEnd: block.hasNoLineEnd,
    };
    if (firsts.length > 1) {
      yield {
        bytes: block.bytes.subarray(start, heldStart),
        ends: firsts.slice(1).map((index) => (block.ends[index - 1] ?? 0) - start),
        firstRow: rowOfRecord(block, first),
        rows: firsts.slice(0, -1).map((index) => rowOfRecord(block, index)),
        broken: undefined,
        hasNoLineEnd: false,
      };
    }
  }
  if (held !== undefined) yield toBlock(held);
}

function toBlock({ bytes, row, hasNoLineEnd }: HeldGroup): RecordBlock {
  return { bytes, ends: [bytes.length], firstRow: row, rows: [row], broken: undefined, hasNoLineEnd };
}

/** Tells of each row in turn whether it continues the person above. */
function createContinuationTest(layout: RegisterLayout, dialect: Dialect): (line: Buffer) => boolean {
  const personColumns = layout.header.flatMap((cell, index) =>
    elementNumberOf(cell)?.startsWith('01.') === true ? [index] : [],
  );
  const markColumn = layout.header.findIndex((cell) => isHistoryMark(cell) && cell.startsWith('01'));
  const keyOf = (cells: Cells): string => layout.keyColumns.map((index) => cells[index] ?? '').join('|');
  // An id column that nobody filled tells nothing: the first row of a file is always a person's.
  let hasIds: boolean | undefined = layout.header[0] === '' ? undefined : false;
  let above: Buffer = Buffer.alloc(0);

  const continues = (line: Buffer): boolean => {
    // Nearly every row begins with a value: then there is nothing to look into.
    if (hasIds !== undefined && !isEmptyAtStart(line, dialect)) return false;
    const cells = cellsOf(line, dialect);
    // What cannot be read may be part of the person above, who may not be read without it.
    if (cells.length === 0) return isEmptyAtStart(line, dialect);
    if (cells.length === 1) return false;
    hasIds ??= isFilled(cells, 0);
    if (hasIds && isFilled(cells, 0)) return false;
    if (!personColumns.some((index) => isFilled(cells, index))) return true;
    if (!hasIds) return false;
    // An earlier state of category 01 (then 51): the row above announces it, or has the same A-nummer.
    const cellsAbove = cellsOf(above, dialect);
    return isFilled(cellsAbove, markColumn) || keyOf(cellsAbove) === keyOf(cells);
  };
  return (line) => {
    const result = continues(line);
    // The block's memory is used again.
    if (hasIds === true) above = Buffer.from(line);
    return result;
  };
}

type Cells = readonly string[];

function cellsOf(line: Buffer, dialect: Dialect): Cells {
  const record = parseRecord(line, dialect);
  return record.kind === 'cells' ? record.cells : [];
}

function isFilled(cells: Cells, index: number): boolean {
  return (cells[index] ?? '').trim() !== '';
}

function isEmptyAtStart(line: Buffer, dialect: Dialect): boolean {
  const text = line.toString('latin1', 0, 3);
  return text.startsWith(dialect.delimiter) || text.startsWith('""') || text.startsWith(' ');
}

/** The rows of one person as one record; `lineCount` says how many they are. */
export interface PersonRecord {
  readonly record: ParsedRecord;
  readonly lineCount: number;
}

/**
 * Parses the rows of one person into one record: the cells of the first row, with all occurrences of a relation in one cell.
 * When a row below cannot be read or has another number of cells, the person cannot be read.
 */
export function parsePerson(bytes: Buffer, layout: RegisterLayout, dialect: Dialect): PersonRecord {
  const { ends } = scanRecords(bytes, dialect.delimiter.charCodeAt(0));
  const lineEnds = ends.at(-1) === bytes.length ? ends : [...ends, bytes.length];
  const lineCount = lineEnds.length;
  const lines: (readonly string[])[] = [];
  for (const [index, end] of lineEnds.entries()) {
    const record = parseRecord(bytes.subarray(lineEnds[index - 1] ?? 0, end), dialect);
    if (record.kind !== 'cells' || record.cells.length !== layout.header.length) return { record, lineCount };
    lines.push(record.cells);
  }
  const cells = [...(lines[0] ?? [])];
  if (lineCount > 1) {
    for (const index of listRelationColumns(layout.relations)) {
      cells[index] = lines.map((line) => line[index] ?? '').join(OCCURRENCE_SEPARATOR);
    }
  }
  return { record: { kind: 'cells', cells }, lineCount };
}
