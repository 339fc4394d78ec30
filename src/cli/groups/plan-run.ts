/** Plans a run of the lottery over the groups of some cases, and records it. */
import { assignmentsHash, seatsOf } from '../../assignment/assignment-csv.ts';
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import {
  assignmentInputHash,
  assignmentSeedOf,
  checkAssignmentInput,
} from '../../assignment/assignment-input.ts';
import { findWidening } from '../../assignment/find-widening.ts';
import { inputOfRun } from '../../assignment/input-of-run.ts';
import type { AssignmentPlan } from '../../assignment/plan-assignment.ts';
import { planAssignment } from '../../assignment/plan-assignment.ts';
import { runSettingsOf } from '../../assignment/run-settings.ts';
import type { Widening } from '../../domain/widening.ts';
import { applyWidenings } from '../../assignment/widenings.ts';
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { CaseId, Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { hashDocument } from '../../store/collect-group-facts.ts';
import { insertAssignmentRun, listDrawnSeats } from '../../store/tables/assignment-table.ts';
import { readSeatPlan } from '../../store/tables/replacement-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { OpenPanel } from '../open-panel.ts';
import { readAssignmentInput } from '../read-assignment-input.ts';

export interface RunPlan {
  readonly input: AssignmentInput;
  readonly inputHash: Hash;
  readonly randomness: string;
  readonly seed: Hash;
  readonly plan: AssignmentPlan;
  /** What was accepted beyond the quotas of the settings; the input has them. */
  readonly widenings: readonly Widening[];
}

/**
 * Plans the groups of these cases, or of all that have none when there are none given. Groups that were called stay as they
 * are; their seats count as earlier cases.
 * @param isRelaxed with the smallest widening of the quotas, when they cannot be met without
 */
export async function planRun(
  panel: OpenPanel,
  wanted: readonly string[],
  randomness: string,
  isRelaxed: boolean,
): Promise<Result<RunPlan>> {
  const read = readTransaction(panel.db, () => readRunInput(panel, wanted));
  if (!read.ok) return read;
  const asItIs = await planInput(read.value, randomness, []);
  // What is wrong in itself, such as a member without a value, no widening mends.
  if (asItIs.ok || !isRelaxed || checkAssignmentInput(read.value).length > 0) return asItIs;
  const relaxed = await findWidening(read.value);
  return relaxed === undefined ? asItIs : planInput(relaxed.input, randomness, relaxed.widenings);
}

async function planInput(
  input: AssignmentInput,
  randomness: string,
  widenings: readonly Widening[],
): Promise<Result<RunPlan>> {
  const inputHash = assignmentInputHash(input);
  const seed = assignmentSeedOf(inputHash, randomness);
  const plan = await planAssignment(input, seed);
  return plan.ok ? ok({ input, inputHash, randomness, seed, plan: plan.value, widenings }) : plan;
}

/** What a run over these cases would be made from. Call it in a transaction. */
export function readRunInput(panel: OpenPanel, wanted: readonly string[]): Result<AssignmentInput> {
  const caseIds = chooseCases(panel, wanted);
  const input = readAssignmentInput(panel);
  if (!caseIds.ok) return input.ok ? caseIds : refuse(...caseIds.failures, ...input.failures);
  return input.ok ? ok(inputOfRun(input.value, caseIds.value, readSeatPlan(panel.db).standing)) : input;
}

/** The cases of the run, in the order of the settings; every problem with those that were asked for. */
function chooseCases({ db, settings }: OpenPanel, wanted: readonly string[]): Result<readonly CaseId[]> {
  const called = new Map(listDrawnSeats(db).map(({ caseId, eventSequence }) => [caseId, eventSequence]));
  const cases = settings.cases.map(({ id }) => id);
  if (wanted.length === 0) {
    const left = cases.filter((caseId) => !called.has(caseId));
    return left.length === 0 ? refuse(failure('command.all-called', {})) : ok(left);
  }
  const failures: Failure[] = [];
  for (const caseId of new Set(wanted)) {
    const known = cases.find((id) => id === caseId);
    const event = known === undefined ? undefined : called.get(known);
    if (known === undefined) failures.push(failure('command.exclusion-case', { caseId }));
    else if (event !== undefined) failures.push(failure('command.case-called', { caseId, event }));
  }
  return okUnless(failures, () => cases.filter((caseId) => wanted.includes(caseId)));
}

/** Records a run with its event. Refused when what it was made from changed meanwhile. */
export function applyRun(
  panel: OpenPanel,
  wanted: readonly string[],
  planned: RunPlan,
  at: string,
): Result<void> {
  const { db } = panel;
  const { inputHash, randomness, seed, plan, widenings } = planned;
  const { certificate, lottery, solver, figures } = plan;
  const hash = assignmentsHash(plan.assignments);
  const largestError = lottery === undefined ? null : (figures.largestDrawError ?? null);
  return writeTransaction(db, () => {
    // Read again under the lock: a sign-up or another run may have come between.
    const read = readRunInput(panel, wanted);
    if (!read.ok) return read;
    const input = applyWidenings(read.value, widenings);
    if (input === undefined || assignmentInputHash(input) !== inputHash) {
      return refuse(failure('command.members-changed', {}));
    }
    const { sequence } = appendAuditEvent(
      db,
      {
        type: 'assignment.made',
        data: {
          inputHash,
          randomness,
          seed,
          cases: plan.groupSizes.map(({ caseId, memberCount }) => ({ caseId, members: memberCount })),
          assignmentsHash: hash,
          solver,
          certificateSha256: hashDocument(certificate),
          lotterySha256: lottery === undefined ? null : hashDocument(lottery),
          largestDrawError: largestError,
          settings: runSettingsOf(
            panel.settings,
            input.cases.map(({ caseId }) => caseId),
          ),
          widenings: [...widenings],
        },
      },
      at,
    );
    const run = { eventSequence: sequence, inputHash, randomness, seed, solver, largestError, madeAt: at };
    insertAssignmentRun(
      db,
      { ...run, assignmentsHash: hash },
      { input, certificate, lottery },
      seatsOf(plan.assignments),
      plan.types.flatMap(({ typeId, expectedLoad, residentIds }) =>
        residentIds.map((residentId) => ({ residentId, typeId, expectedLoad })),
      ),
    );
    return ok(undefined);
  });
}
