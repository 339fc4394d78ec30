/** A resident who was drawn, and one who became a member: what later stages know of them, by opaque id only. */
import type { MemberFeatures } from './features.ts';
import type { AddressId, CaseId, InvitationId, MunicipalityCode, ResidentId } from './ids.ts';
import type { StratumKey } from './stratum.ts';

export interface DrawnResident {
  readonly residentId: ResidentId;
  readonly addressId: AddressId;
  readonly municipality: MunicipalityCode;
  readonly stratum: StratumKey;
  readonly wave: number;
  /** Place in the stratum's order of candidates, counting from 1 over all waves. */
  readonly rank: number;
  /** 64 hex digits. */
  readonly ticket: string;
  /** A number for stratum and class of address. Within a draw, residents with the same one always have the same chance. */
  readonly chanceClass: number;
  /** Above 0, at most 1 (DESIGN, protocol v1, step 8). */
  readonly inclusionProbability: number;
  /** 1 / inclusionProbability. */
  readonly designWeight: number;
}

/** One letter to one resident. `version` counts from 1 and rises when a code is revoked. */
export interface Invitation {
  readonly invitationId: InvitationId;
  readonly residentId: ResidentId;
  readonly wave: number;
  readonly version: number;
}

/** A resident who signed up and was admitted, as the assignment knows them. */
export interface Member {
  readonly residentId: ResidentId;
  readonly addressId: AddressId;
  readonly features: MemberFeatures;
  readonly excludedCases: readonly CaseId[];
  /** Cases that earlier runs of the lottery gave them: these count in the cap and in the fair loads. None when left out. */
  readonly earlierCaseCount?: number;
}
