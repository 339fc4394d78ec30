/** The audit's check that groups were drawn with the quotas of the settings, but for widenings that the log tells. */
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import type { CalledRun } from '../../assignment/called-groups.ts';
import type { CaseQuotas } from '../../assignment/quotas.ts';
import { applyWidenings } from '../../assignment/widenings.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';

/**
 * Holds the quotas of a run against those of the settings now with the widenings of its event. A case whose size is another
 * in the settings now is left to the remark that says so.
 * @param current the quotas of every case in the settings
 */
export function compareQuotas(
  run: CalledRun,
  events: readonly ChainedEvent[],
  current: readonly CaseQuotas[],
): readonly AuditDifference[] {
  const { eventSequence, input } = run;
  const made = events.find(({ sequence }) => sequence === eventSequence);
  const widenings = made?.type === 'assignment.made' ? (made.data.widenings ?? []) : [];
  const unchanged = current.filter(({ caseId, groupSize }) =>
    input.cases.some((each) => each.caseId === caseId && each.groupSize === groupSize),
  );
  const own = widenings.filter(({ caseId }) => unchanged.some((each) => each.caseId === caseId));
  const widened = applyWidenings({ ...input, cases: unchanged }, own);
  if (widened === undefined) return [difference('assignment.widening', { event: eventSequence })];
  return input.cases.flatMap(({ caseId, quotas }) => {
    const expected = widened.cases.find((each) => each.caseId === caseId);
    return expected === undefined
      ? []
      : compareCase(eventSequence, caseId, rangesOf(quotas), rangesOf(expected.quotas));
  });
}

function compareCase(
  event: number,
  caseId: string,
  recorded: ReadonlyMap<string, string>,
  expected: ReadonlyMap<string, string>,
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

function rangesOf(quotas: AssignmentInput['cases'][number]['quotas']): ReadonlyMap<string, string> {
  return new Map(
    quotas.map(({ feature, value, minimum, maximum }) => [`${feature} ${value}`, `${minimum} to ${maximum}`]),
  );
}
