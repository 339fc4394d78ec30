/** `loting privacy purge`: removes the personal data that have been kept long enough. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { hashErased } from '../../signups/hash-erased.ts';
import { hashMoves } from '../../signups/moves.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { scrubDatabase } from '../../store/scrub-database.ts';
import { eraseResidents, removeAccountNames } from '../../store/tables/erasure-table.ts';
import { recordMoves } from '../../store/tables/move-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { listPersonalFiles } from '../privacy/personal-files.ts';
import type { PurgePlan } from '../privacy/plan-purge.ts';
import { planPurge } from '../privacy/plan-purge.ts';
import { describePurge, printPurge } from '../privacy/print-purge.ts';
import { addByOption, readBy } from '../recorded-by.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addByOption(command, words);
  command
    .option('--members', words.privacy.purge.membersOption)
    .option('--yes', words.privacy.purge.yesOption);
  addExample(command, words, 'loting privacy purge --dry-run', 'loting privacy purge --yes');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const by = readBy(context, options);
    if (!by.ok) return Promise.resolve(by);
    const [withMembers, isSure] = [options['members'] === true, options['yes'] === true];
    return withPanel(dir, async (panel) => {
      const plan = await confirmAndApply(
        context,
        panel.db,
        { isSure, isDryRun: dryRun },
        {
          plan: () => planPurge(panel, dutchDateOf(context.now()), withMembers),
          effectsOf: (planned) => effectsOf(context, planned),
          apply: (planned, isAgreed) =>
            applyPurge(context, panel, planned, { isAgreed, recordedBy: by.value }),
        },
      );
      if (!plan.ok) return plan;
      // Always: it finishes what a run that was stopped had begun.
      const scrubbed = dryRun ? ok(undefined) : scrubDatabase(panel.db);
      if (!scrubbed.ok) return scrubbed;
      const files = listPersonalFiles(panel);
      if (!files.ok) return files;
      (json ? describePurge : printPurge)(context, plan.value, files.value, dryRun);
      return ok(0);
    });
  };
};

function effectsOf({ words }: CommandContext, plan: PurgePlan): readonly string[] {
  const { residentIds, rows, moves, accountNameCount } = plan;
  const { purge, purgeMoves, purgeAccounts } = words.confirm.effects;
  const { addressees, signUps, sortedLetters } = rows;
  return [
    ...(residentIds.length === 0 ? [] : [purge(residentIds.length, addressees, signUps, sortedLetters)]),
    ...(moves.length === 0 ? [] : [purgeMoves(moves.length)]),
    ...(accountNameCount === 0 ? [] : [purgeAccounts(accountNameCount)]),
  ];
}

/** Rows, moves and event, within the caller's transaction; nothing is written when there is nothing to remove. */
function applyPurge(
  context: CommandContext,
  { db }: OpenPanel,
  { today, withMembers, residentIds, rows, moves, accountNameCount }: PurgePlan,
  { isAgreed, recordedBy }: { readonly isAgreed: boolean; readonly recordedBy: string },
): Result<void> {
  if (residentIds.length === 0 && accountNameCount === 0) return ok(undefined);
  if (!isAgreed) return refuse(failure('privacy.unsure', { residentCount: residentIds.length }));
  const data = {
    today,
    withMembers,
    residents: residentIds.length,
    residentsHash: hashErased(residentIds),
    rows,
    accountNames: accountNameCount,
    moves: moves.length,
    movesHash: hashMoves(moves),
  };
  const { sequence } = appendAuditEvent(db, { type: 'privacy.purged', data }, context.now().toISOString());
  const recorded = recordMoves(db, moves, { eventSequence: sequence, recordedBy });
  if (!recorded.ok) return recorded;
  eraseResidents(db, residentIds, sequence);
  if (withMembers) removeAccountNames(db);
  return ok(undefined);
}
