/** Prints the plan of a draw: letters, how sure the sign-ups are, and the strata. */
import type { DrawPlan, MunicipalityPlan, StratumPlan } from '../draw/plan-draw.ts';
import type { MissChances } from '../draw/simulate-sign-ups.ts';
import { drawBar } from '../report/bar-chart.ts';
import type { CommandContext } from './context.ts';
import { formatCount, formatShare, printHeading, printLines, printTable } from './print.ts';

/** Above this chance of missing a target, the plan says how many letters would be safer. */
const HINT_CHANCE = 0.1;
const BAR_WIDTH = 20;

/** The plan with or without its strata. */
export function printDrawPlan(
  context: CommandContext,
  plan: DrawPlan,
  chances: MissChances,
  showsStrata: boolean,
): void {
  printLetters(context, plan);
  printCertainty(context, plan, chances);
  printHints(context, plan, chances);
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

function printLetters(context: CommandContext, plan: DrawPlan): void {
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
      ...letterCellsOf(each),
      each.targetMembers,
    ]),
    [
      'Total',
      plan.residentCount,
      plan.municipalities.reduce((sum, each) => sum + each.addressCount, 0),
      ...letterCellsOf(plan),
      plan.municipalities.reduce((sum, each) => sum + each.targetMembers, 0),
    ],
  );
}

function letterCellsOf({
  residentCount,
  letterCount,
  expectedSignUpCount,
}: DrawPlan | MunicipalityPlan): (string | number)[] {
  return [
    letterCount,
    (residentCount / letterCount).toFixed(1),
    formatShare(expectedSignUpCount / letterCount),
    Math.round(expectedSignUpCount),
  ];
}

function printCertainty(context: CommandContext, plan: DrawPlan, chances: MissChances): void {
  printHeading(context, 'How sure that is, when the expected response is right');
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Sign-ups, 95%', align: 'right' },
      { title: 'Needed', align: 'right' },
      { title: 'Chance of fewer', align: 'right' },
      { title: '' },
      { title: 'Design effect, letters', align: 'right' },
      { title: 'sign-ups', align: 'right' },
    ],
    plan.municipalities.map((each) => {
      const chance = missChanceOf(chances, each);
      return [each.municipality, ...certaintyCellsOf(each, each.targetMembers, chance)];
    }),
    ['Panel, at least', ...certaintyCellsOf(plan, chances.panelMinimum, chances.panelMissChance)],
  );
  printLines(
    context,
    `The chances are from ${formatCount(chances.simulationCount)} simulations with the seed "${chances.seed}". A design effect of 1 means equal weights.`,
  );
}

function certaintyCellsOf(
  { signUpInterval: { from, to }, letterDesignEffect, signUpDesignEffect }: DrawPlan | MunicipalityPlan,
  neededCount: number,
  missChance: number,
): (string | number)[] {
  return [
    `${formatCount(from)} to ${formatCount(to)}`,
    neededCount,
    formatShare(missChance),
    drawBar(missChance, 1, BAR_WIDTH),
    letterDesignEffect.toFixed(3),
    signUpDesignEffect.toFixed(3),
  ];
}

function missChanceOf(chances: MissChances, { municipality }: MunicipalityPlan): number {
  return chances.municipalities.find((each) => each.municipality === municipality)?.missChance ?? 0;
}

function printHints(context: CommandContext, plan: DrawPlan, chances: MissChances): void {
  for (const each of plan.municipalities) {
    if (missChanceOf(chances, each) <= HINT_CHANCE) continue;
    const { letterCount, missChance } = each.saferLetters;
    const chance = formatShare(missChance, 0);
    if (missChance > HINT_CHANCE) {
      printLines(
        context,
        `${each.municipality}: even with ${formatCount(letterCount)} letters, the most there can be, the chance of fewer is ${chance}.`,
      );
    } else if (letterCount > each.letterCount) {
      printLines(
        context,
        `${each.municipality}: with ${formatCount(letterCount)} letters the chance of fewer is ${chance}. A second wave can also make up for it.`,
      );
    }
  }
}

function printStrata(context: CommandContext, { municipality, strata }: MunicipalityPlan): void {
  printHeading(context, `Strata of ${municipality}`);
  const most = Math.max(...strata.map(({ expectedSeatCount }) => expectedSeatCount));
  const sum = (pick: (stratum: StratumPlan) => number): number =>
    strata.reduce((total, stratum) => total + pick(stratum), 0);
  printTable(
    context,
    [
      { title: 'Stratum' },
      { title: 'Residents', align: 'right' },
      { title: 'Expected seats', align: 'right' },
      { title: 'Seats', align: 'right' },
      { title: 'Response', align: 'right' },
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
      formatShare(each.expectedResponse),
      each.expectedSignUpCount.toFixed(1),
      drawBar(each.expectedSeatCount, most, BAR_WIDTH),
    ]),
    [
      'Total',
      sum((each) => each.residentCount),
      sum((each) => each.expectedSeatCount).toFixed(2),
      '',
      formatShare(
        sum((each) => each.expectedSignUpCount) /
          Math.max(
            1,
            sum((each) => each.expectedSeatCount),
          ),
      ),
      sum((each) => each.expectedSignUpCount).toFixed(1),
      '',
    ],
  );
}
