/** The result of an import as CSV: the answer to every line, by line number only. */
import { stringify } from 'csv-stringify/sync';
import type { JudgedLine } from './judge-answers.ts';
import type { LineWords } from './line-answers.ts';
import { describeLineAnswer } from './line-answers.ts';

/** `line,answer,sentence` with one row a line, in the order of the file. Holds no code and no personal data. */
export function resultCsv(lines: readonly JudgedLine[], words: LineWords): string {
  const rows = lines.map(({ line, answer, problem, remark }) => [
    line,
    answer,
    describeLineAnswer(answer, problem, remark, words),
  ]);
  return stringify([['line', 'answer', 'sentence'], ...rows], { record_delimiter: '\n' });
}

/**
 * The name of an import's result file: `answers-result.csv` for `answers.csv`, or, when another import has that name,
 * `answers-result-2.csv` and so on. Names that differ in capitals only are one file on many machines.
 * @param takenNames the result files of the imports so far
 */
export function resultFileOf(baseName: string, takenNames: Iterable<string>): string {
  const taken = new Set(Array.from(takenNames, (name) => name.toLowerCase()));
  for (let number = 1; ; number++) {
    const name = `${baseName}-result${number === 1 ? '' : `-${number}`}.csv`;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
