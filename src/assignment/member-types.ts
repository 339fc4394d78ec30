/** Member types: members with the same feature values, exclusions and earlier cases, who are treated alike in everything. */
import type { MemberFeatures, QuotaFeature } from '../domain/features.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { canonicalInput, quotaFeaturesOf } from './assignment-input.ts';

export interface MemberType {
  /** `T1`, `T2`, ... in canonical order. */
  readonly typeId: string;
  /** The values of the features that have quotas, and no others. */
  readonly features: MemberFeatures;
  readonly excludedCases: readonly CaseId[];
  /** Cases that each of them has from earlier runs of the lottery. */
  readonly earlierCaseCount: number;
  /** In ascending order. */
  readonly residentIds: readonly ResidentId[];
}

/**
 * Groups members into types. Types stand in the order of their smallest opaque id, which nobody can choose and which says
 * nothing about a member; renaming a feature value or shuffling the rows changes nothing.
 */
export function memberTypesOf(input: AssignmentInput): readonly MemberType[] {
  const { members, cases } = canonicalInput(input);
  const features = quotaFeaturesOf(cases);
  const types = new Map<
    string,
    {
      features: MemberFeatures;
      excludedCases: readonly CaseId[];
      earlierCaseCount: number;
      residentIds: ResidentId[];
    }
  >();
  for (const member of members) {
    const { excludedCases, earlierCaseCount = 0 } = member;
    const values = features.map((name) => member.features[name] ?? null);
    const key = JSON.stringify([values, excludedCases, earlierCaseCount]);
    const known = types.get(key);
    if (known !== undefined) {
      known.residentIds.push(member.residentId);
      continue;
    }
    types.set(key, {
      features: pickFeatures(member.features, features),
      excludedCases,
      earlierCaseCount,
      residentIds: [member.residentId],
    });
  }
  return [...types.values()].map((type, index) => ({
    typeId: `T${index + 1}`,
    features: type.features,
    excludedCases: type.excludedCases,
    earlierCaseCount: type.earlierCaseCount,
    residentIds: type.residentIds,
  }));
}

function pickFeatures(values: MemberFeatures, features: readonly QuotaFeature[]): MemberFeatures {
  return Object.fromEntries(
    features.flatMap((name) => {
      const value = values[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
