/** `loting draw refresh`: holds the drawn residents against newer registers, before letters or reminders are made. */
import type { AuditEvent } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { DropReason } from '../../domain/drop-reasons.ts';
import { DropReasonSchema } from '../../domain/refresh-reasons.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Move } from '../../signups/moves.ts';
import { hashMoves } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { listWaves, readLatestDraw } from '../../store/tables/draw-table.ts';
import { removeAddressees, saveAddressees } from '../../store/tables/drawn-resident-table.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import { insertRefresh } from '../../store/tables/refresh-table.ts';
import { writeTransaction } from '../../store/transaction.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { nameNewerFiles } from '../newer-registers.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import type { RefreshPlan } from '../plan-refresh.ts';
import { listUnfollowed, planDropMoves, planRefresh } from '../plan-refresh.ts';
import type { RefreshChanges } from '../refresh-changes.ts';

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
