/** What an assignment would bring before anything is drawn: the fair loads, and the quotas that hold the others back. */
import type { CaseId } from '../domain/ids.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { unitsOf } from './certificate/decimal.ts';
import type { LoadCertificate } from './certificate/load-certificate.ts';
import type { MemberType } from './member-types.ts';
import { planFairLoads } from './fair-loads.ts';

export interface PreviewedType extends MemberType {
  /** Expected cases per member, those of earlier runs included, nine decimals. */
  readonly expectedLoad: string;
}

/** A quota without which the members who get fewest cases would get more. */
export interface BindingQuota {
  readonly caseIds: readonly CaseId[];
  readonly feature: QuotaFeature;
  readonly value: string;
  readonly bound: 'minimum' | 'maximum';
  readonly limit: number;
  readonly memberCount: number;
  /** Cases that the smallest expected load would gain if every one of these cases gave one seat of this bound. */
  readonly gainPerSeat: number;
}

export interface AssignmentPreview {
  readonly memberCount: number;
  readonly seatCount: number;
  readonly groupSizes: readonly { readonly caseId: CaseId; readonly memberCount: number }[];
  /** Smallest expected load first; types in canonical order within a load. */
  readonly types: readonly PreviewedType[];
  /** Largest gain first. */
  readonly bindingQuotas: readonly BindingQuota[];
  readonly certificate: LoadCertificate;
}

/** Previews an assignment. Refused, with every reason found, when no assignment keeps the quotas. */
export async function previewAssignment(input: AssignmentInput): Promise<Result<AssignmentPreview>> {
  const planned = await planFairLoads(input);
  if (!planned.ok) return planned;
  const { input: sized, system, expectedLoads, certificate } = planned.value;
  const types = system.types
    .map((type, index) => ({ ...type, expectedLoad: expectedLoads[index] ?? '0' }))
    .sort((left, right) => Number(left.expectedLoad) - Number(right.expectedLoad));
  return ok({
    memberCount: sized.members.length,
    seatCount: sized.cases.reduce((sum, { minimumSize }) => sum + minimumSize, 0),
    groupSizes: sized.cases.map(({ caseId, minimumSize }) => ({ caseId, memberCount: minimumSize })),
    types,
    bindingQuotas: bindingQuotasOf(sized, certificate),
    certificate,
  });
}

/** The multipliers of the first level say what holds the smallest load back. */
function bindingQuotasOf(input: AssignmentInput, certificate: LoadCertificate): readonly BindingQuota[] {
  const [level] = certificate.levels;
  return (level?.rows ?? [])
    .flatMap(([classIndex, feature, value, multiplier]): BindingQuota[] => {
      const caseIds = certificate.classes[classIndex] ?? [];
      const quota = input.cases
        .find(({ caseId }) => caseId === caseIds[0])
        ?.quotas.find((each) => each.feature === feature && each.value === value);
      if (quota === undefined) return [];
      const bound = unitsOf(multiplier) > 0n ? 'maximum' : 'minimum';
      return [
        {
          caseIds,
          feature: quota.feature,
          value,
          bound,
          limit: quota[bound],
          memberCount: input.members.filter(({ features }) => features[quota.feature] === value).length,
          gainPerSeat: Math.abs(Number(multiplier)) * caseIds.length,
        },
      ];
    })
    .sort((left, right) => right.gainPerSeat - left.gainPerSeat);
}
