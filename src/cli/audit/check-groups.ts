/** The audit's step for the groups: every run by counting, by its certificate, and the whole lottery anew from its input and seed. */
import { compareAssignments } from '../../audit/compare-assignments.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import { assignmentsHash, seatsOf } from '../../assignment/assignment-csv.ts';
import { assignmentInputHash, assignmentSeedOf } from '../../assignment/assignment-input.ts';
import type { CalledGroups, CalledRun } from '../../assignment/called-groups.ts';
import { calledCases, groupsAfter, standingLoads } from '../../assignment/called-groups.ts';
import { checkLoadCertificate } from '../../assignment/certificate/check-load-certificate.ts';
import { checkLotteryRecord } from '../../assignment/certificate/check-lottery-record.ts';
import { checkAssignment } from '../../assignment/check-assignment.ts';
import { withSizes } from '../../assignment/choose-group-sizes.ts';
import type { AssignmentPlan } from '../../assignment/plan-assignment.ts';
import { planAssignment } from '../../assignment/plan-assignment.ts';
import { caseExclusionsOf } from '../../assignment/run-settings.ts';
import type { ChainedEvent } from '../../domain/audit-event.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { ok } from '../../domain/result.ts';
import type { AssignmentRunRow, RunDocuments } from '../../store/tables/assignment-table.ts';
import { listAssignmentRuns, readRunDocuments } from '../../store/tables/assignment-table.ts';
import { readCalledGroups } from '../../store/tables/called-groups.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readPopulation } from '../read-assignment-input.ts';
import type { Words } from '../words/words.ts';
import type { AuditStep } from './audit-step.ts';
import { refusedEvidence } from './audit-step.ts';
import { checkExports } from './check-exports.ts';
import type { MadeEvent } from './check-quotas.ts';
import { changedSettings, compareQuotas } from './check-quotas.ts';
import { checkReplacements } from './check-replacements.ts';
import { compareInput, readPanelHistory } from './lottery-inputs.ts';

/** Checks every run and every replacement; no step before the first run. */
export async function checkGroups(
  panel: OpenPanel,
  events: readonly ChainedEvent[],
  words: Words['audit']['steps'],
): Promise<readonly AuditStep[]> {
  const { name } = words.groups;
  const read = readTransaction(panel.db, () => {
    const history = readPanelHistory(panel, events);
    if (!history.ok) return history;
    const runs = listAssignmentRuns(panel.db).map((row) => ({
      row,
      documents: readRunDocuments(panel.db, row.runId),
    }));
    // When the frame cannot be read, its own step says so.
    const population = runs.length === 0 ? undefined : readPopulation(panel);
    return ok({ history: history.value, groups: readCalledGroups(panel.db), runs, population });
  });
  if (!read.ok) return [{ name, checked: words.notRead, differences: refusedEvidence(read.failures) }];
  const { history, groups, runs, population } = read.value;
  if (runs.length === 0) return [];
  const made = madeEvents(events);
  const differences: AuditDifference[] = [];
  for (const [index, { row, documents }] of runs.entries()) {
    const run = groups.runs[index];
    if (run === undefined) continue;
    // A run without its event is a difference of the log.
    const event = made.get(row.eventSequence);
    if (event !== undefined && population?.ok === true) {
      differences.push(...compareQuotas(run, event, population.value));
    }
    const exclusions = event && caseExclusionsOf(event.settings);
    differences.push(
      ...compareInput(
        documents.input,
        history,
        row.eventSequence,
        exclusions,
        `assignment_runs, run ${row.runId}`,
      ),
    );
    differences.push(...(await checkRun(row, documents, run, groups)));
  }
  const exported = checkExports(panel, groups, words.groups);
  differences.push(...exported.differences);
  const seatCount = groups.runs.reduce((sum, { seats }) => sum + seats.length, 0);
  const checked = words.groups.checked(seatCount, runs.length);
  const changed = [...made].flatMap(([event, data]) => {
    const keys = changedSettings(panel.settings, data);
    return keys.length === 0 ? [] : [words.groups.settingsChanged(event, keys)];
  });
  const remarks = [...exported.remarks, ...changed];
  return [
    { name, checked, differences, remarks },
    ...(await checkReplacements(panel, events, groups, history, words)),
  ];
}

