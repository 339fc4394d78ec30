/** Prints the status of a panel as a page of 80 columns. */
import { drawBar } from '../../report/bar-chart.ts';
import type { ResponseFigures, ResponseRow } from '../../report/response/response-rows.ts';
import { allInvitationStates } from '../../signups/invitation-states.ts';
import type { CommandContext } from '../context.ts';
import { printHeading, printLines, printTable } from '../print.ts';
import { printWaves } from '../wave-figures.ts';
import type { Status } from './read-status.ts';
import { stepLines } from './step-lines.ts';
import { wrapText } from './wrap-text.ts';
import type { Words } from '../words/words.ts';

const BAR_WIDTH = 10;
/** Of the last two weeks. */
const SHOWN_DAYS = 14;

export function printStatus(context: CommandContext, status: Status, showsStrata: boolean): void {
  const { response } = status;
  const words = context.words.status;
  printHeading(context, `${status.panel}, ${context.words.numbers.day(status.today)}`);
  printLines(context, ...stepLines(status, words));
  if (status.remarks.length > 0) {
    printHeading(context, words.remarks);
    printLines(context, ...status.remarks.flatMap((remark) => wrapText('! ', remark)));
  }
  if (response.total.drawnCount > 0) {
    printWaves(context, status.waves);
    printStates(context, status);
  }
  if (response.total.invitedCount > 0) {
    printHeading(context, words.response.heading);
    printResponse(context, words.response.municipality, response.municipalities, response.total);
    if (showsStrata) {
      printHeading(context, words.response.perStratum);
      printResponse(context, words.response.stratum, response.strata, response.total);
    }
    printDays(context, status);
    printForecast(context, status);
  }
  printNextSteps(context, status);
  if (status.databaseProblems.length === 0) printLines(context, '', words.databaseWhole);
  else printDatabaseProblems(context, status.databaseProblems);
}

/** What SQLite finds wrong with the database, in its own words. */
export function printDatabaseProblems(context: CommandContext, problems: readonly string[]): void {
  const { databaseDamaged } = context.words.status;
  printLines(context, '', databaseDamaged, ...problems.map((problem) => `  ${problem}`));
}

/** Where every invitation stands now. */
function printStates(context: CommandContext, { states, response }: Status): void {
  const words = context.words.status.states;
  printHeading(context, words.heading);
  const total = response.total.drawnCount;
  printTable(
    context,
    [
      { title: words.state },
      { title: words.residents, align: 'right' },
      { title: words.share, align: 'right' },
      { title: '' },
    ],
    allInvitationStates
      .filter((state) => (states[state] ?? 0) > 0)
      .map((state) => {
        const count = states[state] ?? 0;
        return [
          context.words.status.stateNames[state],
          count,
          context.words.status.rate(count / total),
          drawBar(count, total, 4 * BAR_WIDTH),
        ];
      }),
    [context.words.common.total, total, '', ''],
  );
}

function printResponse(
  context: CommandContext,
  title: string,
  rows: readonly ResponseRow[],
  total: ResponseFigures,
): void {
  const words = context.words.status;
  printTable(
    context,
    [
      { title },
      { title: words.response.posted, align: 'right' },
      { title: words.response.signedUp, align: 'right' },
      { title: words.response.expected, align: 'right' },
      { title: words.response.rate, align: 'right' },
      { title: words.response.reached },
    ],
    rows.filter(({ invitedCount }) => invitedCount > 0).map((row) => [row.key, ...responseCells(row, words)]),
    [context.words.common.total, ...responseCells(total, words)],
  );
}

function responseCells(figures: ResponseFigures, words: Words['status']): (string | number)[] {
  return [
    figures.invitedCount,
    figures.signedUpCount,
    words.expectedCount(figures.expectedCount),
    figures.signUpRate === undefined ? '' : words.rate(figures.signUpRate),
    drawBar(figures.signedUpCount, Math.max(1, figures.expectedCount), BAR_WIDTH),
  ];
}

function printDays(context: CommandContext, { days }: Status): void {
  const shown = days.slice(-SHOWN_DAYS);
  const most = Math.max(0, ...shown.map(({ signUpCount }) => signUpCount));
  // Weeks after the last answer the page need not be filled with empty days.
  if (most === 0) return;
  const words = context.words.status.days;
  printHeading(context, shown.length < days.length ? words.lastDays(SHOWN_DAYS) : words.heading);
  printTable(
    context,
    [
      { title: words.day },
      { title: words.signUps, align: 'right' },
      { title: words.together, align: 'right' },
      { title: '' },
    ],
    shown.map(({ day, signUpCount, cumulativeCount }) => [
      context.words.numbers.day(day),
      signUpCount,
      cumulativeCount,
      drawBar(signUpCount, most, 4 * BAR_WIDTH),
    ]),
  );
}

function printForecast(context: CommandContext, { forecast, response, answerBefore, members }: Status): void {
  const { total, municipalities } = forecast;
  // Without a posted letter that somebody can still answer there is nothing to forecast.
  const isOpen = total.interval.to > total.interval.from;
  const words = context.words.status.forecast;
  printHeading(context, isOpen ? words.heading(answerBefore) : words.againstTarget);
  const targetMembers = municipalities.reduce((sum, row) => sum + row.targetMembers, 0);
  const cells = (row: typeof total, target: number): (string | number)[] => [
    Math.round(row.expectedCount),
    isOpen ? words.range(row.interval.from, row.interval.to) : '',
    target,
    drawBar(row.expectedCount, Math.max(1, target), BAR_WIDTH),
  ];
  printTable(
    context,
    [
      { title: context.words.status.response.municipality },
      { title: words.signUps, align: 'right' },
      { title: isOpen ? words.mostLikely : '', align: 'right' },
      { title: words.target, align: 'right' },
      { title: '' },
    ],
    municipalities.map((row) => [row.municipality, ...cells(row, row.targetMembers)]),
    [context.words.common.total, ...cells(total, targetMembers)],
  );
  const { signedUpCount } = response.total;
  printLines(
    context,
    signedUpCount < members.minimum
      ? words.tooFew(members.minimum, members.minimum - signedUpCount)
      : signedUpCount > members.maximum
        ? words.tooMany(members.maximum)
        : words.enough(members.minimum, members.maximum),
  );
}

function printNextSteps(context: CommandContext, { nextSteps }: Status): void {
  if (nextSteps.length === 0) return;
  const words = context.words.status;
  printHeading(context, words.whatNext);
  printLines(
    context,
    ...nextSteps.flatMap((step) => [
      ...wrapText('▸ ', words.nextStep(step)),
      ...(step.command === undefined ? [] : [`  $ ${step.command}`]),
    ]),
  );
}
