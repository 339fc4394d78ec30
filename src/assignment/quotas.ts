/** The quotas of a case: how many members of each feature value its group must have, from the shares of the population. */
import type { FeatureName, QuotaFeature } from '../domain/features.ts';
import { compareFeatures, isFeatureName } from '../domain/features.ts';
import { featureNames } from '../domain/feature-names.ts';
import type { CaseId } from '../domain/ids.ts';
import type { CaseSettings } from '../domain/settings/settings-schema.ts';
import type { QuestionSettings } from '../domain/settings/sign-up-settings.ts';
import { UNANSWERED } from '../domain/settings/sign-up-settings.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { featureValuesOf } from '../domain/stratum.ts';
import { compareBytes } from '../domain/byte-order.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';

/** Residents of the frame per value of each feature; for a question, parts per million per answer. */
export type PopulationCounts = ReadonlyMap<QuotaFeature, ReadonlyMap<string, number>>;

/** The range of members that a case's group must keep for one feature value; both ends are allowed. */
export interface Quota {
  readonly feature: QuotaFeature;
  readonly value: string;
  readonly minimum: number;
  readonly maximum: number;
  /** From 0 to 1; for people to read, never used to calculate. */
  readonly populationShare: number;
}

/** What the group of one case must keep. */
export interface CaseQuotas {
  readonly caseId: CaseId;
  /** The size that is aimed at. */
  readonly groupSize: number;
  readonly minimumSize: number;
  readonly maximumSize: number;
  readonly quotas: readonly Quota[];
}

/** Adds the counts of strata up per feature value; values stand in byte order. `features` are those that the keys were made with. */
export function populationCountsOf(
  strataCounts: ReadonlyMap<StratumKey, number>,
  features: readonly FeatureName[],
): PopulationCounts {
  const counts = new Map<FeatureName, Map<string, number>>();
  for (const [key, count] of strataCounts) {
    const values = featureValuesOf(key, features);
    for (const feature of featureNames) {
      const value = values[feature];
      if (value === undefined) continue;
      const ofFeature = counts.get(feature) ?? new Map<string, number>();
      counts.set(feature, ofFeature.set(value, (ofFeature.get(value) ?? 0) + count));
    }
  }
  return new Map(
    [...counts].map(([feature, ofFeature]) => [
      feature,
      new Map([...ofFeature].sort(([left], [right]) => compareBytes(left, right))),
    ]),
  );
}

/**
 * The shares of the answers to questions, in parts per million; none for a question whose answers have no shares. Shares
 * that are rounded count for what they are of their sum.
 */
export function questionCountsOf(questions: readonly QuestionSettings[]): PopulationCounts {
  return new Map(
    questions.flatMap(({ id, answers }) => {
      const counts = answers.map(
        ({ id: answer, share }) => [answer, Math.round((share ?? 0) * 1e6)] as const,
      );
      return counts.some(([, count]) => count > 0) ? [[id, new Map(counts)] as const] : [];
    }),
  );
}

/** What the quotas of one group follow from. */
export type GroupSettings = Pick<
  CaseSettings,
  'id' | 'groupSize' | 'tolerance' | 'quotaFeatures' | 'quotaTolerance'
>;

/**
 * The quotas of one case. The expected number of a value is x = count * groupSize / total, calculated in whole numbers.
 * Its range runs from x - tolerance, rounded up, to x + tolerance, rounded down, but always holds the whole numbers just
 * below and just above x (so that a tolerance of 0 can be met), and stays within 0 and the largest group. A value of which
 * less than one member is expected therefore has minimum 0. Refused when a feature has no population counts.
 */
