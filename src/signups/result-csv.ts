/** The result of an import as CSV: the answer to every line, by line number only. */
import { stringify } from 'csv-stringify/sync';
import type { JudgedLine } from './judge-answers.ts';
import { describeLineAnswer } from './line-answers.ts';

/** `line,answer,sentence` with one row a line, in the order of the file. Holds no code and no personal data. */
export function resultCsv(lines: readonly JudgedLine[]): string {
  const rows = lines.map(({ line, answer, problem }) => [line, answer, describeLineAnswer(answer, problem)]);
  return stringify([['line', 'answer', 'sentence'], ...rows], { record_delimiter: '\n' });
}
