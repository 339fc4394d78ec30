/**
 * Reads the small CSV files that staff hand over (answers, exclusions): UTF-8 with or without BOM, comma or semicolon,
 * a header with known names in any order. Columns with other names are named and not read.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';

/** The columns that are read, and those of them that must be there. */
export interface CsvForm<C extends string> {
  readonly columns: readonly C[];
  readonly required: readonly C[];
}

/** One line as it was written, trimmed; a column that is not in the file is an empty text. */
export interface CsvLine<C extends string> {
  /** The line of the file, counting from 1; the header is line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<C, string>>;
  /** False when the line has more or fewer fields than the header. */
  readonly isComplete: boolean;
}

export interface CsvTable<C extends string> {
  readonly lines: readonly CsvLine<C>[];
  readonly ignoredColumns: readonly string[];
}

/**
 * Reads the whole file. Refused, by line where there is one: not UTF-8, empty, no CSV, a column missing or twice.
 * @param file the name to show in a failure
 */
export function readCsvTable<C extends string>(
  bytes: Uint8Array,
  file: string,
  form: CsvForm<C>,
): Result<CsvTable<C>> {
  const read = readCsvRows(bytes, file);
  if (!read.ok) return read;
  const { header, rows } = read.value;
  const names = header.fields.map((name) => name.trim().toLowerCase());
  return okUnless(findHeaderProblems(names, file, form), () => ({
    lines: rows.map((row) => toLine(row, names, form.columns)),
    ignoredColumns: names.filter((name) => !form.columns.some((column) => column === name)),
  }));
}

/** The fields of one line as they were written. */
export interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
}

/**
 * The header and the rows of a file whose columns are not known beforehand; blank lines are skipped. Refused when it is not
 * UTF-8, empty, or no CSV.
 */
export function readCsvRows(
  bytes: Uint8Array,
  file: string,
): Result<{ readonly header: CsvRow; readonly rows: readonly CsvRow[] }> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(failure('signups.not-utf8', {}, { file }));
  }
  const records = parseRecords(text, file);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  return header === undefined ? refuse(failure('signups.file-empty', {}, { file })) : ok({ header, rows });
}

function parseRecords(text: string, file: string): Result<readonly CsvRow[]> {
  const rows: CsvRow[] = [];
  try {
    parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (fields: string[], context) => {
        rows.push({ line: context.lines, fields });
        return null;
      },
    });
    return ok(rows);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : undefined;
    return refuse(failure('signups.not-csv', {}, line === undefined ? { file } : { file, line }));
  }
}

/** Semicolon when the header has more of them than commas; Dutch spreadsheets write semicolons. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function findHeaderProblems<C extends string>(
  names: readonly string[],
  file: string,
  { columns, required }: CsvForm<C>,
): Failure[] {
  const missing = required.filter((column) => !names.includes(column));
  const twice = columns.filter((column) => names.filter((name) => name === column).length > 1);
  return [
    ...missing.map((column) =>
      failure('signups.column-missing', { column, columns, required }, { file, line: 1 }),
    ),
    ...twice.map((column) => failure('signups.column-twice', { column }, { file, line: 1 })),
  ];
}

function toLine<C extends string>(row: CsvRow, names: readonly string[], columns: readonly C[]): CsvLine<C> {
  const fields = Object.fromEntries(
    columns.map((column) => [column, row.fields[names.indexOf(column)]?.trim() ?? '']),
  );
  return {
    line: row.line,
    isComplete: row.fields.length === names.length,
    fields: fields as Record<C, string>,
  };
}
