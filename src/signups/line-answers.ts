/** What can become of a line of the sign-up file: a closed list, each with the sentence that staff read. */
import type { DropReason } from '../domain/refresh-reasons.ts';
import { dropReasons } from '../domain/refresh-reasons.ts';
import type { AnswerColumn } from './answer-file.ts';
import type { InvitationState } from './invitation-states.ts';
import { invitationStates } from './invitation-states.ts';

export const lineAnswers = {
  accepted: 'The resident signed up.',
  'accepted-late': 'The resident signed up after the last day to answer; it is kept, and marked late.',
  declined: 'The resident does not take part.',
  'already-known': 'This letter was answered before; the first answer stands.',
  'wrong-check-symbol': 'The login code holds a typing error; compare it with the letter.',
  'unknown-code': 'No letter of this panel carries this login code; it may be of another panel.',
  'revoked-code': 'This login code was replaced by the one in a newer letter to the same resident.',
  'not-open': 'This letter can no longer be answered.',
  'invalid-line': 'The line cannot be used.',
} as const;
export type LineAnswer = keyof typeof lineAnswers;
export const allLineAnswers = Object.keys(lineAnswers) as readonly LineAnswer[];

const columnProblems: Readonly<Record<AnswerColumn | 'line' | 'future', string>> = {
  line: 'The line does not have as many fields as the header.',
  code: 'The column code does not hold a login code of twelve symbols.',
  answer: 'The column answer must hold yes, no, ja or nee.',
  answered_on: 'The column answered_on must hold a date, such as 2027-01-31.',
  future: 'The column answered_on must hold a date that is not in the future.',
  email: 'The column email does not hold an e-mail address.',
  phone: 'The column phone does not hold a telephone number.',
  name: 'The column name is longer than 200 characters or holds characters that cannot be printed.',
};
export type LineProblem = keyof typeof columnProblems | `question ${string}`;

/** What else there is to say of a line. None of it repeats what the line holds. */
export type LineRemark =
  | { readonly kind: 'groups'; readonly groups: readonly number[] }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  | { readonly kind: 'state'; readonly state: InvitationState }
  | { readonly kind: 'same-email' };

/** The sentences for a line, with the offending column when it is invalid. Holds nothing of what the line says. */
export function describeLineAnswer(
  answer: LineAnswer,
  problem: LineProblem | undefined,
  remark?: LineRemark,
): string {
  return [
    lineAnswers[answer],
    ...(problem === undefined ? [] : [describeProblem(problem)]),
    ...(remark === undefined ? [] : [describeRemark(remark)]),
  ].join(' ');
}

function describeProblem(problem: LineProblem): string {
  if (Object.hasOwn(columnProblems, problem)) return columnProblems[problem as keyof typeof columnProblems];
  const id = problem.slice('question '.length);
  return `The column ${id} does not hold one of the answers that the settings give for it.`;
}

function describeRemark(remark: LineRemark): string {
  switch (remark.kind) {
    case 'groups':
      return describeGroups(remark.groups);
    case 'dropped':
      return `The resident was taken off the list of letters: ${dropReasons[remark.reason]}.`;
    case 'state':
      return `It stands at "${remark.state}": ${invitationStates[remark.state].says}.`;
    case 'same-email':
      return 'Another sign-up gave the same e-mail address: look whether both are right.';
  }
}

function describeGroups(groups: readonly number[]): string {
  const [first, ...rest] = groups;
  if (first === undefined) return 'More than one symbol is wrong.';
  if (rest.length === 0) return `Group ${first} looks wrong.`;
  return groups.length === 3
    ? 'It cannot be told in which group.'
    : `Group ${groups.join(' or ')} looks wrong.`;
}
