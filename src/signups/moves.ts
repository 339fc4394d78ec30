/** A move of an invitation from one state to the next, as it is planned, stored and fixed in the log. */
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash, InvitationId, ResidentId } from '../domain/ids.ts';
import { HashSchema } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { AnswerChannel, InvitationState } from './invitation-states.ts';
import { moveInvitation } from './invitation-states.ts';

export interface Move {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  readonly from: InvitationState;
  readonly to: InvitationState;
  /** The day it happened, not the day it was recorded; `2027-01-31`. */
  readonly movedOn: string;
  /** How the news came; `null` when none came: the mailroom posted, the closing date passed. */
  readonly channel: AnswerChannel | null;
  /** True for an answer after the closing date. */
  readonly isLate: boolean;
}

/** An invitation as a move is planned from it. */
export type MovableInvitation = Pick<Move, 'invitationId' | 'residentId'> & {
  readonly state: InvitationState;
};

/** Plans a move; refused, with the present state and what is possible, when the table of states does not have it. */
export function planMove(
  { invitationId, residentId, state }: MovableInvitation,
  to: InvitationState,
  news: { readonly movedOn: string; readonly channel: AnswerChannel | null; readonly isLate?: boolean },
): Result<Move> {
  const moved = moveInvitation(invitationId, state, to);
  if (!moved.ok) return moved;
  const { movedOn, channel, isLate = false } = news;
  return ok({ invitationId, residentId, from: state, to, movedOn, channel, isLate });
}

/**
 * Fixes the moves that one event of the log stands for: H over the lines `invitation|resident|from|to|day|channel|late`,
 * each with a line feed, in ascending order by byte. The channel is empty when there was none; late is 0 or 1. Of no
 * moves it is H of the empty text.
 */
export function hashMoves(moves: readonly Move[]): Hash {
  const lines = moves.map(
    ({ invitationId, residentId, from, to, movedOn, channel, isLate }) =>
      `${invitationId}|${residentId}|${from}|${to}|${movedOn}|${channel ?? ''}|${isLate ? 1 : 0}\n`,
  );
  return HashSchema.parse(sha256Hex(lines.sort(compareBytes).join('')));
}
