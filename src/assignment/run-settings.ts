/** The settings that a run is made with, in the form that its event records, and the quotas that follow from them. */
import { compareBytes } from '../domain/byte-order.ts';
import type { Failure } from '../domain/failure.ts';
import type { QuotaFeature } from '../domain/features.ts';
import { compareFeatures } from '../domain/features.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { CaseExclusions, RunSettings } from '../domain/run-settings.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { CaseQuotas, PopulationCounts } from './quotas.ts';
import { makeQuotas, questionCountsOf } from './quotas.ts';

/** What somebody answered at sign-up: the id of the answer, by question. */
export type Answers = Readonly<Record<string, string>>;

type UsedSettings = Pick<Settings, 'assignment' | 'cases' | 'signUp'>;

/** What the settings say of these cases, in canonical order: cases by id, features in theirs and without repeats. */
export function runSettingsOf(settings: UsedSettings, caseIds: Iterable<CaseId>): RunSettings {
  const own = new Set(caseIds);
  const cases = settings.cases
    .filter(({ id }) => own.has(id))
    .sort((left, right) => compareBytes(left.id, right.id))
    .map(({ id, groupSize, overInvite, tolerance, quotaFeatures, quotaTolerance, excludeAnswers }) => ({
      caseId: id,
      groupSize,
      overInvite,
      tolerance,
      quotaFeatures: [...new Set(quotaFeatures)].sort(compareFeatures),
      quotaTolerance,
      excludeAnswers,
    }));
  const asked = new Set<QuotaFeature>(cases.flatMap(({ quotaFeatures }) => quotaFeatures));
  const counts = questionCountsOf(settings.signUp.questions.filter(({ id }) => asked.has(id)));
  return {
    maximumCasesPerMember: settings.assignment.maximumCasesPerMember,
    cases,
    answerShares: Object.fromEntries(
      [...counts].map(([question, shares]) => [question, Object.fromEntries(shares)]),
    ),
  };
}

/**
 * The quotas of every case of these settings, in their order.
 * @param residents the population of the frame by the features of the register
 */
export function quotasOfSettings(
  { cases, answerShares }: RunSettings,
  residents: PopulationCounts,
): Result<readonly CaseQuotas[]> {
  const answers = Object.entries(answerShares).map(
    ([question, shares]) => [question as QuotaFeature, new Map(Object.entries(shares))] as const,
  );
  const population: PopulationCounts = new Map([...residents, ...answers]);
  const made: CaseQuotas[] = [];
  const failures: Failure[] = [];
  for (const { caseId, groupSize, overInvite, ...rest } of cases) {
    const quotas = makeQuotas({ ...rest, id: caseId, groupSize: groupSize + overInvite }, population);
    if (quotas.ok) made.push(quotas.value);
    else failures.push(...quotas.failures);
  }
  return okUnless(failures, () => made);
}

/** The answers that keep members out of each of these cases. */
export function caseExclusionsOf({
  cases,
}: {
  readonly cases: readonly Pick<RunSettings['cases'][number], 'caseId' | 'excludeAnswers'>[];
}): CaseExclusions {
  return Object.fromEntries(cases.map(({ caseId, excludeAnswers }) => [caseId, excludeAnswers]));
}

/** The cases that these answers keep a member out of, in byte order. */
export function excludedByAnswers(exclusions: CaseExclusions, answers: Answers): readonly CaseId[] {
  return Object.entries(exclusions)
    .filter(([, excluded]) =>
      Object.entries(excluded).some(([question, those]) => those.includes(answers[question] ?? '')),
    )
    .map(([caseId]) => caseId as CaseId)
    .sort(compareBytes);
}
