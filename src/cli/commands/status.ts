/** `loting status`: where the panel stands, with expected against reached. */
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { drawBar } from '../../report/bar-chart.ts';
import type { ResponseFigures, ResponseRow, ResponseSummary } from '../../signups/summarize-response.ts';
import { summarizeResponse } from '../../signups/summarize-response.ts';
import { checkIntegrity } from '../../store/open-database.ts';
import { readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listAssignmentRuns } from '../../store/tables/assignment-table.ts';
import { listBatches } from '../../store/tables/batch-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { listCountedInvitations } from '../../store/tables/invitation-table.ts';
import { readTransaction } from '../../store/transaction.ts';
import { listWaveProgress } from '../../store/tables/wave-progress.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { listDrawRemarks } from '../draw-remarks.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { formatCount, formatShare, printHeading, printJson, printLines, printTable } from '../print.ts';
import type { WaveFigures } from '../wave-figures.ts';
import { printWaves, summarizeWaves } from '../wave-figures.ts';

interface Status {
  readonly panel: string;
  readonly members: { readonly minimum: number; readonly maximum: number };
  readonly frameResidents: number | null;
  readonly isCommitted: boolean;
  readonly isDrawn: boolean;
  readonly waves: readonly WaveFigures[];
  /** What was not as it should be about the draw. */
  readonly remarks: readonly string[];
  readonly batches: number;
  readonly isAssigned: boolean;
  readonly answerBefore: string;
  readonly response: ResponseSummary;
  /** What SQLite finds wrong with the database; empty when it is whole. */
  readonly databaseProblems: readonly string[];
}

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  command.option('--strata', 'show every stratum too');
  addExample(command, 'loting status', 'loting status --strata');
  return (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const status = readStatus(panel);
      if (!status.ok) return status;
      if (json) printJson(context, status.value);
      else printStatus(context, status.value, options['strata'] === true);
      return ok(status.value.databaseProblems.length === 0 ? 0 : 1);
    });
  };
};

function readStatus({ db, settings }: OpenPanel): Result<Status> {
  const problems = checkIntegrity(db);
  if (!problems.ok) return problems;
  return readTransaction(db, () => {
    const frame = readCurrentFrame(db);
    return ok({
      panel: settings.panel.name,
      members: settings.panel.members,
      frameResidents: frame?.residentCount ?? null,
      isCommitted: frame !== undefined && readAnnouncement(db, frame.commitment) !== undefined,
      isDrawn: listDraws(db).length > 0,
      waves: summarizeWaves(listWaveProgress(db)),
      remarks: listDrawRemarks(db),
      batches: listBatches(db).length,
      isAssigned: listAssignmentRuns(db).length > 0,
      answerBefore: settings.letters.answerBefore,
      response: summarizeResponse(
        listCountedInvitations(db),
        new Map(settings.municipalities.map(({ code, expectedResponse }) => [code, expectedResponse])),
      ),
      databaseProblems: problems.value,
    });
  });
}

function printStatus(context: CommandContext, status: Status, showsStrata: boolean): void {
  const { response, members } = status;
  printHeading(context, status.panel);
  printLines(context, ...stepLines(status));
  if (status.remarks.length > 0) {
    printHeading(context, 'Remarks on the draw');
    printLines(context, ...status.remarks.map((remark) => `! ${remark}`));
  }
  if (response.total.drawnCount > 0) {
    printWaves(context, status.waves);
    printHeading(context, 'Response');
    printResponse(context, 'Municipality', response.municipalities, response.total);
    if (showsStrata) {
      printHeading(context, 'Response per stratum');
      printResponse(context, 'Stratum', response.strata, response.total);
    }
    const { signedUpCount } = response.total;
    printLines(
      context,
      signedUpCount < members.minimum
        ? `The panel needs at least ${members.minimum} members: ${members.minimum - signedUpCount} to go.`
        : signedUpCount > members.maximum
          ? `More signed up than the ${members.maximum} places; members are not chosen among them yet.`
          : `The panel has its ${members.minimum} to ${members.maximum} members.`,
    );
  }
  printLines(
    context,
    '',
    ...(status.databaseProblems.length === 0
      ? ['The database is whole.']
      : ['✗ The database is damaged:', ...status.databaseProblems.map((problem) => `  ${problem}`)]),
  );
}

function stepLines(status: Status): readonly string[] {
  const { response, frameResidents } = status;
  const steps: (readonly [isDone: boolean, done: string, next: string])[] = [
    [
      frameResidents !== null,
      `Frame: ${formatCount(frameResidents ?? 0)} residents can be drawn.`,
      'Frame: not built. Next: loting frame build',
    ],
    [
      status.isCommitted || status.isDrawn,
      status.isCommitted ? 'Commitment: given out to be published.' : 'Commitment: not given out.',
      'Commitment: not given out. Next: loting frame commit',
    ],
    [
      status.isDrawn,
      `Draw: ${formatCount(response.total.drawnCount)} residents drawn.`,
      'Draw: not made. Next: loting draw plan, then loting draw run',
    ],
    [
      status.batches > 0,
      `Letters: ${formatCount(response.total.invitedCount)} made, in ${status.batches} batches.`,
      'Letters: not made. Next: loting letters render',
    ],
    [
      response.total.signedUpCount > 0,
      `Sign-ups: ${formatCount(response.total.signedUpCount)}; residents can answer until ${status.answerBefore}.`,
      'Sign-ups: none yet. Next: loting signup import',
    ],
    [
      status.isAssigned,
      'Groups: members are assigned to the cases.',
      'Groups: not made. Next: loting assign run',
    ],
  ];
  const firstOpen = steps.findIndex(([isDone]) => !isDone);
  return steps
    .slice(0, firstOpen === -1 ? steps.length : firstOpen + 1)
    .map(([isDone, done, next]) => (isDone ? `✓ ${done}` : `▸ ${next}`));
}

const BAR_WIDTH = 16;

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
      { title: 'Invited', align: 'right' },
      { title: 'Signed up', align: 'right' },
      { title: 'Expected', align: 'right' },
      { title: 'Declined', align: 'right' },
      { title: 'No answer', align: 'right' },
      { title: 'Rate', align: 'right' },
      { title: 'Reached of expected' },
    ],
    rows.map((row) => [row.key, ...responseCells(row)]),
    ['Total', ...responseCells(total)],
  );
}

function responseCells(figures: ResponseFigures): (string | number)[] {
  return [
    figures.invitedCount,
    figures.signedUpCount,
    figures.expectedSignUpCount.toFixed(1),
    figures.declinedCount,
    figures.noAnswerCount,
    figures.signUpRate === undefined ? '' : formatShare(figures.signUpRate),
    drawBar(figures.signedUpCount, Math.max(1, figures.expectedSignUpCount), BAR_WIDTH),
  ];
}
