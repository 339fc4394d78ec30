/** `loting letters revoke`: the codes of lost or misused letters work no more; the next letters carry others. */
import { ReasonTextSchema } from '../../domain/audit-event.ts';
import { failure } from '../../domain/failure.ts';
import { ok, refuse } from '../../domain/result.ts';
import { formatPlaces } from '../../letters/letter-places.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { RevokePlan } from '../letters/record-revocations.ts';
import { applyRevocations, planRevocations } from '../letters/record-revocations.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printDryRun } from '../print-dry-run.ts';
import { printJson, printLines, printWhole } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<letters...>', words.mailroom.revoke.lettersArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.requiredOption('--reason <text>', words.mailroom.revoke.reasonOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting letters revoke 1-000042 --reason "letter lost in the post"',
    'loting letters revoke w1-GM0344-001:12-40 --reason "stolen from the van"',
  );
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const reason = ReasonTextSchema.safeParse(String(options['reason']));
    if (!reason.success) return Promise.resolve(refuse(failure('command.reason-form', {})));
    return withPanel(dir, async (panel) => {
      const plan = await confirmAndApply(
        context,
        panel.db,
        { isSure: options['yes'] === true, isDryRun: dryRun },
        {
          plan: () => planRevocations(panel, args),
          effectsOf: (planned) => effectsOf(context, planned),
          apply: (planned) => applyRevocations(panel, planned, reason.data, context.now().toISOString()),
        },
      );
      if (!plan.ok) return plan;
      if (json) describeRevocations(context, plan.value, dryRun);
      else if (dryRun) printDryRun(context, effectsOf(context, plan.value));
      else printRevocations(context, plan.value);
      return ok(0);
    });
  };
};

function effectsOf(
  { words }: CommandContext,
  { invitations, inHouse, skippedCount }: RevokePlan,
): readonly string[] {
  const { revoke, revokedInHouse, revokedBefore } = words.confirm.effects;
  return [
    revoke(invitations.map(({ invitationId }) => invitationId)),
    ...(inHouse.length === 0 ? [] : [revokedInHouse(inHouse.length)]),
    ...(skippedCount === 0 ? [] : [revokedBefore(skippedCount)]),
  ];
}

function describeRevocations(
  context: CommandContext,
  { invitations, inHouse, skippedCount }: RevokePlan,
  isDryRun: boolean,
): void {
  printJson(context, {
    written: !isDryRun,
    letters: invitations.map(({ invitationId, version }) => ({
      letter: invitationId,
      revokedVersion: version,
    })),
    takeOut: formatPlaces(inHouse),
    skipped: skippedCount,
  });
}

function printRevocations(context: CommandContext, { invitations, inHouse, skippedCount }: RevokePlan): void {
  const said = context.words.mailroom.revoke;
  printLines(
    context,
    said.revoked(invitations.map(({ invitationId }) => invitationId)),
    ...(skippedCount === 0 ? [] : [said.skipped(skippedCount)]),
  );
  if (inHouse.length > 0) {
    printLines(context, said.takeOut(inHouse.length));
    printWhole(context, `  loting letters void ${formatPlaces(inHouse).join(' ')}`);
  }
  const waves = [...new Set(invitations.map(({ wave }) => wave))].sort((left, right) => left - right);
  printLines(context, said.next(invitations.length, waves));
}
