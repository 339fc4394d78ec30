/** `loting draw plan`: letters, seats and expected sign-ups, before any seed exists. */
import { ok } from '../../domain/result.ts';
import type { DrawPlan, MunicipalityPlan } from '../../draw/plan-draw.ts';
import { planDraw } from '../../draw/plan-draw.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { formatShare, printHeading, printJson, printLines, printTable } from '../print.ts';
import { readCommittedFrame } from '../read-frame.ts';

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  command.option('--strata', 'show every stratum, not only the municipalities');
  addExample(command, 'loting draw plan --strata');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const committed = readCommittedFrame(panel);
      if (!committed.ok) return committed;
      const plan = planDraw(committed.value.frame, panel.settings);
      if (!plan.ok) return plan;
      if (json) printJson(context, plan.value);
      else printPlan(context, plan.value, options['strata'] === true);
      return ok(0);
    });
  };
};

function printPlan(context: CommandContext, plan: DrawPlan, showsStrata: boolean): void {
  printHeading(context, 'Letters and the sign-ups they should bring');
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Residents', align: 'right' },
      { title: 'Addresses', align: 'right' },
      { title: 'Letters', align: 'right' },
      { title: 'One in', align: 'right' },
      { title: 'Response', align: 'right' },
      { title: 'Expected sign-ups', align: 'right' },
      { title: 'Target', align: 'right' },
    ],
    plan.municipalities.map((each) => [
      each.municipality,
      each.residentCount,
      each.addressCount,
      each.letterCount,
      (each.residentCount / each.letterCount).toFixed(1),
      formatShare(each.expectedResponse),
      each.expectedSignUpCount.toFixed(0),
      each.targetMembers,
    ]),
    [
      'Total',
      plan.residentCount,
      plan.municipalities.reduce((sum, each) => sum + each.addressCount, 0),
      plan.letterCount,
      (plan.residentCount / plan.letterCount).toFixed(1),
      formatShare(plan.expectedSignUpCount / plan.letterCount),
      plan.expectedSignUpCount.toFixed(0),
      plan.municipalities.reduce((sum, each) => sum + each.targetMembers, 0),
    ],
  );
  if (showsStrata) for (const each of plan.municipalities) printStrata(context, each);
  else {
    const strata = plan.municipalities.flatMap((each) => each.strata);
    printLines(
      context,
      `${strata.length} strata; --strata shows the seats of each. Seats are rounded by lot, so that the`,
      'expected number of each stratum, however small, is exactly its share.',
    );
  }
}

const BAR_WIDTH = 20;

function printStrata(context: CommandContext, { municipality, strata }: MunicipalityPlan): void {
  printHeading(context, `Strata of ${municipality}`);
  const most = Math.max(...strata.map(({ expectedSeatCount }) => expectedSeatCount));
  const sum = (pick: (stratum: (typeof strata)[number]) => number): number =>
    strata.reduce((total, stratum) => total + pick(stratum), 0);
  printTable(
    context,
    [
      { title: 'Stratum' },
      { title: 'Residents', align: 'right' },
      { title: 'Expected seats', align: 'right' },
      { title: 'Seats', align: 'right' },
      { title: 'Sign-ups', align: 'right' },
      { title: '' },
    ],
    strata.map((each) => [
      each.stratum,
      each.residentCount,
      each.expectedSeatCount.toFixed(2),
      each.minimumSeatCount === each.maximumSeatCount
        ? String(each.minimumSeatCount)
        : `${each.minimumSeatCount} or ${each.maximumSeatCount}`,
      each.expectedSignUpCount.toFixed(1),
      drawBar(each.expectedSeatCount, most, BAR_WIDTH),
    ]),
    [
      'Total',
      sum((each) => each.residentCount),
      sum((each) => each.expectedSeatCount).toFixed(2),
      '',
      sum((each) => each.expectedSignUpCount).toFixed(1),
      '',
    ],
  );
}
