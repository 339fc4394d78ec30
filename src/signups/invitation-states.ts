/** The states of an invitation and the moves between them, in one table. */
import { z } from 'zod';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** Each state: what it means, whether an answer of the resident brings it about, and where it may go next. */
export const invitationStates = {
  drawn: { says: 'drawn, no letter made yet', isAnswer: false, next: ['printed'] },
  printed: { says: 'the letter is made', isAnswer: false, next: ['signed-up', 'declined'] },
  'signed-up': { says: 'the resident signed up', isAnswer: true, next: [] },
  declined: { says: 'the resident does not take part', isAnswer: true, next: [] },
} as const satisfies Record<string, { says: string; isAnswer: boolean; next: readonly string[] }>;

export type InvitationState = keyof typeof invitationStates;
export const allInvitationStates = Object.keys(invitationStates) as [InvitationState, ...InvitationState[]];
export const InvitationStateSchema = z.enum(allInvitationStates);

/** The states that a resident's answer brings about. */
export const ResidentAnswerSchema = z.enum(['signed-up', 'declined']);
export type ResidentAnswer = z.infer<typeof ResidentAnswerSchema>;

/** How an answer reached the municipality. */
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
