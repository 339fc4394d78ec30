/** What can become of a line of the sign-up site's file, in English. */
import { dropReasons } from '../../../domain/drop-reasons.ts';
import { lineProblems } from '../../../domain/failures/signups-failures.ts';
import type { LineWords } from '../../../signups/line-answers.ts';
import { commonWords } from './common-words.ts';

export const lineAnswersWords: LineWords = {
  answers: {
    accepted: 'The resident signed up.',
    'accepted-late': 'The resident signed up after the last day to answer; it is kept, and marked late.',
    declined: 'The resident does not take part.',
    'already-known': 'This letter was answered before; the first answer stands.',
    'wrong-check-symbol': 'The login code holds a typing error; compare it with the letter.',
    'unknown-code': 'No letter of this panel carries this login code; it may be of another panel.',
    'revoked-code': 'This login code was replaced by the one in a newer letter to the same resident.',
    'not-open': 'This letter can no longer be answered.',
    'invalid-line': 'The line cannot be used.',
  },
  problems: lineProblems,
  wrongQuestion: (column) =>
    `The column ${column} does not hold one of the answers that the settings give for it.`,
  wrongGroups: (groups) => {
    const [first, ...rest] = groups;
    if (first === undefined) return 'More than one symbol is wrong.';
    if (rest.length === 0) return `Group ${first} looks wrong.`;
    return groups.length === 3
      ? 'It cannot be told in which group.'
      : `Group ${groups.join(' or ')} looks wrong.`;
  },
  dropped: (reason) => `The resident was taken off the list of letters: ${dropReasons[reason]}.`,
  stands: (state) => `It stands at "${state}": ${commonWords.states[state]}.`,
  sameEmail: 'Another sign-up gave the same e-mail address: look whether both are right.',
};
