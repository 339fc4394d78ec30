/** Prints the plan of a draw: letters, how sure the sign-ups are, and the strata. */
import type { NumberWriter } from '../domain/language.ts';
import type { DrawPlan, MunicipalityPlan, StratumPlan } from '../draw/plan-draw.ts';
import type { MissChances } from '../draw/simulate-sign-ups.ts';
import { drawBar } from '../report/bar-chart.ts';
import type { CommandContext } from './context.ts';
import type { Words } from './words/words.ts';
import { printHeading, printLines, printTable } from './print.ts';

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
    printLines(context, ...context.words.draw.plan.strata(strata.length));
  }
}

function printLetters(context: CommandContext, plan: DrawPlan): void {
  const { common, draw, numbers } = context.words;
  const said = draw.plan;
  printHeading(context, said.lettersHeading);
  printTable(
    context,
    [
      { title: said.municipality },
      { title: said.residents, align: 'right' },
      { title: said.addresses, align: 'right' },
      { title: said.letters, align: 'right' },
      { title: said.oneIn, align: 'right' },
      { title: said.response, align: 'right' },
      { title: said.expectedSignUps, align: 'right' },
      { title: said.target, align: 'right' },
    ],
    plan.municipalities.map((each) => [
      each.municipality,
      each.residentCount,
      each.addressCount,
      ...letterCellsOf(each, numbers),
      each.targetMembers,
    ]),
    [
      common.total,
      plan.residentCount,
      plan.municipalities.reduce((sum, each) => sum + each.addressCount, 0),
      ...letterCellsOf(plan, numbers),
      plan.municipalities.reduce((sum, each) => sum + each.targetMembers, 0),
    ],
  );
}

function letterCellsOf(
  { residentCount, letterCount, expectedSignUpCount }: DrawPlan | MunicipalityPlan,
  numbers: NumberWriter,
): (string | number)[] {
  return [
    letterCount,
    numbers.decimal(residentCount / letterCount, 1),
    numbers.share(expectedSignUpCount / letterCount),
    Math.round(expectedSignUpCount),
  ];
}

function printCertainty(context: CommandContext, plan: DrawPlan, chances: MissChances): void {
  const said = context.words.draw.plan;
  printHeading(context, said.certaintyHeading);
  printTable(
    context,
    [
      { title: said.municipality },
      { title: said.signUpInterval, align: 'right' },
      { title: said.needed, align: 'right' },
      { title: said.chanceOfFewer, align: 'right' },
      { title: '' },
      { title: said.letterDesignEffect, align: 'right' },
      { title: said.signUpDesignEffect, align: 'right' },
    ],
    plan.municipalities.map((each) => {
      const chance = missChanceOf(chances, each);
      return [each.municipality, ...certaintyCellsOf(each, each.targetMembers, chance, context.words)];
    }),
    [
      said.panelMinimum,
      ...certaintyCellsOf(plan, chances.panelMinimum, chances.panelMissChance, context.words),
    ],
  );
  printLines(context, said.simulations(chances.simulationCount, chances.seed));
}

function certaintyCellsOf(
  { signUpInterval: { from, to }, letterDesignEffect, signUpDesignEffect }: DrawPlan | MunicipalityPlan,
  neededCount: number,
  missChance: number,
  { draw, numbers }: Words,
): (string | number)[] {
  return [
    draw.plan.interval(from, to),
    neededCount,
    numbers.share(missChance),
    drawBar(missChance, 1, BAR_WIDTH),
    numbers.decimal(letterDesignEffect, 3),
    numbers.decimal(signUpDesignEffect, 3),
  ];
}

function missChanceOf(chances: MissChances, { municipality }: MunicipalityPlan): number {
  return chances.municipalities.find((each) => each.municipality === municipality)?.missChance ?? 0;
}

function printHints(context: CommandContext, plan: DrawPlan, chances: MissChances): void {
  const said = context.words.draw.plan;
  for (const each of plan.municipalities) {
    if (missChanceOf(chances, each) <= HINT_CHANCE) continue;
    const { letterCount, missChance } = each.saferLetters;
    if (missChance > HINT_CHANCE) {
      printLines(context, said.evenMost(each.municipality, letterCount, missChance));
    } else if (letterCount > each.letterCount) {
      printLines(context, said.safer(each.municipality, letterCount, missChance));
    }
  }
}

function printStrata(context: CommandContext, { municipality, strata }: MunicipalityPlan): void {
  const { common, draw, numbers } = context.words;
  const said = draw.plan;
  printHeading(context, said.strataHeading(municipality));
  const most = Math.max(...strata.map(({ expectedSeatCount }) => expectedSeatCount));
  const sum = (pick: (stratum: StratumPlan) => number): number =>
    strata.reduce((total, stratum) => total + pick(stratum), 0);
  printTable(
    context,
    [
      { title: said.stratum },
      { title: said.residents, align: 'right' },
      { title: said.expectedSeats, align: 'right' },
      { title: said.seats, align: 'right' },
      { title: said.response, align: 'right' },
      { title: said.signUps, align: 'right' },
      { title: '' },
    ],
    strata.map((each) => [
      each.stratum,
      each.residentCount,
      numbers.decimal(each.expectedSeatCount, 2),
      said.seatCount(each.minimumSeatCount, each.maximumSeatCount),
      numbers.share(each.expectedResponse),
      numbers.decimal(each.expectedSignUpCount, 1),
      drawBar(each.expectedSeatCount, most, BAR_WIDTH),
    ]),
    [
      common.total,
      sum((each) => each.residentCount),
      numbers.decimal(
        sum((each) => each.expectedSeatCount),
        2,
      ),
      '',
      numbers.share(
        sum((each) => each.expectedSignUpCount) /
          Math.max(
            1,
            sum((each) => each.expectedSeatCount),
          ),
      ),
      numbers.decimal(
        sum((each) => each.expectedSignUpCount),
        1,
      ),
      '',
    ],
  );
}
