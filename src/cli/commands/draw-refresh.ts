/** `loting draw refresh`: holds the drawn residents against newer registers, before letters or reminders are made. */
import type { AuditEvent } from '../../domain/audit-event.ts';
import type { DrawnResident } from '../../domain/drawn-resident.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId, ResidentId } from '../../domain/ids.ts';
import type { DropReason } from '../../domain/drop-reasons.ts';
import { DropReasonSchema } from '../../domain/refresh-reasons.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import type { InvitationState } from '../../signups/invitation-states.ts';
import type { Move } from '../../signups/moves.ts';
import { hashMoves, planMove } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { listWaves, readLatestDraw } from '../../store/tables/draw-table.ts';
import {
  readAllAddressees,
  removeAddressees,
  saveAddressees,
} from '../../store/tables/drawn-resident-table.ts';
import { readLastErasures } from '../../store/tables/erasure-table.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { listLetters } from '../../store/tables/letter-table.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import {
  insertRefresh,
  listDroppedResidents,
  listRefreshes,
  listRefreshRegisters,
} from '../../store/tables/refresh-table.ts';
import { readTransaction, writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { NewerFile, NewerRegisters } from '../newer-registers.ts';
import { nameNewerFiles, readNewerRegisters } from '../newer-registers.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import type { RecordedDraw } from '../recorded-draw.ts';
import { readRecordedDraw } from '../recorded-draw.ts';
import type { RefreshChanges } from '../refresh-changes.ts';
import { findRefreshChanges, judgeCompleteness } from '../refresh-changes.ts';

interface RefreshPlan {
  readonly recorded: RecordedDraw;
  /** The residents who were held against the registers. */
  readonly residents: readonly DrawnResident[];
  readonly newer: NewerRegisters;
  readonly changes: RefreshChanges;
  /** Letters that were made and must not be posted, or not with that address. */
  readonly madeLetters: readonly InvitationId[];
  /** The same registers were used in the last refresh, of the same waves. */
  readonly isRepeated: boolean;
}

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.requiredOption('--register <file...>', words.draw.refresh.registerOption);
  addYesOption(command, words);
  addExample(command, words, 'loting draw refresh --register newer/GM0344.csv newer/GM0637.csv --dry-run');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const given = [options['register']].flat().map(String);
    return withPanel(dir, async (panel) => {
      const files = nameNewerFiles(panel, context.cwd, given);
      if (!files.ok) return files;
      const plan = planRefresh(panel, files.value);
      if (!plan.ok) return plan;
      const writes = !dryRun && !plan.value.isRepeated;
      const effects = writes ? effectsOf(context, panel, plan.value) : [];
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const applied = writes ? applyRefresh(context, panel, plan.value) : ok(undefined);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRefresh(plan.value, writes));
      else printRefresh(context, plan.value, dryRun);
      return ok(0);
    });
  };
};

/** What the refresh changes for residents; nothing when everybody is as they were. */
function effectsOf(
  { words, now }: CommandContext,
  panel: OpenPanel,
  { changes }: RefreshPlan,
): readonly string[] {
  if (changes.changes.length === 0) return [];
  const said = words.confirm.effects;
  const moves = planDropMoves(panel, { changes }, dutchDateOf(now()));
  return [
    said.refresh(idsOf(changes, 'dropped').length, idsOf(changes, 'readdressed').length),
    ...(moves.length > 0 ? [said.refreshMoves(moves.length)] : []),
  ];
}

