/** `loting assign run`: the seeded lottery over groups. */
import type { AssignmentInput } from '../../assignment/assignment-input.ts';
import { assignmentInputHash, assignmentSeedOf } from '../../assignment/assignment-input.ts';
import { assignmentsHash, seatsOf } from '../../assignment/assignment-csv.ts';
import type { AssignmentPlan } from '../../assignment/plan-assignment.ts';
import { planAssignment } from '../../assignment/plan-assignment.ts';
import { loadHistogram, quotaResults } from '../../assignment/quota-results.ts';
import { failure } from '../../domain/failure.ts';
import type { Hash } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { checkRandomness } from '../../draw/randomness.ts';
import { drawBar } from '../../report/bar-chart.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { insertAssignmentRun, listAssignmentRuns } from '../../store/tables/assignment-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import { readAssignmentInput } from '../read-assignment-input.ts';

interface RunPlan {
  readonly input: AssignmentInput;
  readonly inputHash: Hash;
  readonly randomness: string;
  readonly seed: Hash;
  readonly plan: AssignmentPlan;
}

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  command.requiredOption(
    '--randomness <text>',
    'public randomness that nobody could know when the members were known: dice thrown in public, a drand round',
  );
  addExample(command, 'loting assign run --randomness "dice of 15 February 2027: 6 1 4 4 2 3 5 1"');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const randomness = checkRandomness(String(options['randomness']));
    if (!randomness.ok) return Promise.resolve(randomness);
    return withPanel(dir, async (panel) => {
      const planned = await planRun(panel, randomness.value);
      if (!planned.ok) return planned;
      const applied = dryRun ? ok(undefined) : applyRun(context, panel, planned.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRun(planned.value, dryRun));
      else printRun(context, planned.value, dryRun);
      return ok(0);
    });
  };
};

async function planRun(panel: OpenPanel, randomness: string): Promise<Result<RunPlan>> {
  const input = readTransaction(panel.db, () =>
    listAssignmentRuns(panel.db).length > 0
      ? refuse(failure('command.already-assigned', {}))
      : readAssignmentInput(panel),
  );
  if (!input.ok) return input;
  const inputHash = assignmentInputHash(input.value);
  const seed = assignmentSeedOf(inputHash, randomness);
  const plan = await planAssignment(input.value, seed);
  return plan.ok ? ok({ input: input.value, inputHash, randomness, seed, plan: plan.value }) : plan;
}

function applyRun(context: CommandContext, panel: OpenPanel, planned: RunPlan): Result<void> {
  const { db } = panel;
  const { inputHash, randomness, seed, plan } = planned;
  const at = context.now().toISOString();
  const hash = assignmentsHash(plan.assignments);
  return writeTransaction(db, () => {
    // Asked again under the lock: a sign-up or another run may have come between.
    if (listAssignmentRuns(db).length > 0) return refuse(failure('command.already-assigned', {}));
    const input = readAssignmentInput(panel);
    if (!input.ok) return input;
    if (assignmentInputHash(input.value) !== inputHash) return refuse(failure('command.members-changed', {}));
    insertAssignmentRun(
      db,
      { inputHash, randomness, seed, assignmentsHash: hash, solver: plan.solver, madeAt: at },
      seatsOf(plan.assignments),
      plan.types.flatMap(({ typeId, expectedLoad, residentIds }) =>
        residentIds.map((residentId) => ({ residentId, typeId, expectedLoad })),
      ),
    );
    appendAuditEvent(
      db,
      {
        type: 'assignment.made',
        data: {
          inputHash,
          randomness,
          seed,
          cases: plan.groupSizes.map(({ caseId, memberCount }) => ({ caseId, members: memberCount })),
          assignmentsHash: hash,
          solver: plan.solver,
        },
      },
      at,
    );
    return ok(undefined);
  });
}

function describeRun({ input, inputHash, seed, plan }: RunPlan, isDryRun: boolean) {
  return {
    written: !isDryRun,
    inputHash,
    seed,
    solver: plan.solver,
    figures: plan.figures,
    loads: loadHistogram(input, plan.assignments),
    cases: quotaResults(input, plan.assignments),
    assignmentsHash: assignmentsHash(plan.assignments),
  };
}

const BAR_WIDTH = 30;

function printRun(context: CommandContext, { input, seed, plan }: RunPlan, isDryRun: boolean): void {
  const results = quotaResults(input, plan.assignments);
  printHeading(context, 'Groups');
  printTable(
    context,
    [
      { title: 'Case' },
      { title: 'Members', align: 'right' },
      { title: 'Quotas', align: 'right' },
      { title: 'Kept', align: 'right' },
      { title: 'Largest distance from the share', align: 'right' },
    ],
    results.map(({ caseId, reached, quotas }) => [
      caseId,
      reached,
      quotas.length,
      quotas.filter((quota) => quota.reached >= quota.minimum && quota.reached <= quota.maximum).length,
      `${Math.max(0, ...quotas.map((quota) => Math.abs(quota.reached - quota.populationShare * reached))).toFixed(1)} seats`,
    ]),
    [
      'Total',
      results.reduce((sum, { reached }) => sum + reached, 0),
      results.reduce((sum, { quotas }) => sum + quotas.length, 0),
      '',
      '',
    ],
  );
  printHeading(context, 'Cases per member');
  const loads = loadHistogram(input, plan.assignments);
  const most = Math.max(...loads.map(({ memberCount }) => memberCount));
  printTable(
    context,
    [{ title: 'Cases', align: 'right' }, { title: 'Members', align: 'right' }, { title: '' }],
    loads.map(({ load, memberCount }) => [load, memberCount, drawBar(memberCount, most, BAR_WIDTH)]),
    ['Total', input.members.length, ''],
  );
  printLines(
    context,
    `Expected cases per member: from ${Number(plan.figures.smallestExpectedLoad).toFixed(3)} to ${Number(plan.figures.largestExpectedLoad).toFixed(3)}; no lottery within these quotas has a larger smallest.`,
    `Seed: ${seed}`,
    isDryRun ? 'Nothing was written (--dry-run).' : 'Next: loting assign export',
  );
}
