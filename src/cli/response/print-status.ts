/** Prints the status of a panel as a page of 80 columns. */
import { drawBar } from '../../report/bar-chart.ts';
import type { ResponseFigures, ResponseRow } from '../../report/response/response-rows.ts';
import { allInvitationStates } from '../../signups/invitation-states.ts';
import type { CommandContext } from '../context.ts';
import { formatCount, formatShare, printHeading, printLines, printTable } from '../print.ts';
import { printWaves } from '../wave-figures.ts';
import type { Status } from './read-status.ts';
import { stepLines } from './step-lines.ts';
import { wrapText } from './wrap-text.ts';

const BAR_WIDTH = 10;
/** Of the last two weeks. */
const SHOWN_DAYS = 14;

export function printStatus(context: CommandContext, status: Status, showsStrata: boolean): void {
  const { response } = status;
  printHeading(context, `${status.panel}, ${status.today}`);
  printLines(context, ...stepLines(status));
  if (status.remarks.length > 0) {
    printHeading(context, 'Remarks');
    printLines(context, ...status.remarks.flatMap((remark) => wrapText('! ', remark)));
  }
  if (response.total.drawnCount > 0) {
    printWaves(context, status.waves);
    printStates(context, status);
  }
  if (response.total.invitedCount > 0) {
    printHeading(context, 'Response');
    printResponse(context, 'Municipality', response.municipalities, response.total);
    if (showsStrata) {
      printHeading(context, 'Response per stratum');
      printResponse(context, 'Stratum', response.strata, response.total);
    }
    printDays(context, status);
    printForecast(context, status);
  }
  printNextSteps(context, status);
  printLines(
    context,
    '',
    ...(status.databaseProblems.length === 0
      ? ['The database is whole.']
      : ['✗ The database is damaged:', ...status.databaseProblems.map((problem) => `  ${problem}`)]),
  );
}

/** Where every invitation stands now. */
function printStates(context: CommandContext, { states, response }: Status): void {
  printHeading(context, 'Letters and answers');
  const total = response.total.drawnCount;
  printTable(
    context,
    [
      { title: 'State' },
      { title: 'Residents', align: 'right' },
      { title: 'Share', align: 'right' },
      { title: '' },
    ],
    allInvitationStates
      .filter((state) => (states[state] ?? 0) > 0)
      .map((state) => {
        const count = states[state] ?? 0;
        return [state, count, formatShare(count / total), drawBar(count, total, 4 * BAR_WIDTH)];
      }),
    ['Total', total, '', ''],
  );
}

function printResponse(
  context: CommandContext,
  title: string,
  rows: readonly ResponseRow[],
  total: ResponseFigures,
): void {
  printTable(
    context,
    [
      { title },
      { title: 'Posted', align: 'right' },
      { title: 'Signed up', align: 'right' },
      { title: 'Expected', align: 'right' },
      { title: 'Rate', align: 'right' },
      { title: 'Reached' },
    ],
    rows.filter(({ invitedCount }) => invitedCount > 0).map((row) => [row.key, ...responseCells(row)]),
    ['Total', ...responseCells(total)],
  );
}

function responseCells(figures: ResponseFigures): (string | number)[] {
  return [
    figures.invitedCount,
    figures.signedUpCount,
    figures.expectedCount.toFixed(1),
    figures.signUpRate === undefined ? '' : formatShare(figures.signUpRate),
    drawBar(figures.signedUpCount, Math.max(1, figures.expectedCount), BAR_WIDTH),
  ];
}

function printDays(context: CommandContext, { days }: Status): void {
  const shown = days.slice(-SHOWN_DAYS);
  const most = Math.max(0, ...shown.map(({ signUpCount }) => signUpCount));
  // Weeks after the last answer the page need not be filled with empty days.
  if (most === 0) return;
  printHeading(context, shown.length < days.length ? `Sign-ups, the last ${SHOWN_DAYS} days` : 'Sign-ups');
  printTable(
    context,
    [
      { title: 'Day' },
      { title: 'Sign-ups', align: 'right' },
      { title: 'Together', align: 'right' },
      { title: '' },
    ],
    shown.map(({ day, signUpCount, cumulativeCount }) => [
      day,
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
  printHeading(context, isOpen ? `Forecast for ${answerBefore}, the closing date` : 'Against the target');
  const targetMembers = municipalities.reduce((sum, row) => sum + row.targetMembers, 0);
  const cells = (row: typeof total, target: number): (string | number)[] => [
    Math.round(row.expectedCount),
    isOpen ? `${formatCount(row.interval.from)} to ${formatCount(row.interval.to)}` : '',
    target,
    drawBar(row.expectedCount, Math.max(1, target), BAR_WIDTH),
  ];
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Sign-ups', align: 'right' },
      { title: isOpen ? 'Most likely' : '', align: 'right' },
      { title: 'Target', align: 'right' },
      { title: '' },
    ],
    municipalities.map((row) => [row.municipality, ...cells(row, row.targetMembers)]),
    ['Total', ...cells(total, targetMembers)],
  );
  const { signedUpCount } = response.total;
  printLines(
    context,
    signedUpCount < members.minimum
      ? `The panel needs at least ${members.minimum} members: ${members.minimum - signedUpCount} to go.`
      : signedUpCount > members.maximum
        ? `More signed up than the ${members.maximum} places.`
        : `The panel has its ${members.minimum} to ${members.maximum} members.`,
  );
}

function printNextSteps(context: CommandContext, { nextSteps }: Status): void {
  if (nextSteps.length === 0) return;
  printHeading(context, 'What to do next');
  printLines(
    context,
    ...nextSteps.flatMap(({ says, command }) => [
      ...wrapText('▸ ', says),
      ...(command === undefined ? [] : [`  $ ${command}`]),
    ]),
  );
}
