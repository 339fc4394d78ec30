/** An invitation as the figures of response see it: where it stands, and on which days it came there. No name, no id. */
import type { MunicipalityCode } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import type { AaporCode, InvitationState } from '../signups/invitation-states.ts';

export interface FollowedInvitation {
  readonly municipality: MunicipalityCode;
  readonly stratum: StratumKey;
  readonly wave: number;
  readonly state: InvitationState;
  readonly disposition: AaporCode;
  /** 1 / the chance of being drawn. */
  readonly designWeight: number;
  /** The day on which its letter was posted, as `2027-01-11`; `undefined` while it was not. */
  readonly postedOn: string | undefined;
  /** The day on which the resident signed up, also when they withdrew later. */
  readonly signedUpOn: string | undefined;
  /** Admitted to the panel, and still signed up. */
  readonly isMember: boolean;
  /** A letter was made. */
  readonly hasLetter: boolean;
  /** A refresh found that the resident can no longer be drawn. */
  readonly isDropped: boolean;
  /** A refresh found another name or address. */
  readonly isReaddressed: boolean;
}

/** What the response counts of an invitation. Those that are alike can be given as one, with how many they are. */
export type CountedInvitation = Pick<
  FollowedInvitation,
  | 'municipality'
  | 'stratum'
  | 'wave'
  | 'state'
  | 'disposition'
  | 'postedOn'
  | 'signedUpOn'
  | 'hasLetter'
  | 'isDropped'
> & {
  /** 1 when it is left out. */
  readonly count?: number;
};

/** A letter reached the post, or somebody answered it: it counts for the response. */
export function isInvited({
  disposition,
  postedOn,
}: Pick<FollowedInvitation, 'disposition' | 'postedOn'>): boolean {
  // Who moved or died before the letter was posted was never invited.
  return disposition !== '3.11' && (disposition !== '4.10' || postedOn !== undefined);
}

/** The letter could bring a sign-up: it is posted, and the resident did not turn out to be out of the sample. */
export function isInSample({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition !== '3.11' && disposition !== '4.10';
}

/** No letter is posted yet, and one can still be. */
export function isWaiting({
  disposition,
  isDropped,
}: Pick<FollowedInvitation, 'disposition' | 'isDropped'>): boolean {
  return disposition === '3.11' && !isDropped;
}

export function isSignedUp({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition === '1.1';
}

/** How the mailroom's record of a wave looks when it has forgotten to record the posting: residents answer letters that are not posted. */
export function assumePostings<T extends CountedInvitation>(
  invitations: readonly T[],
): { readonly invitations: readonly T[]; readonly assumedWaves: readonly number[] } {
  const recorded = new Set(
    invitations.filter(({ postedOn }) => postedOn !== undefined).map(({ wave }) => wave),
  );
  const answered = new Set(invitations.filter(isAnswered).map(({ wave }) => wave));
  const assumedWaves = [...answered].filter((wave) => !recorded.has(wave)).sort((one, other) => one - other);
  return {
    assumedWaves,
    // Without this everybody who got a letter and did not answer would be left out, and the response be 100%.
    invitations: invitations.map((invitation) =>
      assumedWaves.includes(invitation.wave) && invitation.disposition === '3.11' && invitation.hasLetter
        ? { ...invitation, disposition: '3.19' }
        : invitation,
    ),
  };
}

function isAnswered({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition === '1.1' || disposition === '2.11' || disposition === '2.12';
}
