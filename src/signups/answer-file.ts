/**
 * The sign-up site's file: a CSV with the header `code,answer,answered_on,email,phone,name` in any order. Only `code` and
 * `answer` are required.
 */
import type { Result } from '../domain/result.ts';
import type { CsvLine, CsvTable } from './csv-table.ts';
import { readCsvTable } from './csv-table.ts';

export const answerColumns = ['code', 'answer', 'answered_on', 'email', 'phone', 'name'] as const;
export type AnswerColumn = (typeof answerColumns)[number];
const requiredColumns: readonly AnswerColumn[] = ['code', 'answer'];

export type AnswerLine = CsvLine<AnswerColumn>;
export type AnswerFile = CsvTable<AnswerColumn>;

/** Reads the whole file; `file` is the name to show in a failure. See `readCsvTable` for what is refused. */
export function readAnswerFile(bytes: Uint8Array, file: string): Result<AnswerFile> {
  return readCsvTable(bytes, file, { columns: answerColumns, required: requiredColumns });
}
