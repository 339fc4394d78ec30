/** What the online panel gets of the members: columns from a closed list, and nothing else. */
import { stringify } from 'csv-stringify/sync';

/** Every column that may leave, with what it holds. */
export const exportColumns = {
  member_number: 'the number by which the member is known: that of the letters, such as 1-000042',
  code_hash: 'what tells that a login code of the letter is right, without being the code',
  email: 'the e-mail address that the member gave; empty when none was given',
  municipality: 'the code of the municipality; empty for members whose data are secret',
} as const;
export type ExportColumn = keyof typeof exportColumns;
export const defaultExportColumns: readonly ExportColumn[] = ['member_number', 'email', 'municipality'];

export type ExportRow = Readonly<Record<ExportColumn, string>>;

export function isExportColumn(text: string): text is ExportColumn {
  return Object.hasOwn(exportColumns, text);
}

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The CSV text, with the columns asked for in their order. A cell that a spreadsheet would take for a formula gets an
 * apostrophe before it: those that begin with `=`, `+`, `-`, `@`, a tab or a carriage return.
 * @param isForExcel semicolons, a byte order mark and CRLF, as Excel in Dutch opens without asking
 */
export function exportCsv(
  rows: readonly ExportRow[],
  columns: readonly ExportColumn[],
  isForExcel: boolean,
): string {
  const text = stringify([columns, ...rows.map((row) => columns.map((column) => row[column]))], {
    delimiter: isForExcel ? ';' : ',',
    record_delimiter: isForExcel ? '\r\n' : '\n',
    escape_formulas: true,
  });
  return isForExcel ? `${BYTE_ORDER_MARK}${text}` : text;
}
