/** `loting frame commit`: gives out the commitment to be published, with the public randomness that will be used. */
import type { AnnouncedRandomness } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { announcedInWords, announceDrandRound, announceSource } from '../../draw/announced-randomness.ts';
import { drandRoundTimeMs } from '../../draw/drand.ts';
import { PROTOCOL_VERSION } from '../../frame/commitment.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { discardStagedFiles, publishRecordedFiles, stageFile } from '../../store/atomic-file.ts';
import { insertAnnouncement, readAnnouncement } from '../../store/tables/announcement-table.ts';
import { listDraws } from '../../store/tables/draw-table.ts';
import type { FrameRow } from '../../store/tables/frame-table.ts';
import { readCurrentFrame } from '../../store/tables/frame-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { COMMITMENT_FILE, commitmentFileText } from '../commitment-file.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printWhole } from '../print.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { readPositiveInteger } from '../read-number.ts';

type Applied = 'written' | 'unchanged' | 'not-written';

interface CommitPlan {
  readonly row: FrameRow;
  readonly announced: AnnouncedRandomness;
  /** It was announced before. */
  readonly isStanding: boolean;
}

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.registers.commit;
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--drand-round <number>', said.drandRoundOption)
    .option('--randomness-source <text>', said.randomnessSourceOption);
  addYesOption(command, words);
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
    return withPanel(dir, async (panel) => {
      const plan = planCommit(context, panel, wanted.value);
      if (!plan.ok) return plan;
      const effects = dryRun ? [] : effectsOf(context, plan.value);
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const applied = dryRun ? ok('not-written' as const) : applyCommit(context, panel, plan.value);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeCommit(context, panel, plan.value, applied.value));
      else printCommit(context, panel, plan.value, applied.value);
      return ok(0);
    });
  };
};

type Wanted =
  { readonly kind: 'drand'; readonly round: number } | { readonly kind: 'text'; readonly text: string };

function readWanted({ drandRound, randomnessSource }: Readonly<Record<string, unknown>>): Result<Wanted> {
  if ((drandRound === undefined) === (randomnessSource === undefined)) {
    const problem = { code: 'drand-or-source' } as const;
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
  if (standing.value !== undefined) return ok({ row, announced: standing.value, isStanding: true });
  const announced =
    wanted.kind === 'drand'
      ? announceDrandRound(wanted.round, context.now().getTime())
      : announceSource(wanted.text);
  return announced.ok ? ok({ row, announced: announced.value, isStanding: false }) : announced;
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
  return refuse(failure('command.already-committed', { announced: announcedInWords(standing) }));
}

function effectsOf({ words }: CommandContext, { row, announced, isStanding }: CommitPlan): readonly string[] {
  if (isStanding) return [];
  return [words.confirm.effects.commit(row.commitment, row.residentCount, announced)];
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
  const published = publishRecordedFiles([staged.value]);
  return published.ok ? recorded : published;
}

/** One line that says it all: for the website, the notary, the minutes of the council. */
function lineToPublish(
  { words }: CommandContext,
  { settings }: OpenPanel,
  { row, announced }: CommitPlan,
): string {
  const said = words.registers.commit;
  const { name, id } = settings.panel;
  return said.line(name, id, row.commitment, PROTOCOL_VERSION, said.announced(announced));
}

function describeCommit(context: CommandContext, panel: OpenPanel, plan: CommitPlan, applied: Applied) {
  const { row, announced } = plan;
  return {
    result: applied,
    commitment: row.commitment,
    announced,
    time: announced.kind === 'drand' ? new Date(drandRoundTimeMs(announced.round)).toISOString() : null,
    line: lineToPublish(context, panel, plan),
  };
}

function printCommit(context: CommandContext, panel: OpenPanel, plan: CommitPlan, applied: Applied): void {
  const { announced } = plan;
  const { common, registers } = context.words;
  const said = registers.commit;
  printHeading(context, said.heading);
  printWhole(context, lineToPublish(context, panel, plan));
  printLines(context, '');
  printLines(
    context,
    announced.kind === 'drand' ? said.roundTime(drandRoundTimeMs(announced.round)) : said.beforeThat,
    {
      written: said.written(COMMITMENT_FILE),
      unchanged: said.unchanged,
      'not-written': common.notWritten,
    }[applied],
  );
}
