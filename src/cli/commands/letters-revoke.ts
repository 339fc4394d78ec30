/** `loting letters revoke`: the code of a lost or misused letter works no more; the next letter carries another. */
import { failure } from '../../domain/failure.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { ReasonTextSchema } from '../../domain/audit-event.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { formatPlace } from '../../letters/letters-hash.ts';
import { codeLookupOf, loginCodeOf } from '../../letters/login-code.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import type { InvitationRow } from '../../store/tables/invitation-table.ts';
import { findInvitation } from '../../store/tables/invitation-table.ts';
import type { LetterRow } from '../../store/tables/letter-table.ts';
import { listLettersOfInvitation, setOutcomes } from '../../store/tables/letter-table.ts';
import { revokeCode } from '../../store/tables/revoked-code-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

interface RevokePlan {
  readonly invitation: InvitationRow;
  /** With the code, and not posted yet: they must be taken out and destroyed. */
  readonly inHouse: readonly LetterRow[];
}

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<number>', words.mailroom.revoke.numberArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.requiredOption('--reason <text>', words.mailroom.revoke.reasonOption);
  addYesOption(command, words);
  addExample(command, words, 'loting letters revoke 1-000042 --reason "letter lost in the post"');
  return (context, options, [number = '']) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const reason = ReasonTextSchema.safeParse(String(options['reason']));
    if (!reason.success) return Promise.resolve(refuse(failure('command.reason-form', {})));
    return withPanel(dir, async (panel) => {
      const plan = await confirmAndApply(
        context,
        panel.db,
        { isSure: options['yes'] === true, isDryRun: dryRun },
        {
          plan: () => planRevoke(panel, number),
          effectsOf: (planned) => effectsOf(context, planned),
          apply: (planned) => applyRevoke(panel, planned, reason.data, context.now().toISOString()),
        },
      );
      if (!plan.ok) return plan;
      const { invitation, inHouse } = plan.value;
      const { invitationId, version } = invitation;
      const places = inHouse.map(formatPlace);
      if (json) {
        printJson(context, { written: !dryRun, letter: invitationId, revokedVersion: version, void: places });
      } else {
        const { common, mailroom } = context.words;
        const said = mailroom.revoke;
        printLines(
          context,
          said.revoked(invitationId),
          ...(places.length > 0 ? [said.takeOut(places)] : []),
          said.next(invitation.wave),
          ...(dryRun ? [common.notWritten] : []),
        );
      }
      return ok(0);
    });
  };
};

function effectsOf({ words }: CommandContext, { invitation, inHouse }: RevokePlan): readonly string[] {
  const { revoke, revokedInHouse } = words.confirm.effects;
  return [revoke(invitation.invitationId), ...(inHouse.length === 0 ? [] : [revokedInHouse(inHouse.length)])];
}

function planRevoke({ db }: OpenPanel, number: string): Result<RevokePlan> {
  const id = InvitationIdSchema.safeParse(number);
  const invitation = id.success ? findInvitation(db, id.data) : undefined;
  if (invitation === undefined) {
    return refuse(failure('mailroom.number-unknown', { letterNumber: number.slice(0, 20) }));
  }
  if (invitation.state === 'erased') {
    return refuse(failure('mailroom.code-erased', { letterNumber: invitation.invitationId }));
  }
  const letters = listLettersOfInvitation(db, invitation.invitationId);
  const inHouse = letters.filter(({ outcome }) => isInHouse(outcome));
  return ok({ invitation, inHouse });
}

function applyRevoke(
  { db, key, settings }: OpenPanel,
  { invitation, inHouse }: RevokePlan,
  reason: string,
  at: string,
): Result<void> {
  const { invitationId, version, codeLookup } = invitation;
  const panelId = settings.panel.id;
  const next = loginCodeOf(key, { panelId, invitationId, version: version + 1 });
  const revoked = { codeLookup, invitationId, version, reason, revokedAt: at };
  revokeCode(db, revoked, codeLookupOf(key, panelId, next));
  appendAuditEvent(db, { type: 'letters.revoked', data: { invitationId, version, reason } }, at);
  if (inHouse.length === 0) return ok(undefined);
  const places = inHouse.map(({ batchId, sequence }) => ({ batch: batchId, sequence }));
  setOutcomes(
    db,
    inHouse.map(({ letterId }) => letterId),
    'void',
    at,
  );
  appendAuditEvent(db, { type: 'letters.voided', data: { letters: places } }, at);
  return ok(undefined);
}
