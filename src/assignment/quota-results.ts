/** Figures of an assignment for reports: each quota against what was reached, and how many members have how many cases. */
import type { QuotaFeature } from '../domain/features.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';

export interface QuotaResult {
  readonly feature: QuotaFeature;
  readonly value: string;
  readonly minimum: number;
  readonly maximum: number;
  readonly populationShare: number;
  readonly reached: number;
}

export interface CaseResult {
  readonly caseId: CaseId;
  readonly groupSize: number;
  readonly minimumSize: number;
  readonly maximumSize: number;
  /** Members with a seat. */
  readonly reached: number;
  /** In the order of the case's quotas. */
  readonly quotas: readonly QuotaResult[];
}

/** What each case's group reached, in the order of the input's cases. */
export function quotaResults(
  input: AssignmentInput,
  assignments: readonly Assignment[],
): readonly CaseResult[] {
  const members = new Map(input.members.map((member) => [member.residentId, member]));
  return input.cases.map(({ caseId, groupSize, minimumSize, maximumSize, quotas }) => {
    const group = assignments
      .filter((each) => each.caseId === caseId)
      .map(({ residentId }) => members.get(residentId));
    return {
      caseId,
      groupSize,
      minimumSize,
      maximumSize,
      reached: group.length,
      quotas: quotas.map((quota) => ({
        ...quota,
        reached: group.filter((member) => member?.features[quota.feature] === quota.value).length,
      })),
    };
  });
}

/** Cases per member, for every member; those without a seat have 0. */
export function loadsOf(
  input: AssignmentInput,
  assignments: readonly Assignment[],
): ReadonlyMap<ResidentId, number> {
  const loads = new Map<ResidentId, number>(input.members.map(({ residentId }) => [residentId, 0]));
  for (const { residentId } of assignments) loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
  return loads;
}

/** How many members have 0, 1, 2, ... cases, up to the largest load or the cap, whichever is larger. */
export function loadHistogram(
  input: AssignmentInput,
  assignments: readonly Assignment[],
): readonly { readonly load: number; readonly memberCount: number }[] {
  const loads = [...loadsOf(input, assignments).values()];
  const largest = loads.reduce((most, load) => Math.max(most, load), input.maximumCasesPerMember);
  const memberCounts = Array.from({ length: largest + 1 }, () => 0);
  for (const load of loads) memberCounts[load] = (memberCounts[load] ?? 0) + 1;
  return memberCounts.map((memberCount, load) => ({ load, memberCount }));
}
