/** `loting signup close`: after the last day to answer, letters without an answer get the state no answer. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { lastAnswerDayOf } from '../../domain/settings/letter-dates.ts';
import type { Move } from '../../signups/moves.ts';
import { hashMoves, planMove } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { listInvitations } from '../../store/tables/invitation-table.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  addYesOption(command, words);
  addExample(command, words, 'loting signup close --dry-run', 'loting signup close');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const isSure = options['yes'] === true;
    return withPanel(dir, async (panel) => {
      const closed = await confirmAndApply(
        context,
        panel.db,
        { isSure, isDryRun: dryRun },
        {
          plan: () => planClosing(context, panel),
          effectsOf: ({ length }) => (length === 0 ? [] : [words.confirm.effects.close(length)]),
          apply: (moves) => applyClosing(context, panel, moves, by.value),
        },
      );
      if (!closed.ok) return closed;
      const count = closed.value.length;
      const { signUps, common } = context.words;
      if (json) printJson(context, { written: !dryRun && count > 0, closed: count });
      else {
        printLines(context, signUps.close.closed(count), ...(dryRun ? [common.notWritten] : []));
      }
      return ok(0);
    });
  };
};

/** The letters of waves whose last day has passed. Refused when no wave's has. */
function planClosing(context: CommandContext, { db, settings }: OpenPanel): Result<readonly Move[]> {
  const today = dutchDateOf(context.now());
  const invitations = listInvitations(db);
  if (invitations.length === 0) return refuse(failure('command.no-draw', {}));
  const lastDays = [...new Set(invitations.map(({ wave }) => wave))].map((wave) =>
    lastAnswerDayOf(settings, wave),
  );
  const [firstToClose = ''] = lastDays.sort();
  if (firstToClose >= today) return refuse(failure('signups.not-closed-yet', { lastDay: firstToClose }));
  return ok(
    invitations.flatMap((invitation) => {
      const lastDay = lastAnswerDayOf(settings, invitation.wave);
      if (lastDay >= today) return [];
      const moved = planMove(invitation, 'no-answer', { movedOn: lastDay, channel: null });
      return moved.ok ? [moved.value] : [];
    }),
  );
}

/** Within the caller's transaction. */
function applyClosing(
  context: CommandContext,
  { db }: OpenPanel,
  moves: readonly Move[],
  recordedBy: string,
): Result<void> {
  if (moves.length === 0) return ok(undefined);
  const today = dutchDateOf(context.now());
  const data = { today, moves: moves.length, movesHash: hashMoves(moves) };
  const { sequence } = appendAuditEvent(db, { type: 'signups.closed', data }, context.now().toISOString());
  return recordMoves(db, moves, { eventSequence: sequence, recordedBy });
}
