/** Synthetic members and cases for the tests of the assignment: made from a seed, with opaque ids and no names. */
import seedrandom from 'seedrandom';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import type { CaseQuotas, PopulationCounts } from '../../src/assignment/quotas.ts';
import { makeQuotas, populationCountsOf } from '../../src/assignment/quotas.ts';
import type { Member } from '../../src/domain/drawn-resident.ts';
import type { FeatureName, FeatureValues } from '../../src/domain/features.ts';
import { featureNames } from '../../src/domain/feature-names.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import type { AddressId, CaseId, ResidentId } from '../../src/domain/ids.ts';
import type { CaseSettings } from '../../src/domain/settings/settings-schema.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { stratumKeyOf } from '../../src/domain/stratum.ts';

/** A member with an opaque id made from a number. */
export function memberOf(
  number: number,
  features: FeatureValues,
  excludedCases: readonly string[] = [],
): Member {
  return {
    residentId: sha256Hex('member', number).slice(0, 32) as ResidentId,
    addressId: sha256Hex('address', number).slice(0, 32) as AddressId,
    features,
    excludedCases: excludedCases as readonly CaseId[],
  };
}

/** Settings of a case with usual values for what a test does not care about. */
export function caseSettingsOf(id: string, settings: Partial<CaseSettings>): CaseSettings {
  return {
    id: id as CaseId,
    title: 'A synthetic case',
    date: '2027-03-01',
    groupSize: 250,
    overInvite: 0,
    tolerance: 0,
    quotaFeatures: [...featureNames],
    excludeAnswers: {},
    quotaTolerance: 3,
    ...settings,
  };
}

/** A case written out by hand. */
export function caseOf(
  id: string,
  groupSize: number,
  quotas: readonly (readonly [FeatureName, string, number, number])[],
): CaseQuotas {
  return {
    caseId: id as CaseId,
    groupSize,
    minimumSize: groupSize,
    maximumSize: groupSize,
    quotas: quotas.map(([feature, value, minimum, maximum]) => ({
      feature,
      value,
      minimum,
      maximum,
      populationShare: 0,
    })),
  };
}

/** The value of a Result that must have one. */
export function valueOf<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failures: unknown },
): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.failures)}`);
  return result.value;
}

export interface PoolShape {
  readonly memberCount: number;
  readonly caseCount: number;
  readonly groupSize: number;
  readonly quotaTolerance: number;
  readonly cap: number;
  /** How much less often the young and the very old sign up, from 0 to 1. */
  readonly ageSkew: number;
  readonly exclusionShare: number;
}

export const PILOT: PoolShape = {
  memberCount: 900,
  caseCount: 8,
  groupSize: 250,
  quotaTolerance: 3,
  cap: 4,
  ageSkew: 0.3,
  exclusionShare: 0.02,
};

const GENDERS = { M: 0.49, V: 0.5, O: 0.01 };
const BANDS = { '16-24': 0.15, '25-34': 0.19, '35-49': 0.22, '50-64': 0.2, '65-79': 0.17, '80+': 0.07 };
const BAND_RESPONSE = [-1, -0.5, 0, 0.5, 0.5, -0.7];

/** A pool of the pilot's form: two municipalities, three genders, six age bands and nineteen districts. */
export function makePool(
  shape: PoolShape,
  seed: string,
  quotaFeatures: readonly FeatureName[] = featureNames,
): AssignmentInput {
  const random = seedrandom(`pool|${seed}`);
  const districts = Array.from({ length: 19 }, (_, index) => ({
    municipality: index < 11 ? 'GM0344' : 'GM0637',
    district: `WK${String(index + 1).padStart(2, '0')}`,
    weight: 0.3 + 1.4 * random(),
  }));
  const strata = new Map<StratumKey, number>();
  for (const { municipality, district, weight } of districts) {
    for (const [gender, genderShare] of Object.entries(GENDERS)) {
      for (const [ageBand, bandShare] of Object.entries(BANDS)) {
        const key = stratumKeyOf({ municipality, gender, ageBand, district }, featureNames);
        strata.set(key, Math.round(20_000 * weight * genderShare * bandShare));
      }
    }
  }
  const caseIds = Array.from({ length: shape.caseCount }, (_, index) => `case-${index + 1}`);
  const bandWeights = Object.entries(BANDS).map(
    ([ageBand, share], index) =>
      [ageBand, share * (1 + shape.ageSkew * (BAND_RESPONSE[index] ?? 0))] as const,
  );
  const members = Array.from({ length: shape.memberCount }, (_, number) => {
    const place = pick(
      districts.map((each) => [each, each.weight] as const),
      random,
    );
    const gender = pick(Object.entries(GENDERS), random);
    const ageBand = pick(bandWeights, random);
    const isExcluded = random() < shape.exclusionShare;
    const caseId = caseIds[Math.floor(random() * caseIds.length)] ?? '';
    const features = { municipality: place.municipality, gender, ageBand, district: place.district };
    return memberOf(number, features, isExcluded ? [caseId] : []);
  });
  return {
    members,
    cases: casesOf(caseIds, shape, populationCountsOf(strata, featureNames), quotaFeatures),
    maximumCasesPerMember: shape.cap,
  };
}

function casesOf(
  caseIds: readonly string[],
  shape: PoolShape,
  counts: PopulationCounts,
  features: readonly FeatureName[],
): readonly CaseQuotas[] {
  const { groupSize, quotaTolerance } = shape;
  const quotaFeatures = [...features];
  return caseIds.map((id) =>
    valueOf(makeQuotas(caseSettingsOf(id, { groupSize, quotaTolerance, quotaFeatures }), counts)),
  );
}

function pick<T>(weighted: readonly (readonly [T, number])[], random: () => number): T {
  let left = random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of weighted) {
    left -= weight;
    if (left < 0) return value;
  }
  const last = weighted.at(-1);
  if (last === undefined) throw new RangeError('nothing to pick from');
  return last[0];
}
