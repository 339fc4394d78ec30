/** The response so far: letters, answers and expectation, for the panel, each municipality and each stratum. */
import { compareBytes } from '../domain/byte-order.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { allInvitationStates } from './invitation-states.ts';
import type { InvitationState } from './invitation-states.ts';

/** An invitation as the figures see it. */
export interface CountedInvitation {
  readonly municipality: MunicipalityCode;
  readonly stratum: StratumKey;
  readonly state: InvitationState;
}

export interface ResponseFigures {
  readonly drawnCount: number;
  /** Those whose letter was made. */
  readonly invitedCount: number;
  readonly signedUpCount: number;
  readonly declinedCount: number;
  /** Invited, and neither signed up nor declined. */
  readonly noAnswerCount: number;
  /** Sign-ups that the invited should bring by the expected response of their municipality; not rounded. */
  readonly expectedSignUpCount: number;
  /** signedUpCount / invitedCount; `undefined` while nobody is invited. */
  readonly signUpRate: number | undefined;
}

export interface ResponseRow extends ResponseFigures {
  /** A municipality's code or a stratum's key. */
  readonly key: string;
}

export interface ResponseSummary {
  readonly total: ResponseFigures;
  readonly municipalities: readonly ResponseRow[];
  readonly strata: readonly ResponseRow[];
}

/**
 * Counts the response. Rows stand in ascending order by byte.
 * @param expectedResponse per municipality, a share above 0 and at most 1; a municipality without one expects nobody
 */
export function summarizeResponse(
  invitations: readonly CountedInvitation[],
  expectedResponse: ReadonlyMap<MunicipalityCode, number>,
): ResponseSummary {
  const total = new Tally();
  const municipalities = new Map<string, Tally>();
  const strata = new Map<string, Tally>();
  for (const invitation of invitations) {
    const expected = expectedResponse.get(invitation.municipality) ?? 0;
    total.add(invitation, expected);
    tallyOf(municipalities, invitation.municipality).add(invitation, expected);
    tallyOf(strata, invitation.stratum).add(invitation, expected);
  }
  return { total: total.figures(), municipalities: rowsOf(municipalities), strata: rowsOf(strata) };
}

class Tally {
  readonly #counts = Object.fromEntries(allInvitationStates.map((state) => [state, 0])) as Record<
    InvitationState,
    number
  >;
  #drawnCount = 0;
  #invitedPerShare = new Map<number, number>();

  add(invitation: CountedInvitation, expectedShare: number): void {
    this.#drawnCount += 1;
    this.#counts[invitation.state] += 1;
    if (invitation.state === 'drawn') return;
    this.#invitedPerShare.set(expectedShare, (this.#invitedPerShare.get(expectedShare) ?? 0) + 1);
  }

  figures(): ResponseFigures {
    const signedUpCount = this.#counts['signed-up'];
    const declinedCount = this.#counts.declined;
    const invitedCount = this.#drawnCount - this.#counts.drawn;
    // Multiplied per share instead of added letter by letter: the order of the rows cannot change the last digit.
    const shares = [...this.#invitedPerShare].sort(([left], [right]) => left - right);
    return {
      drawnCount: this.#drawnCount,
      invitedCount,
      signedUpCount,
      declinedCount,
      noAnswerCount: invitedCount - signedUpCount - declinedCount,
      expectedSignUpCount: shares.reduce((sum, [share, count]) => sum + share * count, 0),
      signUpRate: invitedCount === 0 ? undefined : signedUpCount / invitedCount,
    };
  }
}

function tallyOf(tallies: Map<string, Tally>, key: string): Tally {
  const found = tallies.get(key) ?? new Tally();
  tallies.set(key, found);
  return found;
}

function rowsOf(tallies: ReadonlyMap<string, Tally>): readonly ResponseRow[] {
  return [...tallies]
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([key, tally]) => Object.assign({ key }, tally.figures()));
}
