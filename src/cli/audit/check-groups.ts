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
import { sha256HexOfBytes } from '../../domain/hash.ts';
import type { Hash, ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { AssignmentRunRow, MemberLoadRow } from '../../store/tables/assignment-table.ts';
import { listMemberLoads, listSeats } from '../../store/tables/assignment-table.ts';
import { listAdmittedMembers } from '../../store/tables/member-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import type { ExportFile } from '../plan-export.ts';
import { planExport } from '../plan-export.ts';
import { readInputOf } from '../read-assignment-input.ts';
import type { AuditStep } from './audit-step.ts';
import { compareFile, refusedEvidence } from './audit-step.ts';

/** Checks the assignment in force. */
export async function checkGroups(panel: OpenPanel, run: AssignmentRunRow): Promise<AuditStep> {
  const name = 'Groups';
  const read = readTransaction(panel.db, () => readStoredRun(panel, run));
  if (!read.ok) return { name, checked: 'not read', differences: refusedEvidence(read.failures) };
  const { input, seats, loads, exports } = read.value;
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
    differences.push(...compareLoads(loads, plan.value));
  } else differences.push(...refusedEvidence(plan.failures));
  differences.push(...compareExports(panel, exports));
  const checked = `${seats.length.toLocaleString('en-GB')} seats of ${input.members.length.toLocaleString('en-GB')} members: rules counted, lottery repeated`;
  return { name, checked, differences };
}

interface StoredRun {
  readonly input: AssignmentInput;
  readonly seats: ReturnType<typeof listSeats>;
  /** What the lottery promised, by member. */
  readonly loads: ReadonlyMap<ResidentId, MemberLoadRow>;
  readonly exports: readonly ExportFile[];
}

/** The input as it was: those who signed up after the lottery took no part in it. */
function readStoredRun(panel: OpenPanel, { runId }: AssignmentRunRow): Result<StoredRun> {
  // Also members who withdrew since.
  const input = readInputOf(panel, listAdmittedMembers(panel.db, panel.settings.strata.features));
  if (!input.ok) return input;
  const loads = new Map(listMemberLoads(panel.db, runId).map((row) => [row.residentId, row]));
  const members = input.value.members.filter(({ residentId }) => loads.has(residentId));
  return ok({
    input: { ...input.value, members },
    seats: listSeats(panel.db, runId),
    loads,
    exports: planExport(panel, runId),
  });
}

/** A roster or log that was exported holds what the database holds; one that was never exported, or is gone, does no harm. */
function compareExports(panel: OpenPanel, exports: readonly ExportFile[]): readonly AuditDifference[] {
  return exports.flatMap(({ file, content }) =>
    compareFile(panel, file, sha256HexOfBytes(Buffer.from(content, 'utf8')) as Hash).filter(
      ({ code }) => code !== 'evidence.file-missing',
    ),
  );
}

function compareLoads(
  stored: ReadonlyMap<ResidentId, MemberLoadRow>,
  { types }: AssignmentPlan,
): readonly AuditDifference[] {
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
