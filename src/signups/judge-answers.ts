/** Gives every line of a sign-up file exactly one answer, before anything is written. */
import type { InvitationId } from '../domain/ids.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import type { Result } from '../domain/result.ts';
import type { QuestionSettings } from '../domain/settings/sign-up-settings.ts';
import type { AnswerFields, SignUpDetails } from './answer-fields.ts';
import { readAnswerFields } from './answer-fields.ts';
import type { AnswerLine } from './answer-file.ts';
import type { AnswerChannel } from './invitation-states.ts';
import { invitationStates, nextStatesOf } from './invitation-states.ts';
import type { LineAnswer, LineProblem, LineRemark } from './line-answers.ts';
import type { MovableInvitation, Move } from './moves.ts';

/** What is known of an invitation when an answer to it is judged. */
export interface KnownInvitation extends MovableInvitation {
  readonly wave: number;
  /** Why a refresh dropped the resident; `undefined` for everybody else. */
  readonly dropReason?: DropReason | undefined;
}

/** @template C the login code as src/letters/login-code.ts reads it */
export interface JudgeContext<C> {
  readonly parseLoginCode: (text: string) => Result<C>;
  /** The right codes that a mistyped one may stand for, each with the groups in which it differs. */
  readonly nearCodesOf: (text: string) => readonly { readonly code: C; readonly groups: readonly number[] }[];
  /** The lookup of a code under the key and the panel's id. */
  readonly codeLookupOf: (code: C) => string;
  /** The panel's invitations by the lookup of their code. */
  readonly invitationsByLookup: Pick<ReadonlyMap<string, KnownInvitation>, 'get' | 'has'>;
  /** The lookups of codes that were replaced. */
  readonly revokedLookups: Pick<ReadonlySet<string>, 'has'>;
  /** What tells e-mail addresses apart, without being one. */
  readonly emailLookupOf: (email: string) => string;
  /** The invitations of the sign-ups so far, by the lookup of their e-mail address. */
  readonly emailLookups: Pick<ReadonlyMap<string, ReadonlySet<InvitationId>>, 'get'>;
  readonly questions: readonly QuestionSettings[];
  /** Last day to answer a letter of a wave; that day itself is in time. */
  readonly lastAnswerDayOf: (wave: number) => string;
  /** The date of the import, for lines without a date and to refuse dates in the future. */
  readonly today: string;
}

export interface JudgedLine {
  readonly line: number;
  readonly answer: LineAnswer;
  /** Why the line is invalid; `undefined` for every other answer. */
  readonly problem: LineProblem | undefined;
  readonly remark: LineRemark | undefined;
  /** What to record; only for `accepted`, `accepted-late` and `declined`. */
  readonly recorded: RecordedAnswer | undefined;
}

/** An answer that will be recorded: the move of its invitation, and what is kept of a sign-up. */
export interface RecordedAnswer {
  readonly move: Move;
  /** `undefined` for a resident who does not take part. */
  readonly signUp: KeptSignUp | undefined;
}

export interface KeptSignUp extends SignUpDetails {
  /** `undefined` when no e-mail address was given. */
  readonly emailLookup: string | undefined;
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
  const emails = new Set<string>();
  return lines.map((line) => {
    const judged = judgeLine(line, context, answered);
    if (judged.recorded === undefined) return judged;
    const { move, signUp } = judged.recorded;
    answered.add(move.invitationId);
    const lookup = signUp?.emailLookup;
    if (lookup === undefined) return judged;
    const isShared = emails.has(lookup) || isEmailShared(context, lookup, move.invitationId);
    emails.add(lookup);
    return isShared ? { ...judged, remark: { kind: 'same-email' } } : judged;
  });
}

