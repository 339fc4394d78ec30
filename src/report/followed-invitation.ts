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
  /** Admitted to the panel. */
  readonly isMember: boolean;
}

/** A letter reached the post, or somebody answered it: it counts for the response. */
export function isInvited({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition !== '3.11';
}

/** The letter could bring a sign-up: it is posted, and the resident did not turn out to be out of the sample. */
export function isInSample({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition !== '3.11' && disposition !== '4.10';
}

export function isSignedUp({ disposition }: Pick<FollowedInvitation, 'disposition'>): boolean {
  return disposition === '1.1';
}
