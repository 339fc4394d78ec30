/** `loting frame commit`: gives out the commitment to be published, with the public randomness that will be used. */
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { announceDrandRound, announceSource, describeAnnounced } from '../../draw/announced-randomness.ts';
import { drandRoundTimeMs } from '../../draw/drand.ts';
import { PROTOCOL_VERSION } from '../../frame/commitment.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { discardStagedFiles, publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import { insertAnnouncement, readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { COMMITMENT_FILE, commitmentFileText } from '../commitment-file.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines } from '../print.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { readPositiveInteger } from '../read-number.ts';

type Applied = 'written' | 'unchanged' | 'not-written';

interface CommitPlan {
  readonly row: FrameRow;
  readonly announced: AnnouncedRandomness;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option(
      '--drand-round <number>',
      'the round of the drand chain quicknet that will be used; it must lie in the future. One round comes every 3 seconds: the round of a moment is (its Unix time - 1692803367) / 3 + 1, rounded down',
    )
    .option(
      '--randomness-source <text>',
      'other randomness, in words: what will be used, where and when, and how it is written down',
    );
  addExample(
    command,
    words,
    'loting frame commit --drand-round 35480100',
    'loting frame commit --randomness-source "12 dice, town hall, 5 January 2027, written as 12 digits with spaces"',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wanted = readWanted(options);
    if (!wanted.ok) return Promise.resolve(wanted);
    return withPanel(dir, (panel) => {
      const plan = planCommit(context, panel, wanted.value);
      if (!plan.ok) return plan;
      const applied = dryRun ? ok('not-written' as const) : applyCommit(context, panel, plan.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeCommit(panel, plan.value, applied.value));
      else printCommit(context, panel, plan.value, applied.value);
      return ok(0);
    });
  };
};

type Wanted =
  { readonly kind: 'drand'; readonly round: number } | { readonly kind: 'text'; readonly text: string };

function readWanted({ drandRound, randomnessSource }: Readonly<Record<string, unknown>>): Result<Wanted> {
  if ((drandRound === undefined) === (randomnessSource === undefined)) {
    const problem = 'give either a drand round, or a source in words with --randomness-source';
    return refuse(failure('command.wrong-option', { option: '--drand-round', problem }));
  }
  if (drandRound === undefined) return ok({ kind: 'text', text: String(randomnessSource) });
  const round = readPositiveInteger('--drand-round', drandRound);
  return round.ok ? ok({ kind: 'drand', round: round.value }) : round;
}

function planCommit(context: CommandContext, panel: OpenPanel, wanted: Wanted): Result<CommitPlan> {
  const committed = readCommittedFrame(panel);
  if (!committed.ok) return committed;
  const { row } = committed.value;
  const standing = findStanding(panel, row, wanted);
  if (!standing.ok) return standing;
  // What stands is written out again at any time, also when its round is known by now.
  if (standing.value !== undefined) return ok({ row, announced: standing.value });
  const announced =
    wanted.kind === 'drand'
      ? announceDrandRound(wanted.round, context.now().getTime())
      : announceSource(wanted.text);
  return announced.ok ? ok({ row, announced: announced.value }) : announced;
}

/** The same announcement made earlier; `undefined` when there is none yet. Another one is refused, and so is one after the draw. */
function findStanding(
  { db }: OpenPanel,
  { commitment }: FrameRow,
  wanted: Wanted,
): Result<AnnouncedRandomness | undefined> {
  const standing = readAnnouncement(db, commitment)?.announced;
  if (standing === undefined) {
    return listDraws(db).length > 0 ? refuse(failure('command.already-drawn', {})) : ok(undefined);
  }
  const isSame =
    standing.kind === 'drand'
      ? wanted.kind === 'drand' && wanted.round === standing.round
      : wanted.kind === 'text' && wanted.text === standing.text;
  if (isSame) return ok(standing);
  return refuse(failure('command.already-committed', { announced: describeAnnounced(standing) }));
}

function applyCommit(context: CommandContext, panel: OpenPanel, plan: CommitPlan): Result<Applied> {
  const { row, announced } = plan;
  const { commitment } = row;
  const staged = stageFile(panel.folder.commitment, commitmentFileText(row, announced));
  if (!staged.ok) return staged;
  const at = context.now().toISOString();
  const recorded = writeTransaction(panel.db, (): Result<Applied> => {
    // Asked again under the lock: another command may have come between.
    if (readCurrentFrame(panel.db)?.commitment !== commitment) {
      return refuse(failure('command.draw-changed', {}));
    }
    const standing = findStanding(panel, row, announced);
    if (!standing.ok) return standing;
    if (standing.value !== undefined) return ok('unchanged');
    insertAnnouncement(panel.db, commitment, announced, at);
    appendAuditEvent(panel.db, { type: 'frame.committed', data: { commitment, announced } }, at);
    return ok('written');
  });
  if (!recorded.ok) {
    discardStagedFiles([staged.value]);
    return recorded;
  }
  const published = publishStagedFiles([staged.value]);
  return published.ok ? recorded : published;
}

/** One line that says it all: for the website, the notary, the minutes of the council. */
function lineToPublish({ settings }: OpenPanel, { row, announced }: CommitPlan): string {
  return [
    `Draw of ${settings.panel.name} (${settings.panel.id})`,
    `commitment ${row.commitment} (${PROTOCOL_VERSION})`,
    `public randomness: ${describeAnnounced(announced)}`,
  ].join('; ');
}

function describeCommit(panel: OpenPanel, plan: CommitPlan, applied: Applied) {
  const { row, announced } = plan;
  return {
    result: applied,
    commitment: row.commitment,
    announced,
    time: announced.kind === 'drand' ? new Date(drandRoundTimeMs(announced.round)).toISOString() : null,
    line: lineToPublish(panel, plan),
  };
}

const dutchTime = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'full',
  timeStyle: 'medium',
});

function printCommit(context: CommandContext, panel: OpenPanel, plan: CommitPlan, applied: Applied): void {
  const { announced } = plan;
  printHeading(context, 'Publish this line, on the website, with a notary or in the council minutes');
  printLines(context, lineToPublish(panel, plan), '');
  printLines(
    context,
    announced.kind === 'drand'
      ? `Dutch time of that round: ${dutchTime.format(drandRoundTimeMs(announced.round))}. Publish the line before then.`
      : 'Publish the line before that happens.',
    {
      written: `The commitment and the announcement are in ${COMMITMENT_FILE} and in the log.`,
      unchanged: 'Nothing changed: this was announced before.',
      'not-written': 'Nothing was written (--dry-run).',
    }[applied],
  );
}
