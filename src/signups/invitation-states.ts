/**
 * The states of an invitation, the moves between them and what each says to a researcher, in one table.
 *
 * The codes are the final dispositions of mail surveys of specifically named persons (AAPOR, Standard Definitions, 10th
 * edition, 2023; the sign-up stands for the returned questionnaire). Everybody who is drawn stood in the register of
 * residents who can be drawn, so 3.x says that nothing is known of the letter, not that the resident may be nobody.
 */
import { z } from 'zod';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

interface StateRow {
  /** What staff read. */
  readonly says: string;
  /** AAPOR's final disposition code, when the field work ended now. */
  readonly aaporCode: string;
  /** Whether the resident brings it about: by site, phone, mail or counter. */
  readonly isAnswer: boolean;
  readonly next: readonly string[];
}

// A code stands in a letter only: whoever answers has one, also when the mailroom has not recorded yet that it was posted.
const answers = ['signed-up', 'declined', 'opted-out'] as const;
// What may become known of a resident in any state.
const always = ['moved-or-deceased', 'erased'] as const;

export const invitationStates = {
  drawn: {
    says: 'drawn; no letter was printed yet',
    // 3.11: not mailed.
    aaporCode: '3.11',
    isAnswer: false,
    next: ['printed', 'posted', ...answers, ...always],
  },
  printed: {
    says: 'the letter is printed',
    aaporCode: '3.11',
    isAnswer: false,
    next: ['posted', 'no-answer', 'undeliverable', ...answers, ...always],
  },
  posted: {
    says: 'the letter is posted',
    // 3.19: nothing ever returned.
    aaporCode: '3.19',
    isAnswer: false,
    next: ['reminded', 'no-answer', 'undeliverable', ...answers, ...always],
  },
  reminded: {
    says: 'a reminder is posted',
    aaporCode: '3.19',
    isAnswer: false,
    next: ['no-answer', 'undeliverable', ...answers, ...always],
  },
  'signed-up': {
    says: 'the resident signed up',
    // 1.1: complete.
    aaporCode: '1.1',
    isAnswer: true,
    next: ['withdrawn', 'opted-out', ...always],
  },
  declined: {
    says: 'the resident does not take part',
    // 2.11: refusal.
    aaporCode: '2.11',
    isAnswer: true,
    next: ['signed-up', 'opted-out', ...always],
  },
  undeliverable: {
    says: 'the letter came back',
    // 3.30: undeliverable as addressed.
    aaporCode: '3.30',
    isAnswer: false,
    next: ['posted', ...answers, ...always],
  },
  'moved-or-deceased': {
    says: 'the resident moved or died, or can no longer be drawn for another reason',
    // 4.10: out of sample, whatever happened before: the panel is of those who live there.
    aaporCode: '4.10',
    isAnswer: false,
    next: ['erased'],
  },
  'opted-out': {
    says: 'the resident never wants to be drawn again',
    aaporCode: '2.11',
    isAnswer: true,
    next: ['erased'],
  },
  'no-answer': {
    says: 'no answer came before the closing date',
    aaporCode: '3.19',
    isAnswer: false,
    // An answer that comes late is kept.
    next: ['undeliverable', ...answers, ...always],
  },
  withdrawn: {
    says: 'the resident signed up and withdrew',
    // 2.12: break-off.
    aaporCode: '2.12',
    isAnswer: true,
    next: ['opted-out', ...always],
  },
  erased: {
    says: "the resident's data were erased",
    // A request is a refusal; `dispositionOf` keeps what was known before.
    aaporCode: '2.11',
    isAnswer: false,
    next: [],
  },
} as const satisfies Record<string, StateRow>;

export type InvitationState = keyof typeof invitationStates;
export const allInvitationStates = Object.keys(invitationStates) as [InvitationState, ...InvitationState[]];
export const InvitationStateSchema = z.enum(allInvitationStates);

/** AAPOR's codes that the states map to, and what they mean. */
export const aaporDispositions = {
  '1.1': 'complete',
  '2.11': 'refusal',
  '2.12': 'break-off',
  '3.11': 'not mailed',
  '3.19': 'nothing ever returned',
  '3.30': 'undeliverable as addressed',
  '4.10': 'out of sample',
} as const satisfies Record<(typeof invitationStates)[InvitationState]['aaporCode'], string>;
export type AaporCode = keyof typeof aaporDispositions;

/**
 * AAPOR's final disposition code of an invitation.
 * @param before for an erased one: the state before it was erased. Who had answered keeps the code of that answer.
 */
export function dispositionOf(state: InvitationState, before?: InvitationState): AaporCode {
  const kept = state === 'erased' && before !== undefined && isSettled(before) ? before : state;
  return invitationStates[kept].aaporCode;
}

function isSettled(state: InvitationState): boolean {
  return invitationStates[state].isAnswer || state === 'moved-or-deceased';
}

/** The states that an answer of a resident to a letter brings about. */
export const ResidentAnswerSchema = z.enum(['signed-up', 'declined']);
export type ResidentAnswer = z.infer<typeof ResidentAnswerSchema>;

/** How news of an invitation reached the municipality. */
export const AnswerChannelSchema = z.enum(['site', 'phone', 'mail', 'counter']);
export type AnswerChannel = z.infer<typeof AnswerChannelSchema>;

/** The states that an invitation may move to next. */
export function nextStatesOf(state: InvitationState): readonly InvitationState[] {
  return invitationStates[state].next;
}

/** Moves an invitation. A move that is not in the table is refused with the present state and what is possible. */
export function moveInvitation(
  invitationId: string,
  from: InvitationState,
  to: InvitationState,
): Result<InvitationState> {
  const possible = nextStatesOf(from);
  if (possible.includes(to)) return ok(to);
  return refuse(failure('signups.move-not-allowed', { invitationId, from, to, possible }));
}
