/** Counts the residents, the letters and the answers of each stratum. */
import type { StratumKey } from '../domain/stratum.ts';
import type { FollowedInvitation } from './followed-invitation.ts';
import { isInvited, isSignedUp } from './followed-invitation.ts';

export interface StratumTally {
  /** Residents who could be drawn. */
  readonly residentCount: number;
  readonly drawnCount: number;
  /** Letters posted, or answered. */
  readonly invitedCount: number;
  readonly signedUpCount: number;
  readonly memberCount: number;
}

/** Every stratum of the frame, in its order, also those without letters. */
export function tallyStrata(
  residentCounts: ReadonlyMap<StratumKey, number>,
  invitations: readonly FollowedInvitation[],
): ReadonlyMap<StratumKey, StratumTally> {
  const tallies = new Map(
    Array.from(residentCounts, ([stratum, residentCount]) => [stratum, { ...emptyTally(), residentCount }]),
  );
  for (const invitation of invitations) {
    const tally = tallies.get(invitation.stratum) ?? emptyTally();
    tallies.set(invitation.stratum, tally);
    tally.drawnCount += 1;
    if (isInvited(invitation)) tally.invitedCount += 1;
    if (isSignedUp(invitation)) tally.signedUpCount += 1;
    if (invitation.isMember) tally.memberCount += 1;
  }
  return tallies;
}

function emptyTally() {
  return { residentCount: 0, drawnCount: 0, invitedCount: 0, signedUpCount: 0, memberCount: 0 };
}
