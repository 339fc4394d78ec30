/** Compares the state of every letter with the moves that were recorded, and the moves with the table of states. */
import type { InvitationState } from '../signups/invitation-states.ts';
import { nextStatesOf } from '../signups/invitation-states.ts';
import type { AuditDifference } from './differences.ts';
import { compareValues, difference } from './differences.ts';

export interface RecordedMove {
  readonly invitationId: string;
  readonly from: InvitationState;
  readonly to: InvitationState;
}

/**
 * The state of a letter is where its moves have brought it: from `drawn`, each from where the one before ended, and each
 * one that the table of states has.
 * @param moves in the order of recording
 * @param states the stored state per invitation id
 */
export function compareMoves(
  moves: readonly RecordedMove[],
  states: ReadonlyMap<string, InvitationState>,
): readonly AuditDifference[] {
  const reached = new Map<string, InvitationState>();
  const differences: AuditDifference[] = [];
  for (const { invitationId, from, to } of moves) {
    const stood = reached.get(invitationId) ?? 'drawn';
    if (from !== stood) {
      differences.push(difference('signups.move-gap', { invitationId, from, to }, from, stood));
    }
    if (!nextStatesOf(from).includes(to)) {
      differences.push(difference('signups.move-not-allowed', { invitationId, from, to }));
    }
    reached.set(invitationId, to);
  }
  for (const [invitationId, state] of states) {
    const should = reached.get(invitationId) ?? 'drawn';
    differences.push(...compareValues('signups.state-differs', { invitationId }, state, should));
  }
  return differences;
}
