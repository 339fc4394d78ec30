/** What an admission is made from: the places, who has one, who stands in reserve, who is new, and the population. */
import { compareBytes } from '../../domain/byte-order.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Member } from '../../domain/drawn-resident.ts';
import type { QuotaFeature } from '../../domain/features.ts';
import { compareFeatures } from '../../domain/features.ts';
import { sha256Hex } from '../../domain/hash.ts';
import type { Hash, ResidentId } from '../../domain/ids.ts';
import { HashSchema } from '../../domain/ids.ts';
import type { PopulationCounts } from '../quotas.ts';

/** A resident who signed up, as the admission knows them. */
export type Candidate = Pick<Member, 'residentId' | 'addressId' | 'features'>;

export interface AdmissionInput {
  /** Most members that the panel can have. */
  readonly maximumMembers: number;
  /** The members now, without those who withdrew, moved or died. */
  readonly members: readonly Candidate[];
  /** Those whom an earlier lottery put in reserve, in their order. */
  readonly reserves: readonly Candidate[];
  /** Everybody else who signed up and may be admitted. */
  readonly newcomers: readonly Candidate[];
  /** The features for which the members must look like the population. */
  readonly quotaFeatures: readonly QuotaFeature[];
  readonly quotaTolerance: number;
  /** For each of those features. */
  readonly population: PopulationCounts;
}

/**
 * SHA-256 of the canonical JSON of everything that decides an admission. The order of members and newcomers does not
 * matter; that of the reserves does.
 */
export function admissionInputHash(input: AdmissionInput): Hash {
  const features = [...input.quotaFeatures].sort(compareFeatures);
  const rowOf = ({ residentId, features: values }: Candidate) => [
    residentId,
    features.map((feature) => values[feature] ?? null),
  ];
  const json = canonicalJson({
    protocol: 'loting admission v1',
    maximumMembers: input.maximumMembers,
    quotaTolerance: input.quotaTolerance,
    population: features.map((feature) => [
      feature,
      [...(input.population.get(feature) ?? [])].sort(([left], [right]) => compareBytes(left, right)),
    ]),
    members: sorted(input.members).map(rowOf),
    reserves: input.reserves.map(rowOf),
    newcomers: sorted(input.newcomers).map(rowOf),
  });
  return HashSchema.parse(sha256Hex(json));
}

/** The seed of an admission by lot: H(input hash | public randomness). The input hash can be published before the randomness exists. */
export function admissionSeedOf(inputHash: Hash, randomness: string): Hash {
  return HashSchema.parse(sha256Hex(inputHash, randomness));
}

/** Fixes numbered residents: H over the lines `number|resident id`, each with a line feed, in ascending order of the numbers. */
export function hashNumbered(rows: readonly (readonly [number: number, residentId: ResidentId])[]): Hash {
  const lines = [...rows]
    .sort(([left], [right]) => left - right)
    .map(([number, residentId]) => `${number}|${residentId}\n`);
  return HashSchema.parse(sha256Hex(lines.join('')));
}

/** Candidates by their opaque ids. */
export function sorted(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((left, right) => compareBytes(left.residentId, right.residentId));
}
