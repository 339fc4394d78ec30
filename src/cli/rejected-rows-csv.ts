/** The list of rejected rows that the municipality gets, as a file. */
import { stringify } from 'csv-stringify/sync';
import type { RejectedRow } from '../domain/reasons.ts';
import { rejectionReasons } from '../domain/reasons.ts';
import { dutchRegisterWords } from '../report/words/dutch-register-words.ts';

/** The name of the list inside the working folder. */
export const REJECTED_ROWS_FILE = 'audit/rejected-rows.csv';

/**
 * `file,row,reason,column,explanation,uitleg` with LF, in the order of the rows: the reason as a code, in English and in
 * Dutch. Not in the language of the call: the same panel gives the same file. The two explanations stand last: `audit verify`
 * holds what stands before them against the registers, so that a later version may choose other words. It holds nothing of
 * what a row says.
 */
export function rejectedRowsCsv(rows: readonly RejectedRow[]): string {
  return stringify(
    [
      ['file', 'row', 'reason', 'column', 'explanation', 'uitleg'],
      ...rows.map(({ file, row, reason, column }) => [
        file,
        row,
        reason,
        column ?? '',
        rejectionReasons[reason],
        dutchRegisterWords.rejectionReasons[reason],
      ]),
    ],
    // The name of a file or column may begin as a formula does.
    { record_delimiter: '\n', escape_formulas: true },
  );
}
