/** What can become of a line of the sign-up file: a closed list, and how its sentences are put together. */
import type { DropReason } from '../domain/drop-reasons.ts';
import type { AnswerColumn } from './answer-file.ts';
import type { InvitationState } from './invitation-states.ts';

export const allLineAnswers = [
  'accepted',
  'accepted-late',
  'declined',
  'already-known',
  'wrong-check-symbol',
  'unknown-code',
  'revoked-code',
  'not-open',
  'invalid-line',
] as const;
export type LineAnswer = (typeof allLineAnswers)[number];

type ColumnProblem = AnswerColumn | 'line' | 'future';
export type LineProblem = ColumnProblem | `question ${string}`;

/** What else there is to say of a line. None of it repeats what the line holds. */
export type LineRemark =
  | { readonly kind: 'groups'; readonly groups: readonly number[] }
  | { readonly kind: 'dropped'; readonly reason: DropReason }
  | { readonly kind: 'state'; readonly state: InvitationState }
  | { readonly kind: 'same-email' };

/** The sentences about a line, in one language. */
export interface LineWords {
  readonly answers: Readonly<Record<LineAnswer, string>>;
  readonly problems: Readonly<Record<ColumnProblem, string>>;
  readonly wrongQuestion: (column: string) => string;
  /** The groups of the login code that look wrong: all three when it cannot be told, none when more than one symbol is. */
  readonly wrongGroups: (groups: readonly number[]) => string;
  readonly dropped: (reason: DropReason) => string;
  readonly stands: (state: InvitationState) => string;
  readonly sameEmail: string;
}

/** The sentences for a line, with the offending column when it is invalid. Holds nothing of what the line says. */
export function describeLineAnswer(
  answer: LineAnswer,
  problem: LineProblem | undefined,
  remark: LineRemark | undefined,
  words: LineWords,
): string {
  return [
    words.answers[answer],
    ...(problem === undefined ? [] : [describeLineProblem(problem, words)]),
    ...(remark === undefined ? [] : [describeRemark(remark, words)]),
  ].join(' ');
}

/** What is wrong with a column of a line. */
function describeLineProblem(problem: LineProblem, words: LineWords): string {
  if (Object.hasOwn(words.problems, problem)) return words.problems[problem as ColumnProblem];
  return words.wrongQuestion(problem.slice('question '.length));
}

function describeRemark(remark: LineRemark, words: LineWords): string {
  switch (remark.kind) {
    case 'groups':
      return words.wrongGroups(remark.groups);
    case 'dropped':
      return words.dropped(remark.reason);
    case 'state':
      return words.stands(remark.state);
    case 'same-email':
      return words.sameEmail;
  }
}
