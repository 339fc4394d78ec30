/**
 * Reads the sign-up site's file: CSV in UTF-8 (with or without BOM), comma or semicolon, with the header
 * `code,answer,answered_on,email,phone,name` in any order. Only `code` and `answer` are required; columns with other
 * names are named and not read.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, okUnless, refuse } from '../domain/result.ts';

export const answerColumns = ['code', 'answer', 'answered_on', 'email', 'phone', 'name'] as const;
export type AnswerColumn = (typeof answerColumns)[number];
const requiredColumns: readonly AnswerColumn[] = ['code', 'answer'];

/** One line as the site wrote it, trimmed; a column that is not in the file is an empty text. */
export interface AnswerLine {
  /** The line of the file, counting from 1; the header is line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<AnswerColumn, string>>;
  /** False when the line has more or fewer fields than the header. */
  readonly isComplete: boolean;
}

export interface AnswerFile {
  readonly lines: readonly AnswerLine[];
  readonly ignoredColumns: readonly string[];
}

/**
 * Reads the whole file. Refused, by line where there is one: not UTF-8, empty, no CSV, a column missing or twice.
 * @param file the name to show in a failure
 */
export function readAnswerFile(bytes: Uint8Array, file: string): Result<AnswerFile> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuse(failure('signups.not-utf8', {}, { file }));
  }
  const records = parseRecords(text, file);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  if (header === undefined) return refuse(failure('signups.file-empty', {}, { file }));
  const names = header.fields.map((name) => name.trim().toLowerCase());
  return okUnless(findHeaderProblems(names, file), () => ({
    lines: rows.map((row) => toLine(row, names)),
    ignoredColumns: names.filter((name) => !isAnswerColumn(name)),
  }));
}

interface CsvRow {
  readonly line: number;
  readonly fields: readonly string[];
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
  const header = text.slice(0, (text.search(/[\r\n]/) + 1 || text.length + 1) - 1);
  return header.split(';').length > header.split(',').length ? ';' : ',';
}

function findHeaderProblems(names: readonly string[], file: string): Failure[] {
  const missing = requiredColumns.filter((column) => !names.includes(column));
  const twice = answerColumns.filter((column) => names.filter((name) => name === column).length > 1);
  return [
    ...missing.map((column) => failure('signups.column-missing', { column }, { file, line: 1 })),
    ...twice.map((column) => failure('signups.column-twice', { column }, { file, line: 1 })),
  ];
}

function toLine(row: CsvRow, names: readonly string[]): AnswerLine {
  const fieldOf = (column: AnswerColumn): string => row.fields[names.indexOf(column)]?.trim() ?? '';
  return {
    line: row.line,
    isComplete: row.fields.length === names.length,
    fields: {
      code: fieldOf('code'),
      answer: fieldOf('answer'),
      answered_on: fieldOf('answered_on'),
      email: fieldOf('email'),
      phone: fieldOf('phone'),
      name: fieldOf('name'),
    },
  };
}

function isAnswerColumn(name: string): name is AnswerColumn {
  return answerColumns.some((column) => column === name);
}
