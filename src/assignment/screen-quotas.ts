/** Quick screens by counting: group sizes and single quotas that the members there are cannot fill, with the exact arithmetic. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { MemberType } from './member-types.ts';
import type { CaseQuotas } from './quotas.ts';

/** A number of seats that every one of some cases needs from some types of members. */
interface Need {
  readonly types: readonly MemberType[];
  readonly cases: readonly CaseQuotas[];
  /** Seats needed in each case, in the order of `cases`. */
  readonly minima: readonly number[];
}

/** How far a need is from what its members can give. */
interface Shortage {
  readonly caseIds: readonly string[];
  readonly memberCount: number;
  readonly cap: number;
  readonly seatsNeeded: number;
  readonly seatsAvailable: number;
  readonly short: number;
  /** The minimum of each case, when it is the same in all. */
  readonly minimum: number | undefined;
  /** The highest common minimum that can be met; `undefined` when the minima differ. */
  readonly loweredMinimum: number | undefined;
  /** The lowest cap that would do; `undefined` when none does. */
  readonly raisedCap: number | undefined;
  /** New members without exclusions that would do. */
  readonly extraMembers: number;
}

/** Every group size and quota that cannot be filled whatever the others are; empty when no single one is too high. */
export function screenQuotas(input: AssignmentInput, types: readonly MemberType[]): readonly Failure[] {
  const cap = input.maximumCasesPerMember;
  const place = { setting: 'cases' };
  const failures: Failure[] = [];
  const sizes = input.cases.map(({ minimumSize }) => minimumSize);
  for (const shortage of shortagesOf({ types, cases: input.cases, minima: sizes }, cap)) {
    failures.push(failure('assignment.seats-short', shortage, place));
  }
  for (const { feature, value } of distinctValues(input)) {
    const own = types.filter((type) => type.features[feature] === value);
    const minima = input.cases.map((each) => minimumOf(each, feature, value));
    const asking = input.cases.filter((_, index) => (minima[index] ?? 0) > 0);
    const need = { types: own, cases: asking, minima: minima.filter((minimum) => minimum > 0) };
    for (const shortage of shortagesOf(need, cap)) {
      failures.push(failure('assignment.quota-short', { feature, value, ...shortage }, place));
    }
  }
  return failures;
}

/** Every feature value that a case has a quota for, in the order of the first case that has one. */
export function distinctValues(input: AssignmentInput): readonly { feature: QuotaFeature; value: string }[] {
  const values = new Map(
    input.cases.flatMap(({ quotas }) =>
      quotas.map(({ feature, value }) => [`${feature}/${value}`, { feature, value }] as const),
    ),
  );
  return [...values.values()];
}

/** The minimum of a value in a case; 0 without a quota. */
export function minimumOf(each: CaseQuotas, feature: QuotaFeature, value: string): number {
  return each.quotas.find((quota) => quota.feature === feature && quota.value === value)?.minimum ?? 0;
}

/** The shortage over all cases together; or, when there is none, that of the single cases that lack members. */
function shortagesOf(need: Need, cap: number): readonly Shortage[] {
  const together = shortageOf(need, cap);
  if (together !== undefined) return [together];
  return need.cases.flatMap((each, index) => {
    const single = { types: need.types, cases: [each], minima: [need.minima[index] ?? 0] };
    return shortageOf(single, cap) ?? [];
  });
}

function shortageOf({ types, cases, minima }: Need, cap: number): Shortage | undefined {
  const seatsNeeded = sumOf(minima);
  const seatsAvailable = seatsAt(types, cases, cap);
  const short = seatsNeeded - seatsAvailable;
  if (short <= 0) return undefined;
  const [minimum] = minima;
  const isSame = minima.every((other) => other === minimum);
  return {
    caseIds: cases.map(({ caseId }) => caseId),
    memberCount: sumOf(types.map(({ residentIds }) => residentIds.length)),
    cap,
    seatsNeeded,
    seatsAvailable,
    short,
    minimum: isSame ? minimum : undefined,
    loweredMinimum: isSame ? highestMinimum(types, cases, cap) : undefined,
    raisedCap: cases
      .map((_, index) => index + 1)
      .find((higher) => higher > cap && seatsAt(types, cases, higher) >= seatsNeeded),
    extraMembers: Math.max(
      Math.ceil(short / Math.min(cap, cases.length)),
      ...cases.map((each, index) => (minima[index] ?? 0) - seatsAt(types, [each], cap)),
    ),
  };
}

/** Highest minimum for every case that passes this screen: over all cases together, and in each case alone. */
function highestMinimum(types: readonly MemberType[], cases: readonly CaseQuotas[], cap: number): number {
  return Math.min(
    Math.floor(seatsAt(types, cases, cap) / cases.length),
    ...cases.map((each) => seatsAt(types, [each], cap)),
  );
}

/** Most seats that the members can take in these cases, at most `cap` each. */
export function seatsAt(types: readonly MemberType[], cases: readonly CaseQuotas[], cap: number): number {
  return sumOf(
    types.map(({ residentIds, excludedCases, earlierCaseCount }) => {
      const openCount = cases.filter(({ caseId }) => !excludedCases.includes(caseId)).length;
      return residentIds.length * Math.min(Math.max(0, cap - earlierCaseCount), openCount);
    }),
  );
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
