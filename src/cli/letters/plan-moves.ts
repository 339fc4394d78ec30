/** The moves of invitations that the fate of their letters brings about. */
import type { Database } from 'better-sqlite3';
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { InvitationId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import { nextStatesOf } from '../../signups/invitation-states.ts';
import type { Move } from '../../signups/moves.ts';
import { hashMoves } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import type { Mailroom } from './mailroom.ts';

/**
 * Moves each invitation to a state, as far as the table of states allows it: who has answered meanwhile stays where the
 * answer brought them.
 * @param movedOn the day it happened, as `2027-01-11`
 */
export function planLetterMoves(
  { invitations }: Mailroom,
  targets: ReadonlyMap<InvitationId, InvitationState>,
  movedOn: string,
): readonly Move[] {
  return [...targets].flatMap(([invitationId, to]): Move[] => {
    const invitation = invitations.get(invitationId);
    if (invitation === undefined) throw new Error(`there is no invitation ${invitationId}`);
    const { residentId, state: from } = invitation;
    if (!nextStatesOf(from).includes(to)) return [];
    return [{ invitationId, residentId, from, to, movedOn, channel: null, isLate: false }];
  });
}

/** How many moves, and the hash over them: what an event says of its moves. */
export function movesInEvent(moves: readonly Move[]): {
  moves: number;
  movesHash: ReturnType<typeof hashMoves>;
} {
  return { moves: moves.length, movesHash: hashMoves(moves) };
}

/** Logs an event and records its moves, within the caller's transaction. */
export function logWithMoves(
  db: Database,
  event: AuditEvent,
  moves: readonly Move[],
  { at, recordedBy }: { readonly at: string; readonly recordedBy: string },
): Result<void> {
  const { sequence } = appendAuditEvent(db, event, at);
  return recordMoves(db, moves, { eventSequence: sequence, recordedBy });
}
