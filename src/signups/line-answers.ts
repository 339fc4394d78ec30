/** What can become of a line of the sign-up file: a closed list, each with the sentence that staff read. */
import type { AnswerColumn } from './answer-file.ts';

export const lineAnswers = {
  accepted: 'The resident signed up.',
  declined: 'The resident does not take part.',
  'already-known': 'This letter was answered before; the first answer stands.',
  'wrong-check-symbol': 'The login code holds a typing error; compare it with the letter.',
  'unknown-code': 'No letter of this panel carries this login code.',
  'too-late': 'The answer came after the last day to answer; it is listed and not taken over.',
  'invalid-line': 'The line cannot be used.',
} as const;
export type LineAnswer = keyof typeof lineAnswers;
export const allLineAnswers = Object.keys(lineAnswers) as readonly LineAnswer[];

const columnProblems: Readonly<Record<AnswerColumn | 'line', string>> = {
  line: 'The line does not have as many fields as the header.',
  code: 'The column code does not hold a login code of twelve symbols.',
  answer: 'The column answer must hold yes, no, ja or nee.',
  answered_on: 'The column answered_on must hold a date that is not in the future, such as 2027-01-31.',
  email: 'The column email does not hold an e-mail address.',
  phone: 'The column phone does not hold a telephone number.',
  name: 'The column name is longer than 200 characters or holds characters that cannot be printed.',
};
export type LineProblem = keyof typeof columnProblems;

/** The sentence for a line, with the offending column when it is invalid. Holds nothing of what the line says. */
export function describeLineAnswer(answer: LineAnswer, problem: LineProblem | undefined): string {
  return problem === undefined ? lineAnswers[answer] : `${lineAnswers[answer]} ${columnProblems[problem]}`;
}
