/** Letters and answers against what was expected, for any grouping of the invitations. */
import { compareBytes } from '../../domain/byte-order.ts';
import type { FollowedInvitation } from '../followed-invitation.ts';
import { isInvited, isSignedUp } from '../followed-invitation.ts';
import { groupBy } from '../group-by.ts';

export interface ResponseFigures {
  readonly drawnCount: number;
  readonly invitedCount: number;
  readonly signedUpCount: number;
  /** Declined, opted out or withdrawn. */
  readonly refusedCount: number;
  /** Came back, or the resident moved or died. */
  readonly unreachedCount: number;
  /** Invited, and nothing heard. */
  readonly silentCount: number;
  /** What the invited should bring by the expected response of their strata; not rounded. */
  readonly expectedCount: number;
  /** signedUpCount / invitedCount; `undefined` while nobody is invited. */
  readonly signUpRate: number | undefined;
}

export interface ResponseRow extends ResponseFigures {
  readonly key: string;
}

/** The figures of all invitations together. */
export function summarizeResponse(
  invitations: readonly FollowedInvitation[],
  expectedOf: (invitation: FollowedInvitation) => number,
): ResponseFigures {
  const invited = invitations.filter(isInvited);
  const countOf = (...codes: readonly string[]): number =>
    invited.filter(({ disposition }) => codes.includes(disposition)).length;
  const signedUpCount = invited.filter(isSignedUp).length;
  return {
    drawnCount: invitations.length,
    invitedCount: invited.length,
    signedUpCount,
    refusedCount: countOf('2.11', '2.12'),
    unreachedCount: countOf('3.30', '4.10'),
    silentCount: countOf('3.19'),
    expectedCount: sumOfShares(invited.map(expectedOf)),
    signUpRate: invited.length === 0 ? undefined : signedUpCount / invited.length,
  };
}

/** The same per group, in byte order of the keys. */
export function summarizeGroups(
  invitations: readonly FollowedInvitation[],
  expectedOf: (invitation: FollowedInvitation) => number,
  keyOf: (invitation: FollowedInvitation) => string,
): readonly ResponseRow[] {
  return [...groupBy(invitations, keyOf)]
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([key, own]) => ({ key, ...summarizeResponse(own, expectedOf) }));
}

/** Multiplied per share instead of added letter by letter: the order of the rows cannot change the last digit. */
function sumOfShares(shares: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const share of shares) counts.set(share, (counts.get(share) ?? 0) + 1);
  return [...counts]
    .sort(([left], [right]) => left - right)
    .reduce((sum, [share, count]) => sum + share * count, 0);
}
