/** What can be refused in the signups stage, in sentences. */
import { sentence } from '../failure-table.ts';

export const signupsFailures = {
  'signups.move-not-allowed': sentence<{
    invitationId: string;
    from: string;
    to: string;
    possible: readonly string[];
  }>(
    (p) => `Letter ${p.invitationId} stands at "${p.from}" and cannot move to "${p.to}".`,
    (p) =>
      p.possible.length === 0
        ? 'This state is final; nothing was changed.'
        : `Possible from here: ${p.possible.join(', ')}.`,
  ),
  'signups.not-recorded': sentence<{ reason: string }>(
    (p) => `The answer was not recorded. ${p.reason}`,
    () =>
      'Nothing was changed. Compare the code with the letter; "loting status" shows where the panel stands.',
  ),
  'signups.not-utf8': sentence(
    () => 'The file is not in UTF-8.',
    () => 'Save it again as "CSV UTF-8" and import that file.',
  ),
  'signups.file-empty': sentence(
    () => 'The file is empty: there is not even a header.',
    () => 'Make the file again.',
  ),
  'signups.not-csv': sentence(
    () => 'The file cannot be read as CSV from this line on, for instance because a quote is not closed.',
    () => 'Correct the line, or make the file again. Nothing was changed.',
  ),
  'signups.column-missing': sentence<{
    column: string;
    columns: readonly string[];
    required: readonly string[];
  }>(
    (p) => `The file has no column "${p.column}".`,
    (p) =>
      p.required.length === p.columns.length
        ? `The first line must be: ${p.columns.join(',')}.`
        : `The first line must be: ${p.columns.join(',')}. Required are only ${p.required.join(' and ')}.`,
  ),
  'signups.column-twice': sentence<{ column: string }>(
    (p) => `The file has the column "${p.column}" twice.`,
    () => 'Remove one of the two. Nothing was changed.',
  ),
};
