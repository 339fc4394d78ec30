/** What can be refused in the signups stage, in sentences. */
import { sentence } from '../failure-table.ts';
import type { DropReason } from '../drop-reasons.ts';
import { dropReasons } from '../drop-reasons.ts';
import type { StateCode } from './state-words.ts';

/** Why a line of the sign-up site's file, or an answer that was typed in, cannot be used. */
export const lineProblems = {
  line: 'The line does not have as many fields as the header.',
  code: 'The column code does not hold a login code of twelve symbols.',
  answer: 'The column answer must hold yes, no, ja or nee.',
  answered_on: 'The column answered_on must hold a date, such as 2027-01-31.',
  future: 'The column answered_on must hold a date that is not in the future.',
  email: 'The column email does not hold an e-mail address.',
  phone: 'The column phone does not hold a telephone number.',
  name: 'The column name is longer than 200 characters or holds characters that cannot be printed.',
};

/** Why an answer that was typed in cannot be recorded. */
const unrecorded = { stopped: 'It was stopped at the terminal.', ...lineProblems };
export type UnrecordedCode = keyof typeof unrecorded;

/** `question education` names the question. */
export type Unrecorded = UnrecordedCode | `question ${string}`;

export const signupsFailures = {
  'signups.move-not-allowed': sentence<{
    invitationId: string;
    from: StateCode;
    to: StateCode;
    possible: readonly StateCode[];
  }>(
    (p) => `Letter ${p.invitationId} stands at "${p.from}" and cannot move to "${p.to}".`,
    (p) =>
      p.possible.length === 0
        ? 'This state is final; nothing was changed.'
        : `Possible from here: ${p.possible.join(', ')}.`,
  ),
  'signups.not-recorded': sentence<{ reason: Unrecorded }>(
    (p) => `The answer was not recorded. ${unrecordedText(p.reason)}`,
    () => 'Nothing was changed. Correct it, and run the command again.',
  ),
  'signups.code-mistyped': sentence<{ groups: readonly number[] }>(
    (p) =>
      `The login code is not right: a symbol differs from the letter, or two symbols are swapped.${groupsText(p.groups)}`,
    () => 'Nothing was changed. Compare the code with the letter, group by group.',
  ),
  'signups.code-unknown': sentence(
    () => 'No letter of this panel carries this login code. It may be of another panel.',
    () => 'Nothing was changed. Compare the code, and the name of the panel, with the letter.',
  ),
  'signups.code-revoked': sentence(
    () => 'This login code was replaced: a newer letter to the same resident carries the code that counts.',
    () =>
      'Nothing was changed. Ask for the newer letter, or find the letter by the name of the resident: "loting signup find".',
  ),
  'signups.letter-unknown': sentence<{ letter: string }>(
    (p) => `There is no letter ${p.letter}.`,
    () => 'Nothing was changed. The number is that of "loting signup find", or stands in the manifest.',
  ),
  'signups.resident-dropped': sentence<{ invitationId: string; reason: DropReason }>(
    (p) =>
      `The resident of letter ${p.invitationId} was taken off the list of letters: ${dropReasons[p.reason]}. They cannot sign up.`,
    () =>
      'Nothing was changed. If the register is wrong, have it put right; the draw itself is fixed for good.',
  ),
  'signups.result-not-written': sentence<{ resultFile: string }>(
    (p) => `The answers are recorded, but their result file exports/${p.resultFile} could not be written.`,
    () =>
      'Make room, or check the rights on the folder. Then import the same file again: nothing is recorded twice, and the result file is written.',
  ),
  'signups.not-closed-yet': sentence<{ lastDay: string }>(
    (p) => `Residents can still answer: the last day is ${p.lastDay}.`,
    () => 'Nothing was changed. Run the command after that day.',
  ),
  'signups.search-fields': sentence(
    () => 'A letter is looked for by three things together: the name, the postcode and the date of birth.',
    () => 'Give --name, --postcode and --born, such as --born 1980-05-17.',
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

function unrecordedText(reason: Unrecorded): string {
  return Object.hasOwn(unrecorded, reason)
    ? unrecorded[reason as UnrecordedCode]
    : `The column ${reason.slice('question '.length)} does not hold one of the answers that the settings give for it.`;
}

/** When every group may be wrong, the list says nothing. */
function groupsText(groups: readonly number[]): string {
  return groups.length === 0 || groups.length === 3 ? '' : ` Group ${groups.join(' or ')} looks wrong.`;
}
