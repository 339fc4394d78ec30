/** What an assignment would bring before anything is drawn: the fair loads, and the quotas that hold the others back. */
import type { CaseId } from '../domain/ids.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import type { AssignmentInput } from './assignment-input.ts';
import { countSystemOf } from './case-classes.ts';
import { unitsOf } from './certificate/decimal.ts';
import type { LoadCertificate } from './certificate/load-certificate.ts';
import { drawSeats } from './draw-seats.ts';
import { explainInfeasible } from './explain-infeasible.ts';
import type { MemberType } from './member-types.ts';
import { planFairLoads } from './fair-loads.ts';
import { findSmallestLoad } from './leximin-loads.ts';
import type { Quota } from './quotas.ts';
import type { Solver } from './solver.ts';
import type { ValueOutlook } from './value-outlooks.ts';
import { valueOutlooks } from './value-outlooks.ts';

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
  /** Cases that the smallest expected load gains when this bound gives one seat in every one of these cases. */
  readonly gainPerSeat: number;
}

/** What the members with one feature value can expect. */
export interface ExpectedValue extends ValueOutlook {
  /** Expected cases per member on average, those of earlier runs included. */
  readonly expectedLoad: number;
  /** True when they all get as many cases as the cap and their exclusions allow. */
  readonly isAtCap: boolean;
}

export interface AssignmentPreview {
  readonly memberCount: number;
  readonly seatCount: number;
  readonly groupSizes: readonly { readonly caseId: CaseId; readonly memberCount: number }[];
  /** Smallest expected load first; types in canonical order within a load. */
  readonly types: readonly PreviewedType[];
  /** In the order of the quotas. */
  readonly values: readonly ExpectedValue[];
  /** Largest gain first; the twelve that press hardest, without those that gain nothing alone. */
  readonly bindingQuotas: readonly BindingQuota[];
  readonly certificate: LoadCertificate;
}

/** Previews an assignment. Refused, with every reason found, when no assignment keeps the quotas. */
export async function previewAssignment(input: AssignmentInput): Promise<Result<AssignmentPreview>> {
  const planned = await planFairLoads(input);
  if (!planned.ok) return planned;
  const { asked, solver } = planned.value;
  const drawn = drawSeats(planned.value, '');
  if (drawn === undefined) {
    const [first, ...rest] = explainInfeasible(solver, asked, planned.value.system.types, true);
    return refuse(first, ...rest);
  }
  const { input: sized, system, expectedLoads, certificate } = drawn.fair;
  const types = system.types.map((type, index) => ({ ...type, expectedLoad: expectedLoads[index] ?? '0' }));
  return ok({
    memberCount: sized.members.length,
    seatCount: sized.cases.reduce((sum, { minimumSize }) => sum + minimumSize, 0),
    groupSizes: sized.cases.map(({ caseId, minimumSize }) => ({ caseId, memberCount: minimumSize })),
    types: [...types].sort((left, right) => Number(left.expectedLoad) - Number(right.expectedLoad)),
    values: expectedValuesOf(sized, types),
    bindingQuotas: findBindingQuotas(solver, sized, system.types, certificate),
    certificate,
  });
}

/** Expected seats have nine decimals: sums may miss the whole number by this. */
const SEAT_TOLERANCE = 1e-5;

function expectedValuesOf(input: AssignmentInput, types: readonly PreviewedType[]): readonly ExpectedValue[] {
  return valueOutlooks(input, types).map((outlook) => {
    const own = types.filter(({ features }) => features[outlook.feature] === outlook.value);
    const sum = (read: (type: PreviewedType) => number) =>
      own.reduce((total, type) => total + read(type) * type.residentIds.length, 0);
    const cases = sum(({ expectedLoad }) => Number(expectedLoad));
    const seats = cases - sum(({ earlierCaseCount }) => earlierCaseCount);
    return {
      ...outlook,
      expectedLoad: outlook.memberCount === 0 ? 0 : cases / outlook.memberCount,
      isAtCap: outlook.memberCount > 0 && seats > outlook.seatsAvailable - SEAT_TOLERANCE,
    };
  });
}

const BINDING_QUOTA_LIMIT = 12;

/** The multipliers of the first level say what holds the smallest load back; what one seat gains is computed anew for each. */
function findBindingQuotas(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
  certificate: LoadCertificate,
): readonly BindingQuota[] {
  const { levels, classes, isTogether } = certificate;
  const smallest = Number(levels[0]?.load ?? 0);
  return [...(levels[0]?.rows ?? [])]
    .filter(([, feature]) => feature !== '')
    .sort(([, , , left], [, , , right]) => Math.abs(Number(right)) - Math.abs(Number(left)))
    .slice(0, BINDING_QUOTA_LIMIT)
    .map(([classIndex, feature, value, multiplier]): BindingQuota => {
      const caseIds = classes[classIndex] ?? [];
      const quota = input.cases
        .find(({ caseId }) => caseId === caseIds[0])
        ?.quotas.find((each) => each.feature === feature && each.value === value);
      if (quota === undefined) throw new Error('the certificate holds a quota that its case does not have');
      const bound = unitsOf(multiplier) > 0n ? 'maximum' : 'minimum';
      const wider = withOneSeat(input, caseIds, quota, bound);
      const gained = findSmallestLoad(solver, countSystemOf(wider, types, !isTogether)) ?? smallest;
      return {
        caseIds,
        feature: quota.feature,
        value,
        bound,
        limit: quota[bound],
        memberCount: input.members.filter(({ features }) => features[quota.feature] === value).length,
        gainPerSeat: gained - smallest,
      };
    })
    .filter(({ gainPerSeat }) => gainPerSeat > 1e-6)
    .sort((left, right) => right.gainPerSeat - left.gainPerSeat);
}

function withOneSeat(
  input: AssignmentInput,
  caseIds: readonly CaseId[],
  { feature, value }: Quota,
  bound: 'minimum' | 'maximum',
): AssignmentInput {
  const isIt = (quota: Quota): boolean => quota.feature === feature && quota.value === value;
  const step = bound === 'minimum' ? -1 : 1;
  return {
    ...input,
    cases: input.cases.map((each) => ({
      ...each,
      quotas: each.quotas.map((quota) =>
        caseIds.includes(each.caseId) && isIt(quota) ? { ...quota, [bound]: quota[bound] + step } : quota,
      ),
    })),
  };
}
