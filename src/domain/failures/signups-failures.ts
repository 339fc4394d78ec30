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
  'signups.not-utf8': sentence(
    () => 'The file with answers is not in UTF-8.',
    () => 'Save it again as "CSV UTF-8" and import that file.',
  ),
  'signups.file-empty': sentence(
    () => 'The file with answers is empty: there is not even a header.',
    () => 'Export it again from the sign-up site.',
  ),
  'signups.not-csv': sentence(
    () =>
      'The file with answers cannot be read as CSV from this line on, for instance because a quote is not closed.',
    () => 'Correct the line, or export the file again from the sign-up site. Nothing was imported.',
  ),
  'signups.column-missing': sentence<{ column: string }>(
    (p) => `The file with answers has no column "${p.column}".`,
    () =>
      'The first line must be: code,answer,answered_on,email,phone,name. Only code and answer are required.',
  ),
  'signups.column-twice': sentence<{ column: string }>(
    (p) => `The file with answers has the column "${p.column}" twice.`,
    () => 'Remove one of the two. Nothing was imported.',
  ),
};
