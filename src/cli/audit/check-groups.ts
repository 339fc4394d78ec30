/** The audit's step for the groups: the rules by counting, and the whole lottery anew from its input and seed. */
import { compareAssignments } from '../../audit/compare-assignments.ts';
import type { AuditDifference } from '../../audit/differences.ts';
import { compareValues, difference } from '../../audit/differences.ts';
import { assignmentsHash, seatsOf } from '../../assignment/assignment-csv.ts';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { assignmentInputHash, assignmentSeedOf } from '../../assignment/assignment-input.ts';
import { checkAssignment, describeAssignmentDifference } from '../../assignment/check-assignment.ts';
import type { AssignmentPlan } from '../../assignment/plan-assignment.ts';
import { planAssignment } from '../../assignment/plan-assignment.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { AssignmentRunRow } from '../../store/tables/assignment-table.ts';
import { listMemberLoads, listSeats } from '../../store/tables/assignment-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAssignmentInput } from '../read-assignment-input.ts';
import type { AuditStep } from './audit-step.ts';
import { refusedEvidence } from './audit-step.ts';

/** Checks the assignment in force. */
export async function checkGroups(panel: OpenPanel, run: AssignmentRunRow): Promise<AuditStep> {
  const name = 'Groups';
  const read = readTransaction(panel.db, () => readStoredRun(panel, run));
  if (!read.ok) return { name, checked: 'not read', differences: refusedEvidence(read.failures) };
  const { input, seats, expectedLoads } = read.value;
  const { runId } = run;
  const inputHash = assignmentInputHash(input);
  const seed = assignmentSeedOf(inputHash, run.randomness);
  const differences: AuditDifference[] = [
    ...compareValues('assignment.input-hash', { runId }, run.inputHash, inputHash),
    ...compareValues('assignment.seed', { runId }, run.seed, seed),
    ...compareValues('assignment.hash', { runId }, run.assignmentsHash, assignmentsHash(seats)),
    ...checkAssignment(input, seats).map((broken) =>
      difference('assignment.rule-broken', {
        caseId: 'caseId' in broken ? broken.caseId : 'all cases',
        rule: describeAssignmentDifference(broken),
      }),
    ),
  ];
  const plan = await planAssignment(input, seed);
  if (plan.ok) {
    differences.push(...compareAssignments(seats, seatsOf(plan.value.assignments)));
    differences.push(...compareLoads(expectedLoads, plan.value));
  } else differences.push(...refusedEvidence(plan.failures));
  const checked = `${seats.length.toLocaleString('en-GB')} seats of ${input.members.length.toLocaleString('en-GB')} members: rules counted, lottery repeated`;
  return { name, checked, differences };
}

interface StoredRun {
  readonly input: AssignmentInput;
  readonly seats: ReturnType<typeof listSeats>;
  readonly expectedLoads: ReadonlyMap<ResidentId, string>;
}

/** The input as it was: those who signed up after the lottery took no part in it. */
function readStoredRun(panel: OpenPanel, { runId }: AssignmentRunRow): Result<StoredRun> {
  const input = readAssignmentInput(panel);
  if (!input.ok) return input;
  const loads = listMemberLoads(panel.db, runId);
  const expectedLoads = new Map(loads.map(({ residentId, expectedLoad }) => [residentId, expectedLoad]));
  const members = input.value.members.filter(({ residentId }) => expectedLoads.has(residentId));
  return ok({ input: { ...input.value, members }, seats: listSeats(panel.db, runId), expectedLoads });
}

function compareLoads(
  stored: ReadonlyMap<ResidentId, string>,
  { types }: AssignmentPlan,
): readonly AuditDifference[] {
  return types.flatMap(({ residentIds, expectedLoad }) =>
    residentIds.flatMap((residentId) =>
      compareValues(
        'assignment.expected-load',
        { residentId },
        stored.get(residentId) ?? 'none',
        expectedLoad,
      ),
    ),
  );
}