export function makeQuotas(
  caseSettings: GroupSettings,
  populationCounts: PopulationCounts,
): Result<CaseQuotas> {
  const { id: caseId, groupSize, tolerance, quotaTolerance } = caseSettings;
  const failures: Failure[] = [];
  const quotas: Quota[] = [];
  const maximumSize = groupSize + tolerance;
  for (const feature of [...new Set(caseSettings.quotaFeatures)].sort(compareFeatures)) {
    const counts = [...(populationCounts.get(feature) ?? [])];
    const total = counts.reduce((sum, [, count]) => sum + count, 0);
    if (total === 0) {
      failures.push(
        failure(
          'assignment.no-population',
          { caseId, feature },
          { setting: `cases.${caseId}.quotaFeatures` },
        ),
      );
      continue;
    }
    for (const [value, count] of counts.sort(([left], [right]) => compareBytes(left, right))) {
      const range = quotaRange(count, total, groupSize, quotaTolerance);
      quotas.push({
        feature,
        value,
        minimum: range.minimum,
        maximum: Math.min(maximumSize, range.maximum),
        populationShare: count / total,
      });
    }
    // Nobody has to answer; those who did not may sit in any group, in any number.
    if (!isFeatureName(feature)) {
      quotas.push({ feature, value: UNANSWERED, minimum: 0, maximum: maximumSize, populationShare: 0 });
    }
  }
  const made: CaseQuotas = {
    caseId,
    groupSize,
    minimumSize: Math.max(1, groupSize - tolerance),
    maximumSize,
    quotas,
  };
  return okUnless([...failures, ...checkQuotas(made)], () => made);
}

function quotaRange(count: number, total: number, groupSize: number, tolerance: number) {
  const seats = count * groupSize;
  if (!Number.isSafeInteger(seats) || !Number.isSafeInteger(tolerance * total)) {
    throw new RangeError('population counts are too large to calculate quotas exactly');
  }
  const floor = divideDown(seats, total);
  const ceiling = -divideDown(-seats, total);
  return {
    minimum: Math.max(0, Math.min(floor, -divideDown(tolerance * total - seats, total))),
    maximum: Math.max(ceiling, divideDown(seats + tolerance * total, total)),
  };
}

/** The whole number at or just below dividend / divisor, without rounding on the way. */
function divideDown(dividend: number, divisor: number): number {
  const remainder = ((dividend % divisor) + divisor) % divisor;
  // + 0 turns -0 into 0.
  return (dividend - remainder) / divisor + 0;
}

/** What is wrong with a case's quotas in themselves, whoever the members are: reversed ranges, and features that cannot sum to the group. */
export function checkQuotas(caseQuotas: CaseQuotas): readonly Failure[] {
  const { caseId, quotas, minimumSize, maximumSize } = caseQuotas;
  const place = { setting: `cases.${caseId}` };
  const failures: Failure[] = [];
  if (!(minimumSize >= 1 && minimumSize <= maximumSize)) {
    failures.push(failure('assignment.group-size-range', { caseId, minimumSize, maximumSize }, place));
  }
  const seen = new Set<string>();
  for (const { feature, value, minimum, maximum } of quotas) {
    const key = `${feature}/${value}`;
    if (seen.has(key)) failures.push(failure('assignment.quota-twice', { caseId, feature, value }, place));
    seen.add(key);
    if (!(minimum >= 0 && minimum <= maximum && minimum <= maximumSize)) {
      failures.push(
        failure('assignment.quota-range', { caseId, feature, value, minimum, maximum, maximumSize }, place),
      );
    }
  }
  for (const feature of [...new Set(quotas.map((quota) => quota.feature))].sort(compareFeatures)) {
    const ofFeature = quotas.filter((quota) => quota.feature === feature);
    const minimumSum = ofFeature.reduce((sum, quota) => sum + quota.minimum, 0);
    const maximumSum = ofFeature.reduce((sum, quota) => sum + quota.maximum, 0);
    if (minimumSum > maximumSize || maximumSum < minimumSize) {
      failures.push(
        failure(
          'assignment.quota-sum',
          { caseId, feature, minimumSum, maximumSum, minimumSize, maximumSize },
          place,
        ),
      );
    }
  }
  return failures;
}
