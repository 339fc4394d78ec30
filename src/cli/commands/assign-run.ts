/** `loting assign run`: the seeded lottery over the groups of some cases, or of all that have none. */
import { z } from 'zod';
import { assignmentsHash } from '../../assignment/assignment-csv.ts';
import { loadHistogram, quotaResults } from '../../assignment/quota-results.ts';
import { ok } from '../../domain/result.ts';
import { checkRandomness } from '../../draw/randomness.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import type { RunPlan } from '../groups/plan-run.ts';
import { applyRun, planRun } from '../groups/plan-run.ts';
import { printWidenings } from '../groups/print-widenings.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.requiredOption(
    '--randomness <text>',
    'public randomness that nobody could know when the members were known: dice thrown in public, a drand round',
  );
  command.option('--case <id...>', 'the cases whose groups are called; without it all that have none');
  command.option(
    '--accept-relaxation',
    'widen the quotas as little as possible where they cannot be met; the log tells each widening',
  );
  addExample(
    command,
    words,
    'loting assign run --randomness "dice of 15 February 2027: 6 1 4 4 2 3 5 1"',
    'loting assign run --case case-1 case-2 --randomness "dice of 15 February 2027: 6 1 4 4 2 3 5 1"',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const cases = z.array(z.string()).default([]).parse(options['case']);
    const randomness = checkRandomness(String(options['randomness']));
    if (!randomness.ok) return Promise.resolve(randomness);
    return withPanel(dir, async (panel) => {
      const planned = await planRun(panel, cases, randomness.value, options['acceptRelaxation'] === true);
      if (!planned.ok) return planned;
      const at = context.now().toISOString();
      const applied = dryRun ? ok(undefined) : applyRun(panel, cases, planned.value, at);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRun(planned.value, dryRun));
      else printRun(context, planned.value, dryRun);
      return ok(0);
    });
  };
};

function describeRun({ input, inputHash, seed, plan, widenings }: RunPlan, isDryRun: boolean) {
  return {
    written: !isDryRun,
    inputHash,
    seed,
    widenings,
    solver: plan.solver,
    figures: plan.figures,
    loads: loadHistogram(input, plan.assignments),
    cases: quotaResults(input, plan.assignments),
    assignmentsHash: assignmentsHash(plan.assignments),
  };
}

const BAR_WIDTH = 30;

function printRun(
  context: CommandContext,
  { input, seed, plan, widenings }: RunPlan,
  isDryRun: boolean,
): void {
  const results = quotaResults(input, plan.assignments);
  if (widenings.length > 0) printWidenings(context, 'Quotas that were widened', widenings);
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
