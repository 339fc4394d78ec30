/** `loting assign run`: the seeded lottery over the groups of some cases, or of all that have none. */
import { z } from 'zod';
import { assignmentsHash } from '../../assignment/assignment-csv.ts';
import { drawFairnessOf } from '../../assignment/draw-fairness.ts';
import { loadHistogram, quotaResults } from '../../assignment/quota-results.ts';
import { ok } from '../../domain/result.ts';
import { checkRandomness } from '../../draw/randomness.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { RunPlan } from '../groups/plan-run.ts';
import { applyRun, planRun } from '../groups/plan-run.ts';
import { printWidenings } from '../groups/print-widenings.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.assignment.run;
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.requiredOption('--randomness <text>', said.randomnessOption);
  command.option('--case <id...>', said.caseOption);
  command.option('--accept-relaxation', said.relaxationOption);
  addYesOption(command, words);
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
      const effects = dryRun ? [] : effectsOf(context, planned.value);
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const at = context.now().toISOString();
      const applied = dryRun ? ok(undefined) : applyRun(panel, cases, planned.value, at);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRun(planned.value, dryRun));
      else printRun(context, planned.value, dryRun);
      return ok(0);
    });
  };
};

function effectsOf({ words }: CommandContext, { input, plan, widenings }: RunPlan): readonly string[] {
  const { groups, groupsWidened } = words.confirm.effects;
  return [
    groups(
      input.members.length,
      plan.groupSizes.map(({ caseId, memberCount }) => [caseId, memberCount]),
    ),
    ...(widenings.length === 0 ? [] : [groupsWidened(widenings.length)]),
  ];
}

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

function fairnessOf({ words }: CommandContext, { lottery, figures }: RunPlan['plan']): string {
  const { exactDraw, nearDraw, unknownDraw } = words.assignment.run;
  const fairness = drawFairnessOf([lottery === undefined ? null : figures.largestDrawError]);
  if (fairness.kind === 'near') return nearDraw(fairness.largestErrorSeats);
  return fairness.kind === 'exact' ? exactDraw : unknownDraw;
}

const BAR_WIDTH = 30;

function printRun(
  context: CommandContext,
  { input, seed, plan, widenings }: RunPlan,
  isDryRun: boolean,
): void {
  const results = quotaResults(input, plan.assignments);
  const { assignment, common } = context.words;
  const said = assignment.run;
  if (widenings.length > 0) printWidenings(context, said.widenedHeading, widenings);
  printHeading(context, said.groupsHeading);
  printTable(
    context,
    [
      { title: assignment.case },
      { title: assignment.members, align: 'right' },
      { title: assignment.quotas, align: 'right' },
      { title: said.kept, align: 'right' },
      { title: said.largestDistance, align: 'right' },
    ],
    results.map(({ caseId, reached, quotas }) => [
      caseId,
      reached,
      quotas.length,
      quotas.filter((quota) => quota.reached >= quota.minimum && quota.reached <= quota.maximum).length,
      said.distance(
        Math.max(0, ...quotas.map((quota) => Math.abs(quota.reached - quota.populationShare * reached))),
      ),
    ]),
    [
      common.total,
      results.reduce((sum, { reached }) => sum + reached, 0),
      results.reduce((sum, { quotas }) => sum + quotas.length, 0),
      '',
      '',
    ],
  );
  printHeading(context, said.loadsHeading);
  const loads = loadHistogram(input, plan.assignments);
  const most = Math.max(...loads.map(({ memberCount }) => memberCount));
  printTable(
    context,
    [
      { title: assignment.cases, align: 'right' },
      { title: assignment.members, align: 'right' },
      { title: '' },
    ],
    loads.map(({ load, memberCount }) => [load, memberCount, drawBar(memberCount, most, BAR_WIDTH)]),
    [common.total, input.members.length, ''],
  );
  printLines(
    context,
    said.expectedLoads(Number(plan.figures.smallestExpectedLoad), Number(plan.figures.largestExpectedLoad)),
    fairnessOf(context, plan),
    said.seed(seed),
    isDryRun ? common.notWritten : said.next,
  );
}