function judgeLine<C>(
  line: AnswerLine,
  context: JudgeContext<C>,
  answered: ReadonlySet<InvitationId>,
): JudgedLine {
  if (!line.isComplete) return judgedAs(line, 'invalid-line', { problem: 'line' });
  const code = context.parseLoginCode(line.fields.code);
  if (!code.ok) {
    const isTypingError = code.failures.some((failed) => failed.code === 'letters.code-check');
    if (!isTypingError) return judgedAs(line, 'invalid-line', { problem: 'code' });
    return judgedAs(line, 'wrong-check-symbol', {
      remark: { kind: 'groups', groups: findWrongGroups(line.fields.code, context) },
    });
  }
  const lookup = context.codeLookupOf(code.value);
  const invitation = context.invitationsByLookup.get(lookup);
  if (invitation === undefined) {
    return judgedAs(line, context.revokedLookups.has(lookup) ? 'revoked-code' : 'unknown-code');
  }
  const { invitationId, state, dropReason } = invitation;
  if (dropReason !== undefined) {
    return judgedAs(line, 'not-open', { remark: { kind: 'dropped', reason: dropReason } });
  }
  if (state === 'signed-up' || state === 'declined' || answered.has(invitationId)) {
    return judgedAs(line, 'already-known');
  }
  const fields = readAnswerFields(line, context.questions, context.today);
  if ('problem' in fields) return judgedAs(line, 'invalid-line', fields);
  if (!nextStatesOf(state).includes(fields.answer)) {
    return judgedAs(line, invitationStates[state].isAnswer ? 'already-known' : 'not-open', {
      remark: { kind: 'state', state },
    });
  }
  const recorded = toRecord(invitation, fields, 'site', context);
  const answer =
    fields.answer === 'declined' ? 'declined' : recorded.move.isLate ? 'accepted-late' : 'accepted';
  return { line: line.line, answer, problem: undefined, remark: undefined, recorded };
}

/**
 * What to record of an answer to an invitation that may be answered.
 * @param channel how it reached the municipality
 */
export function toRecord<C>(
  { invitationId, residentId, state, wave }: KnownInvitation,
  { answer, answeredOn, details }: AnswerFields,
  channel: AnswerChannel,
  context: Pick<JudgeContext<C>, 'lastAnswerDayOf' | 'emailLookupOf'>,
): RecordedAnswer {
  const isLate = answeredOn > context.lastAnswerDayOf(wave);
  const move = { invitationId, residentId, from: state, to: answer, movedOn: answeredOn, channel, isLate };
  if (answer === 'declined') return { move, signUp: undefined };
  const { email } = details.contact;
  return {
    move,
    signUp: { ...details, emailLookup: email === '' ? undefined : context.emailLookupOf(email) },
  };
}

/** Whether another sign-up than that of `invitationId` gave the same e-mail address. */
export function isEmailShared<C>(
  { emailLookups }: Pick<JudgeContext<C>, 'emailLookups'>,
  lookup: string,
  invitationId: InvitationId,
): boolean {
  return [...(emailLookups.get(lookup) ?? [])].some((other) => other !== invitationId);
}

/**
 * The groups of a mistyped code that may be wrong. When exactly one near code is in a letter of this panel, that one was
 * meant; otherwise the check symbol alone decides, which may leave all groups.
 */
export function findWrongGroups<C>(
  text: string,
  context: Pick<JudgeContext<C>, 'nearCodesOf' | 'codeLookupOf' | 'invitationsByLookup'>,
): readonly number[] {
  const near = context.nearCodesOf(text);
  const meant = near.filter(({ code }) => context.invitationsByLookup.has(context.codeLookupOf(code)));
  const groups = (meant.length === 1 ? meant : near).flatMap((each) => each.groups);
  return [...new Set(groups)].sort((left, right) => left - right);
}

function judgedAs(
  line: AnswerLine,
  answer: LineAnswer,
  { problem, remark }: { readonly problem?: LineProblem; readonly remark?: LineRemark } = {},
): JudgedLine {
  return { line: line.line, answer, problem, remark, recorded: undefined };
}