function madeEvents(events: readonly ChainedEvent[]): ReadonlyMap<number, MadeEvent> {
  return new Map(
    events.flatMap(({ sequence, ...event }) =>
      event.type === 'assignment.made' ? [[sequence, event.data] as const] : [],
    ),
  );
}

async function checkRun(
  row: AssignmentRunRow,
  { input, certificate, lottery }: RunDocuments,
  run: CalledRun,
  groups: CalledGroups,
): Promise<readonly AuditDifference[]> {
  const { runId } = row;
  const { seats } = run;
  const seed = assignmentSeedOf(assignmentInputHash(input), row.randomness);
  const drawn = withSizes(
    input,
    input.cases.map(({ caseId }) => seats.filter((seat) => seat.caseId === caseId).length),
  );
  const differences: AuditDifference[] = [
    ...compareValues('assignment.input-hash', { runId }, row.inputHash, assignmentInputHash(input)),
    ...compareValues('assignment.seed', { runId }, row.seed, seed),
    ...compareValues('assignment.hash', { runId }, row.assignmentsHash, assignmentsHash(seats)),
    ...compareEarlier(row, input, groups),
    ...checkAssignment(input, seats).map((broken) =>
      difference('assignment.rule-broken', {
        caseId: 'caseId' in broken ? broken.caseId : 'all cases',
        broken,
      }),
    ),
    ...checkLoadCertificate(drawn, certificate).problems.map((problem) =>
      difference('assignment.certificate', { runId, problem }),
    ),
    ...(lottery === undefined
      ? []
      : checkLotteryRecord(drawn, certificate, lottery, seats, Number(row.largestError ?? 0)).map((problem) =>
          difference('assignment.lottery', { runId, problem }),
        )),
  ];
  const plan = await planAssignment(input, seed);
  if (!plan.ok) return [...differences, ...refusedEvidence(plan.failures)];
  const same = canonicalJson(lottery ?? null) === canonicalJson(plan.value.lottery ?? null);
  return [
    ...differences,
    ...compareAssignments(seats, seatsOf(plan.value.assignments)),
    ...compareLoads(run, plan.value),
    ...(same ? [] : [difference('assignment.lottery-differs', { runId })]),
  ];
}

/** The cases that members had before, and that no case is called twice. */
function compareEarlier(
  { runId, eventSequence }: AssignmentRunRow,
  input: RunDocuments['input'],
  groups: CalledGroups,
): readonly AuditDifference[] {
  const earlier = groupsAfter(groups, eventSequence - 1);
  const called = calledCases(earlier);
  const loads = standingLoads(earlier);
  return [
    ...input.cases
      .filter(({ caseId }) => called.has(caseId))
      .map(({ caseId }) => difference('assignment.case-twice', { runId, caseId })),
    ...input.members.flatMap(({ residentId, earlierCaseCount = 0 }) =>
      compareValues(
        'assignment.input-earlier',
        { runId, residentId },
        earlierCaseCount,
        loads.get(residentId) ?? 0,
      ),
    ),
  ];
}

function compareLoads({ loads }: CalledRun, { types }: AssignmentPlan): readonly AuditDifference[] {
  const stored = new Map(loads.map((row) => [row.residentId, row]));
  const members = new Set(types.flatMap(({ residentIds }) => residentIds));
  const extra = [...stored.keys()].filter((residentId) => !members.has(residentId));
  return [
    ...types.flatMap(({ typeId, residentIds, expectedLoad }) =>
      residentIds.flatMap((residentId) => {
        const row = stored.get(residentId);
        return [
          ...compareValues(
            'assignment.expected-load',
            { residentId },
            row?.expectedLoad ?? 'none',
            expectedLoad,
          ),
          ...compareValues('assignment.member-type', { residentId }, row?.typeId ?? 'none', typeId),
        ];
      }),
    ),
    ...extra.map((residentId) => difference('assignment.member-extra', { residentId })),
  ];
}
