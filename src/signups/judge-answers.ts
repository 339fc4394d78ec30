/** Gives every line of a sign-up file exactly one answer, before anything is written. */
import type { InvitationId, ResidentId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import type { AnswerFields } from './answer-fields.ts';
import { readAnswerFields } from './answer-fields.ts';
import type { AnswerLine } from './answer-file.ts';
import type { InvitationState } from './invitation-states.ts';
import { invitationStates, nextStatesOf } from './invitation-states.ts';
import type { LineAnswer, LineProblem } from './line-answers.ts';

/** What is known of an invitation when a line is judged. */
export interface KnownInvitation {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  readonly state: InvitationState;
}

/** @template C the login code as src/letters/login-code.ts reads it */
export interface JudgeContext<C> {
  readonly parseLoginCode: (text: string) => Result<C>;
  /** The lookup of a code under the key and the panel's id. */
  readonly codeLookupOf: (code: C) => string;
  /** The panel's invitations by the lookup of their code. */
  readonly invitationsByLookup: ReadonlyMap<string, KnownInvitation>;
  /** Last day to answer; that day itself is in time. */
  readonly answerBefore: string;
  /** The date of the import, for lines without a date and to refuse dates in the future. */
  readonly today: string;
}

export interface JudgedLine {
  readonly line: number;
  readonly answer: LineAnswer;
  /** Why the line is invalid; `undefined` for every other answer. */
  readonly problem: LineProblem | undefined;
  /** What to record; only for `accepted` and `declined`. */
  readonly recorded: RecordedAnswer | undefined;
}

export interface RecordedAnswer extends AnswerFields {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
}

/**
 * Judges the lines in their order. A later line with the code of an accepted or declined one is `already-known`, so that
 * importing a file twice, or two overlapping files, changes nothing.
 */
export function judgeAnswers<C>(
  lines: readonly AnswerLine[],
  context: JudgeContext<C>,
): readonly JudgedLine[] {
  const answered = new Set<InvitationId>();
  return lines.map((line) => {
    const judged = judgeLine(line, context, answered);
    if (judged.recorded !== undefined) answered.add(judged.recorded.invitationId);
    return judged;
  });
}

function judgeLine<C>(
  line: AnswerLine,
  context: JudgeContext<C>,
  answered: ReadonlySet<InvitationId>,
): JudgedLine {
  if (!line.isComplete) return judgedAs(line, 'invalid-line', 'line');
  const code = context.parseLoginCode(line.fields.code);
  if (!code.ok) {
    const isTypingError = code.failures.some((failed) => failed.code === 'letters.code-check');
    return isTypingError ? judgedAs(line, 'wrong-check-symbol') : judgedAs(line, 'invalid-line', 'code');
  }
  const invitation = context.invitationsByLookup.get(context.codeLookupOf(code.value));
  if (invitation === undefined) return judgedAs(line, 'unknown-code');
  const { invitationId, residentId, state } = invitation;
  if (invitationStates[state].isAnswer || answered.has(invitationId)) return judgedAs(line, 'already-known');
  const fields = readAnswerFields(line, context.today);
  if ('problem' in fields) return judgedAs(line, 'invalid-line', fields.problem);
  // A code stands in a letter only, but not every state takes an answer: see the table of states.
  if (!nextStatesOf(state).includes(fields.answer)) return judgedAs(line, 'unknown-code');
  if (fields.answeredOn > context.answerBefore) return judgedAs(line, 'too-late');
  return {
    line: line.line,
    answer: fields.answer === 'signed-up' ? 'accepted' : 'declined',
    problem: undefined,
    recorded: { invitationId, residentId, ...fields },
  };
}

function judgedAs(line: AnswerLine, answer: LineAnswer, problem?: LineProblem): JudgedLine {
  return { line: line.line, answer, problem, recorded: undefined };
}
