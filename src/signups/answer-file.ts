/**
 * The sign-up site's file: a CSV with the header `code,answer,answered_on,email,phone,name` in any order, and a column for
 * each question of the settings. Only `code` and `answer` are required.
 */
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { QuestionSettings } from '../domain/settings/sign-up-settings.ts';
import { readCsvTable } from './csv-table.ts';

export const answerColumns = ['code', 'answer', 'answered_on', 'email', 'phone', 'name'] as const;
export type AnswerColumn = (typeof answerColumns)[number];
const requiredColumns: readonly AnswerColumn[] = ['code', 'answer'];

/** One line as it was written, trimmed; a column that is not in the file is an empty text. */
export interface AnswerLine {
  /** The line of the file, counting from 1; the header is line 1. */
  readonly line: number;
  readonly fields: Readonly<Record<AnswerColumn, string>>;
  /** What stands in the columns of the questions, by their ids. */
  readonly answers: Readonly<Record<string, string>>;
  /** False when the line has more or fewer fields than the header. */
  readonly isComplete: boolean;
}

export interface AnswerFile {
  readonly lines: readonly AnswerLine[];
  readonly ignoredColumns: readonly string[];
}

/** Reads the whole file; `file` is the name to show in a failure. See `readCsvTable` for what is refused. */
export function readAnswerFile(
  bytes: Uint8Array,
  file: string,
  questions: readonly QuestionSettings[] = [],
): Result<AnswerFile> {
  const ids = questions.map(({ id }) => id);
  const form = { columns: [...answerColumns, ...ids], required: requiredColumns };
  const table = readCsvTable<string>(bytes, file, form);
  if (!table.ok) return table;
  const { lines, ignoredColumns } = table.value;
  return ok({
    ignoredColumns,
    lines: lines.map(({ line, isComplete, fields }) => ({
      line,
      isComplete,
      fields: fields as Record<AnswerColumn, string>,
      answers: Object.fromEntries(ids.map((id) => [id, fields[id] ?? ''])),
    })),
  });
}
