/** What the assignment is made from: members, cases with quotas and the cap; its canonical order, its hash and its seed. */
import { compareBytes } from '../domain/byte-order.ts';
import type { Json } from '../domain/canonical-json.ts';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Member } from '../domain/drawn-resident.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { QuotaFeature } from '../domain/features.ts';
import { compareFeatures } from '../domain/features.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { CaseId, Hash, ResidentId } from '../domain/ids.ts';
import type { CaseQuotas } from './quotas.ts';
import { checkQuotas } from './quotas.ts';

export interface AssignmentInput {
  readonly members: readonly Member[];
  readonly cases: readonly CaseQuotas[];
  readonly maximumCasesPerMember: number;
}

/** Member M judges case C. */
export interface Assignment {
  readonly residentId: ResidentId;
  readonly caseId: CaseId;
}

/**
 * The same input in its canonical order: members by opaque id, cases by id, quotas by feature and value, exclusions by
 * case without repeats. The assignment is made from this form only, so that nobody can steer it by the order of rows.
 */
export function canonicalInput(input: AssignmentInput): AssignmentInput {
  return {
    members: input.members
      .map((member) => {
        const { excludedCases } = member;
        // Of hardly any member there are two that could stand in another order.
        if (excludedCases.length < 2) return member;
        return { ...member, excludedCases: [...new Set(excludedCases)].sort(compareBytes) };
      })
      .sort((left, right) => compareBytes(left.residentId, right.residentId)),
    cases: input.cases
      .map((each) => ({
        ...each,
        quotas: [...each.quotas].sort(
          (left, right) =>
            compareFeatures(left.feature, right.feature) || compareBytes(left.value, right.value),
        ),
      }))
      .sort((left, right) => compareBytes(left.caseId, right.caseId)),
    maximumCasesPerMember: input.maximumCasesPerMember,
  };
}

/**
 * SHA-256 of the canonical JSON of everything that decides the assignment: ids, the features that have quotas,
 * exclusions, sizes, ranges and the cap. Whole numbers and texts only; the order of the rows does not matter.
 */
export function assignmentInputHash(input: AssignmentInput): Hash {
  return sha256Hex(canonicalJson(assignmentInputJson(input))) as Hash;
}

/** What that hash is over. */
export function assignmentInputJson(input: AssignmentInput): Json {
  const { members, cases, maximumCasesPerMember } = canonicalInput(input);
  const features = quotaFeaturesOf(cases);
  return {
    protocol: 'loting assignment v1',
    maximumCasesPerMember,
    cases: cases.map(({ caseId, groupSize, minimumSize, maximumSize, quotas }) => ({
      caseId,
      groupSize,
      minimumSize,
      maximumSize,
      quotas: quotas.map(({ feature, value, minimum, maximum }) => [feature, value, minimum, maximum]),
    })),
    members: members.map(({ residentId, features: values, excludedCases, earlierCaseCount = 0 }) => [
      residentId,
      features.map((feature) => values[feature] ?? null),
      [...excludedCases],
      ...(earlierCaseCount === 0 ? [] : [earlierCaseCount]),
    ]),
  };
}

/** The seed of the assignment: H(input hash | public randomness). The input hash is published before the randomness exists. */
export function assignmentSeedOf(inputHash: Hash, randomness: string): Hash {
  return sha256Hex(inputHash, randomness) as Hash;
}

/** The features that any case has quotas for, in the order of `compareFeatures`. */
export function quotaFeaturesOf(cases: readonly CaseQuotas[]): readonly QuotaFeature[] {
  const used = new Set(cases.flatMap(({ quotas }) => quotas.map(({ feature }) => feature)));
  return [...used].sort(compareFeatures);
}

/** Everything that is wrong with the input in itself; empty when an assignment may be tried. */
export function checkAssignmentInput(input: AssignmentInput): readonly Failure[] {
  const { members, cases, maximumCasesPerMember } = input;
  const failures: Failure[] = [];
  if (members.length === 0) failures.push(failure('assignment.no-members', {}));
  if (cases.length === 0) failures.push(failure('assignment.no-cases', {}, { setting: 'cases' }));
  if (!Number.isSafeInteger(maximumCasesPerMember) || maximumCasesPerMember < 1) {
    const place = { setting: 'assignment.maximumCasesPerMember' };
    failures.push(failure('assignment.cap', { maximumCasesPerMember }, place));
  }
  const caseIds = new Set<CaseId>();
  for (const { caseId } of cases) {
    if (caseIds.has(caseId))
      failures.push(failure('assignment.case-twice', { caseId }, { setting: 'cases' }));
    caseIds.add(caseId);
  }
  failures.push(
    ...cases.flatMap(checkQuotas),
    ...checkMembers(members, caseIds),
    ...checkValues(members, cases),
  );
  return failures;
}

function checkMembers(members: readonly Member[], caseIds: ReadonlySet<CaseId>): readonly Failure[] {
  const failures: Failure[] = [];
  const seen = new Set<ResidentId>();
  for (const { residentId, excludedCases } of members) {
    if (seen.has(residentId)) failures.push(failure('assignment.member-twice', { residentId }));
    seen.add(residentId);
    for (const caseId of new Set(excludedCases)) {
      if (!caseIds.has(caseId)) failures.push(failure('assignment.unknown-case', { residentId, caseId }));
    }
  }
  return failures;
}

/** Each member must have, for every feature with quotas, a value that has a quota in every case that uses the feature. */
function checkValues(members: readonly Member[], cases: readonly CaseQuotas[]): readonly Failure[] {
  const failures: Failure[] = [];
  for (const feature of quotaFeaturesOf(cases)) {
    const memberCounts = new Map<string | undefined, number>();
    for (const { features } of members) {
      memberCounts.set(features[feature], (memberCounts.get(features[feature]) ?? 0) + 1);
    }
    const quotaSets = cases
      .map(
        ({ quotas }) =>
          new Set(quotas.filter((quota) => quota.feature === feature).map(({ value }) => value)),
      )
      .filter((values) => values.size > 0);
    for (const [value, memberCount] of memberCounts) {
      if (value === undefined) {
        failures.push(failure('assignment.member-without-value', { feature, memberCount }));
      } else if (quotaSets.some((values) => !values.has(value))) {
        failures.push(failure('assignment.value-without-quota', { feature, value, memberCount }));
      }
    }
  }
  return failures;
}
