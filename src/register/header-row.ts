/** Sees a header that stands among the rows: files were joined, or the header takes two rows. */
import { registerFields } from '../domain/settings/register-fields.ts';
import { ABSENT } from './absent.ts';
import { cleanHeader } from './header-text.ts';
import { fieldNamedBy } from './match-columns.ts';
import type { RegisterLayout } from './resolve-layout.ts';

/** So many cells that name their own column are no chance. */
const TELLING_COUNT = 3;

/** Whether a row that is no resident names its columns: by the names of the header, or by other names for the same fields. */
export function isHeaderRow(cells: readonly string[], layout: RegisterLayout): boolean {
  if (cells.every((cell, index) => cleanHeader(cell) === layout.header[index])) return true;
  let namedCount = 0;
  for (const field of registerFields) {
    const index = layout.columns[field];
    const cell = index === ABSENT ? '' : cleanHeader(cells[index] ?? '');
    if (cell === '') continue;
    if (cell === layout.header[index] || fieldNamedBy(cell) === field) namedCount++;
    if (namedCount === TELLING_COUNT) return true;
  }
  return false;
}