function planRefresh(panel: OpenPanel, files: readonly NewerFile[]): Result<RefreshPlan> {
  const recorded = readRecordedDraw(panel);
  if (!recorded.ok) return recorded;
  const { drawId } = recorded.value.draw;
  const stored = readTransaction(panel.db, () => {
    const addressees = readAllAddressees(panel.db, panel.sealKeys, drawId);
    if (!addressees.ok) return addressees;
    const dropped = listUnfollowed(panel, drawId);
    const lettered = new Set(listLetters(panel.db).map(({ invitationId }) => invitationId));
    const invitations = listInvitations(panel.db);
    return ok({ addressees: addressees.value, dropped, invitations, lettered });
  });
  if (!stored.ok) return stored;
  const residents = residentsOf(recorded.value, files, stored.value.dropped);
  if (!residents.ok) return residents;
  const wanted = new Map(residents.value.map(({ residentId, municipality }) => [residentId, municipality]));
  const newer = readNewerRegisters(panel, files, wanted);
  if (!newer.ok) return newer;
  const complete = okUnless(judgeCompleteness(residents.value, newer.value.found), () => undefined);
  if (!complete.ok) return complete;
  const changes = findRefreshChanges(residents.value, newer.value.found, stored.value.addressees);
  const changed = new Set(changes.changes.map(({ residentId }) => residentId));
  return ok({
    recorded: recorded.value,
    residents: residents.value,
    newer: newer.value,
    changes,
    madeLetters: stored.value.invitations
      .filter(({ invitationId, residentId, state }) => {
        return changed.has(residentId) && stored.value.lettered.has(invitationId) && isOnItsWay(state);
      })
      .map(({ invitationId }) => invitationId),
    isRepeated: changed.size === 0 && isLastRefresh(panel, recorded.value, newer.value),
  });
}

/** A letter that may not have reached anybody yet: it can still be taken out of the post. */
function isOnItsWay(state: InvitationState): boolean {
  return state === 'drawn' || state === 'printed' || state === 'posted';
}

/** Residents of whom nothing is looked up any more: dropped before, or their data were removed for privacy. */
function listUnfollowed({ db }: OpenPanel, drawId: number): ReadonlySet<ResidentId> {
  return new Set([...listDroppedResidents(db, drawId), ...readLastErasures(db).keys()]);
}

/** The residents of the municipalities that a file is given of, without those of whom nothing is looked up. */
function residentsOf(
  { drawn }: RecordedDraw,
  files: readonly NewerFile[],
  dropped: ReadonlySet<ResidentId>,
): Result<readonly DrawnResident[]> {
  const municipalities = new Set(files.map(({ municipality }) => municipality));
  const failures = [...municipalities]
    .filter((code) => !drawn.some(({ municipality }) => municipality === code))
    .map((municipality) => failure('command.refresh-nothing-drawn', { municipality }));
  return okUnless(failures, () =>
    drawn.filter(
      ({ residentId, municipality }) => municipalities.has(municipality) && !dropped.has(residentId),
    ),
  );
}

function isLastRefresh({ db }: OpenPanel, { draw, waves }: RecordedDraw, newer: NewerRegisters): boolean {
  const last = listRefreshes(db).at(-1);
  if (last === undefined || last.drawId !== draw.drawId || last.lastWave !== waves.length) return false;
  const lastHashes = listRefreshRegisters(db, last.refreshId).map(({ sha256 }) => sha256);
  return lastHashes.join() === newer.registers.map(({ sha256 }) => sha256).join();
}

function applyRefresh(context: CommandContext, panel: OpenPanel, plan: RefreshPlan): Result<void> {
  const { recorded, residents, newer, changes } = plan;
  const { drawId } = recorded.draw;
  const at = context.now().toISOString();
  return writeTransaction(panel.db, () => {
    // Asked again under the lock: another command may have come between.
    const waveCount = listWaves(panel.db).filter((row) => row.drawId === drawId).length;
    const dropped = listUnfollowed(panel, drawId);
    const isSame =
      readLatestDraw(panel.db)?.drawId === drawId &&
      waveCount === recorded.waves.length &&
      residents.every(({ residentId }) => !dropped.has(residentId));
    if (!isSame) return refuse(failure('command.draw-changed', {}));
    const moves = planDropMoves(panel, plan, dutchDateOf(context.now()));
    const refreshId = insertRefresh(
      panel.db,
      { drawId, lastWave: waveCount, checkedCount: residents.length, refreshedAt: at },
      newer.registers,
      changes.changes,
    );
    saveAddressees(panel.db, panel.sealKeys, changes.addressees);
    // Who gets no letter any more needs no address here any more.
    removeAddressees(panel.db, idsOf(changes, 'dropped'));
    const { sequence } = appendAuditEvent(panel.db, refreshEventOf(plan, refreshId, moves), at);
    return recordMoves(panel.db, moves, { eventSequence: sequence, recordedBy: context.accountName });
  });
}

