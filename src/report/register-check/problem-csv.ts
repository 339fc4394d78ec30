/** The list of all problems that a check found, as a CSV for staff who correct the register. It holds no personal values. */
import { stringify } from 'csv-stringify/sync';
import type { FoundProblem } from '../../register/check/problem-list.ts';
import type { RowProblem } from '../../register/check/row-problems.ts';

export const PROBLEM_CSV_HEADER = 'file,row,column,problem,explanation';
const ROWS_PER_CHUNK = 4096;

/** What the list must know of a file to name its columns. */
export interface ProblemFile {
  readonly file: string;
  /** The name of a column by its index; its number from 1 when its header cannot be shown. */
  readonly columnName: (columnIndex: number) => string;
}

/**
 * The bytes of the CSV (UTF-8, comma, LF): the header, then a line for each problem, in chunks. The name of a file or column
 * that a spreadsheet would take for a formula gets an apostrophe first.
 * @param explanations of each problem, in the language of the reader
 */
export function* formatProblems(
  problems: Iterable<FoundProblem>,
  files: readonly ProblemFile[],
  explanations: Readonly<Record<RowProblem, string>>,
): Generator<Uint8Array, void, undefined> {
  yield Buffer.from(`${PROBLEM_CSV_HEADER}\n`, 'utf8');
  let rows: (string | number)[][] = [];
  for (const { fileIndex, row, problem, columnIndex } of problems) {
    const file = files[fileIndex];
    const column = columnIndex === undefined ? '' : (file?.columnName(columnIndex) ?? '');
    rows.push([file?.file ?? '', row, column, problem, explanations[problem]]);
    if (rows.length < ROWS_PER_CHUNK) continue;
    yield encode(rows);
    rows = [];
  }
  if (rows.length > 0) yield encode(rows);
}

function encode(rows: readonly (readonly (string | number)[])[]): Uint8Array {
  return Buffer.from(stringify([...rows], { record_delimiter: '\n', escape_formulas: true }), 'utf8');
}
