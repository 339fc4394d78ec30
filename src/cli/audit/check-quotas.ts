/** The audit's check that groups were drawn with the quotas that the recorded settings give, but for widenings that the log tells. */
import type { CalledRun } from '../../assignment/called-groups.ts';
import type { CaseQuotas, PopulationCounts } from '../../assignment/quotas.ts';
import { quotasOfSettings, runSettingsOf } from '../../assignment/run-settings.ts';
import { applyWidenings } from '../../assignment/widenings.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { AuditEvent } from '../../domain/audit-event.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { refusedEvidence } from './audit-step.ts';

/** What the event of a run says of it. */
export type MadeEvent = Extract<AuditEvent, { type: 'assignment.made' }>['data'];

/**
 * Holds the sizes, quotas and cap of a run against the settings and the widenings that its event records. What loting.yaml
 * says now plays no part.
 * @param residents the population of the frame by the features of the register
 */
export function compareQuotas(
  { eventSequence: event, input }: CalledRun,
  { settings, widenings }: MadeEvent,
  residents: PopulationCounts,
): readonly AuditDifference[] {
  const made = quotasOfSettings(settings, residents);
  if (!made.ok) return refusedEvidence(made.failures);
  const cap = compareValues(
    'assignment.cap',
    { event },
    input.maximumCasesPerMember,
    settings.maximumCasesPerMember,
  );
  const widened = applyWidenings({ ...input, cases: made.value }, widenings);
  if (widened === undefined) return [...cap, difference('assignment.widening', { event })];
  const recorded = new Map(input.cases.map((each) => [each.caseId, rangesOf(each)]));
  const expected = new Map(widened.cases.map((each) => [each.caseId, rangesOf(each)]));
  return [
    ...cap,
    ...[...new Set([...recorded.keys(), ...expected.keys()])].flatMap((caseId) =>
      compareCase(event, caseId, recorded.get(caseId) ?? new Map(), expected.get(caseId) ?? new Map()),
    ),
  ];
}

type Ranges = ReadonlyMap<string, string>;

function compareCase(
  event: number,
  caseId: string,
  recorded: Ranges,
  expected: Ranges,
): readonly AuditDifference[] {
  return [...new Set([...recorded.keys(), ...expected.keys()])].flatMap((quota) =>
    compareValues(
      'assignment.quota',
      { event, caseId, quota },
      recorded.get(quota) ?? 'none',
      expected.get(quota) ?? 'none',
    ),
  );
}

function rangesOf({ groupSize, minimumSize, maximumSize, quotas }: CaseQuotas): Ranges {
  return new Map([
    ['the size of the group', `${groupSize}, from ${minimumSize} to ${maximumSize}`],
    ...quotas.map(
      ({ feature, value, minimum, maximum, populationShare }) =>
        [
          `${feature} ${value}`,
          `${minimum} to ${maximum}, for ${populationShare.toFixed(9)} of the population`,
        ] as const,
    ),
  ]);
}

/** The keys of the settings of a run that are others in loting.yaml now: they change no group. */
export function changedSettings(present: Settings, { settings }: MadeEvent): readonly string[] {
  const now = runSettingsOf(
    present,
    settings.cases.map(({ caseId }) => caseId),
  );
  const keys = settings.cases.flatMap((each) => {
    const own = now.cases.find(({ caseId }) => caseId === each.caseId);
    return own === undefined
      ? [`cases.${each.caseId}`]
      : differentKeys(each, own).map((key) => `cases.${each.caseId}.${key}`);
  });
  if (settings.maximumCasesPerMember !== now.maximumCasesPerMember) {
    keys.push('assignment.maximumCasesPerMember');
  }
  if (canonicalJson(settings.answerShares) !== canonicalJson(now.answerShares)) keys.push('signUp.questions');
  return keys;
}

function differentKeys(
  recorded: MadeEvent['settings']['cases'][number],
  now: MadeEvent['settings']['cases'][number],
): readonly string[] {
  const values = new Map(Object.entries(now));
  return Object.entries(recorded)
    .filter(([key, value]) => canonicalJson(value) !== canonicalJson(values.get(key) ?? null))
    .map(([key]) => key);
}
