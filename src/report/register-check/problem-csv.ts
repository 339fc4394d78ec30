/** The list of all problems that a check found, as a CSV for staff who correct the register. It holds no personal values. */
import { stringify } from 'csv-stringify/sync';
import type { FoundProblem } from '../../register/check/problem-list.ts';
import { warnings } from '../../register/check/row-problems.ts';
import type { RegisterWords } from '../words/english-register-words.ts';
import { consequenceOf } from './consequence.ts';

const PLAIN_HEADER = ['file', 'row', 'column', 'problem', 'consequence', 'explanation'] as const;
const BYTE_ORDER_MARK = '\ufeff';
const ROWS_PER_CHUNK = 4096;

/** What the list must know of a file to name its columns. */
export interface ProblemFile {
  readonly file: string;
  /** The name of a column by its index; `undefined` when its header cannot be shown. */
  readonly columnName: (columnIndex: number) => string | undefined;
}

/** For programs and for Excel in Dutch: with semicolons, a byte order mark and every word in the language of the reader. */
export type ProblemListForm = 'plain' | 'excel';

/** The first bytes of a list, by which one that was written before is known. */
export function beginProblems(form: ProblemListForm, { problemList }: RegisterWords): string {
  return form === 'plain'
    ? `${PLAIN_HEADER.join(',')}\n`
    : `${BYTE_ORDER_MARK}${PLAIN_HEADER.map((column) => problemList[column]).join(';')}\r\n`;
}

/**
 * The bytes of the CSV in UTF-8: the header, then a line for each problem, in chunks. The name of a file or column that a
 * spreadsheet would take for a formula gets an apostrophe first.
 */
export function* formatProblems(
  problems: Iterable<FoundProblem>,
  files: readonly ProblemFile[],
  words: RegisterWords,
  form: ProblemListForm,
): Generator<Uint8Array, void, undefined> {
  yield Buffer.from(beginProblems(form, words), 'utf8');
  let rows: (string | number)[][] = [];
  for (const { fileIndex, row, problem, columnIndex } of problems) {
    const file = files[fileIndex];
    rows.push([
      file?.file ?? '',
      row,
      columnIndex === undefined ? '' : describeColumn(columnIndex, file, words, form),
      form === 'plain' ? problem : words.problemNames[problem],
      consequenceOf(problem, warnings.has(problem), words),
      words.problems[problem],
    ]);
    if (rows.length < ROWS_PER_CHUNK) continue;
    yield encode(rows, form);
    rows = [];
  }
  if (rows.length > 0) yield encode(rows, form);
}

/** In Excel with its number, since 01.02.10 alone would become a date there. */
function describeColumn(
  columnIndex: number,
  file: ProblemFile | undefined,
  { problemList }: RegisterWords,
  form: ProblemListForm,
): string {
  const name = file?.columnName(columnIndex);
  return form === 'plain'
    ? (name ?? String(columnIndex + 1))
    : problemList.columnPlace(columnIndex + 1, name);
}

function encode(rows: readonly (readonly (string | number)[])[], form: ProblemListForm): Uint8Array {
  const [delimiter, record_delimiter] = form === 'plain' ? [',', '\n'] : [';', '\r\n'];
  return Buffer.from(stringify([...rows], { delimiter, record_delimiter, escape_formulas: true }), 'utf8');
}
