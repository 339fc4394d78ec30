/** Checks an assignment against its input by counting only: no solver, no seed, nothing of the draw. */
import { compareBytes } from '../domain/byte-order.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';
import type { Assignment, AssignmentInput } from './assignment-input.ts';
import { memberTypesOf } from './member-types.ts';

/** One way in which an assignment differs from what its input demands. */
export type AssignmentDifference =
  | { readonly kind: 'unknown-member'; readonly residentId: string; readonly caseId: string }
  | { readonly kind: 'unknown-case'; readonly residentId: string; readonly caseId: string }
  | { readonly kind: 'seat-twice'; readonly residentId: ResidentId; readonly caseId: CaseId }
  | { readonly kind: 'excluded-member'; readonly residentId: ResidentId; readonly caseId: CaseId }
  | {
      readonly kind: 'load-above-cap';
      readonly residentId: ResidentId;
      readonly load: number;
      readonly cap: number;
    }
  | {
      readonly kind: 'group-size';
      readonly caseId: CaseId;
      readonly reached: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | {
      readonly kind: 'quota';
      readonly caseId: CaseId;
      readonly feature: QuotaFeature;
      readonly value: string;
      readonly reached: number;
      readonly minimum: number;
      readonly maximum: number;
    }
  | {
      readonly kind: 'uneven-loads';
      readonly typeId: string;
      readonly smallestLoad: number;
      readonly largestLoad: number;
    };

/** Every difference found, in a fixed order; empty when the assignment keeps sizes, quotas, the cap, exclusions and even loads. */
export function checkAssignment(
  input: AssignmentInput,
  assignments: readonly Assignment[],
): readonly AssignmentDifference[] {
  const members = new Map(input.members.map((member) => [member.residentId, member]));
  const seats = new Map<CaseId, Set<ResidentId>>(input.cases.map(({ caseId }) => [caseId, new Set()]));
  const loads = new Map<ResidentId, number>();
  const differences: AssignmentDifference[] = [];
  for (const { residentId, caseId } of assignments) {
    const member = members.get(residentId);
    const group = seats.get(caseId);
    if (member === undefined) differences.push({ kind: 'unknown-member', residentId, caseId });
    if (group === undefined) differences.push({ kind: 'unknown-case', residentId, caseId });
    if (member === undefined || group === undefined) continue;
    if (group.has(residentId)) {
      differences.push({ kind: 'seat-twice', residentId, caseId });
      continue;
    }
    group.add(residentId);
    loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
    if (member.excludedCases.includes(caseId))
      differences.push({ kind: 'excluded-member', residentId, caseId });
  }
  differences.push(...checkLoads(input, loads));
  for (const { caseId, minimumSize, maximumSize, quotas } of input.cases) {
    const group = [...(seats.get(caseId) ?? [])];
    if (group.length < minimumSize || group.length > maximumSize) {
      const reached = group.length;
      differences.push({ kind: 'group-size', caseId, reached, minimum: minimumSize, maximum: maximumSize });
    }
    for (const { feature, value, minimum, maximum } of quotas) {
      const reached = group.filter((id) => members.get(id)?.features[feature] === value).length;
      if (reached < minimum || reached > maximum) {
        differences.push({ kind: 'quota', caseId, feature, value, reached, minimum, maximum });
      }
    }
  }
  return differences;
}

function checkLoads(
  input: AssignmentInput,
  loads: ReadonlyMap<ResidentId, number>,
): readonly AssignmentDifference[] {
  const cap = input.maximumCasesPerMember;
  const earlier = new Map(input.members.map((each) => [each.residentId, each.earlierCaseCount ?? 0]));
  const differences: AssignmentDifference[] = [...loads]
    .map(([residentId, load]) => [residentId, load + (earlier.get(residentId) ?? 0)] as const)
    .filter(([, load]) => load > cap)
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([residentId, load]) => ({ kind: 'load-above-cap', residentId, load, cap }));
  for (const { typeId, residentIds } of memberTypesOf(input)) {
    let smallestLoad = Number.POSITIVE_INFINITY;
    let largestLoad = 0;
    for (const id of residentIds) {
      const load = loads.get(id) ?? 0;
      smallestLoad = Math.min(smallestLoad, load);
      largestLoad = Math.max(largestLoad, load);
    }
    if (largestLoad - smallestLoad > 1) {
      differences.push({ kind: 'uneven-loads', typeId, smallestLoad, largestLoad });
    }
  }
  return differences;
}
