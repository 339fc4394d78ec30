/** Reads a few rows of a register again by their numbers: record ends are scanned, only the wanted records are parsed. */
import { failure } from '../domain/failure.ts';
import type { Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { OpenRegister } from './open-register.ts';
import { openRegister } from './open-register.ts';
import { parseRecord } from './parse-records.ts';
import { parsePerson } from './person-groups.ts';
import { recordBytes, rowOfRecord } from './record-blocks.ts';
import { createRowReader } from './resident-of-row.ts';
import type { RegisterContext } from './resolve-layout.ts';

/**
 * Gives the residents of `rows` (ascending row numbers, the header is row 1) to `onResident`, in that order. The rows
 * must have been read as residents before: a row that is none now means that the file has changed, and is refused.
 */
export function readRegisterRows(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
  rows: readonly number[],
  onResident: (resident: Resident) => void,
): Result<void> {
  const opened = openRegister(chunks, settings, context);
  return opened.ok ? readRowsOf(opened.value, context, rows, onResident) : opened;
}

/** The same of a register that was opened, or of blocks that hold at least the wanted rows. */
export function readRowsOf(
  { layout, dialect, blocks }: Pick<OpenRegister, 'layout' | 'dialect' | 'blocks'>,
  context: RegisterContext,
  rows: readonly number[],
  onResident: (resident: Resident) => void,
): Result<void> {
  const readRow = createRowReader(layout, context);
  const changed = (row: number) => refuse(failure('register.changed', {}, { file: context.file, row }));

  let next = 0;
  for (const block of blocks) {
    const lastRow = rowOfRecord(block, block.ends.length - 1);
    for (let row = rows[next]; row !== undefined && row <= lastRow; row = rows[++next]) {
      const index = block.rows === undefined ? row - block.firstRow : block.rows.indexOf(row);
      if (index < 0 || block.broken !== undefined) return changed(row);
      const bytes = recordBytes(block, index);
      const record =
        block.rows === undefined ? parseRecord(bytes, dialect) : parsePerson(bytes, layout, dialect).record;
      if (record.kind !== 'cells' || record.cells.length !== layout.header.length) return changed(row);
      const outcome = readRow(record.cells, row);
      if (outcome.kind !== 'resident') return changed(row);
      onResident(outcome.resident);
    }
    if (next >= rows.length) break;
  }
  const missing = rows[next];
  return missing === undefined ? ok(undefined) : changed(missing);
}