function idsOf({ changes }: RefreshChanges, change: 'dropped' | 'readdressed'): ResidentId[] {
  return changes.filter((each) => each.change === change).map(({ residentId }) => residentId);
}

function droppedPerReason({ changes }: RefreshChanges): Partial<Record<DropReason, ResidentId[]>> {
  const dropped: Partial<Record<DropReason, ResidentId[]>> = {};
  for (const { residentId, reason } of changes) {
    if (reason !== null) (dropped[reason] ??= []).push(residentId);
  }
  return dropped;
}

/** Who is gone is no member either; who became secret, or has no address for letters, may stay one. */
const endsMembership: ReadonlySet<DropReason> = new Set(['died', 'moved-away', 'registration-ended']);

/** Whom the refresh drops can no longer answer: their letters move, but for those that stand where no such move is possible. */
function planDropMoves(
  { db }: OpenPanel,
  { changes }: Pick<RefreshPlan, 'changes'>,
  today: string,
): readonly Move[] {
  const reasons = new Map(changes.changes.map(({ residentId, reason }) => [residentId, reason]));
  return listInvitations(db).flatMap((invitation) => {
    const reason = reasons.get(invitation.residentId) ?? null;
    if (reason === null || (invitation.state === 'signed-up' && !endsMembership.has(reason))) return [];
    const moved = planMove(invitation, 'moved-or-deceased', { movedOn: today, channel: null });
    return moved.ok ? [moved.value] : [];
  });
}

function refreshEventOf(
  { recorded, residents, newer, changes }: RefreshPlan,
  refreshId: number,
  moves: readonly Move[],
): AuditEvent {
  return {
    type: 'draw.refreshed',
    data: {
      refresh: refreshId,
      effectiveSeed: recorded.draw.effectiveSeed,
      wave: recorded.waves.length,
      registers: newer.registers.map(({ municipality, fileIndex, sha256, rowCount }) => ({
        municipality,
        fileIndex,
        sha256,
        rows: rowCount,
      })),
      checked: residents.length,
      dropped: droppedPerReason(changes),
      readdressed: idsOf(changes, 'readdressed'),
      moves: moves.length,
      movesHash: hashMoves(moves),
    },
  };
}

function describeRefresh(
  { recorded, residents, newer, changes, madeLetters }: RefreshPlan,
  isWritten: boolean,
) {
  return {
    written: isWritten,
    wave: recorded.waves.length,
    registers: newer.registers,
    checked: residents.length,
    dropped: droppedPerReason(changes),
    readdressed: idsOf(changes, 'readdressed'),
    lettersMadeBefore: madeLetters,
  };
}

const SHOWN_LETTER_COUNT = 8;

function printRefresh(
  context: CommandContext,
  { residents, changes, madeLetters, isRepeated }: RefreshPlan,
  isDryRun: boolean,
): void {
  const { common, draw } = context.words;
  const said = draw.refresh;
  printHeading(context, said.heading);
  const dropped = droppedPerReason(changes);
  const countOf = (change: 'dropped' | 'readdressed'): number => idsOf(changes, change).length;
  printTable(
    context,
    [{ title: '' }, { title: said.residents, align: 'right' }, { title: '' }],
    [
      [said.asTheyWere, residents.length - changes.changes.length, ''],
      [said.readdressed, countOf('readdressed'), said.lettersGoThere],
      ...DropReasonSchema.options
        .filter((reason) => dropped[reason] !== undefined)
        .map((reason) => [
          said.dropped(said.dropNames[reason]),
          dropped[reason]?.length ?? 0,
          said.dropReasons[reason],
        ]),
    ],
    [said.checked, residents.length, ''],
  );
  if (countOf('dropped') > 0) {
    printLines(context, said.noLetters(countOf('dropped')));
  }
  if (madeLetters.length > 0) {
    const shown = madeLetters.slice(0, SHOWN_LETTER_COUNT);
    const hiddenCount = Math.max(0, madeLetters.length - SHOWN_LETTER_COUNT);
    printLines(context, said.madeBefore(madeLetters.length), said.lettersAndMore(shown, hiddenCount));
  }
  if (isDryRun) printLines(context, common.notWritten);
  else if (isRepeated) printLines(context, said.unchanged);
}
