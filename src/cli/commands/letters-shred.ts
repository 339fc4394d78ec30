/** `loting letters shred`: removes the files of letters that were posted; they hold names, addresses and login codes. */
import path from 'node:path';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { shredFile } from '../../store/shred-file.ts';
import { markShredded } from '../../store/tables/batch-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { NamedToShred, ShredPlan } from '../letters/plan-shred.ts';
import { filesOfShred, planShred } from '../letters/plan-shred.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const { shred } = words.mailroom;
  command.argument('[batches...]', shred.batchesArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--wave <number>', shred.waveOption).option('--yes', shred.yesOption);
  addExample(command, words, 'loting letters shred --wave 1 --yes');
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const named = readNamed(options, args);
    if (!named.ok) return Promise.resolve(named);
    const isSure = options['yes'] === true;
    return withPanel(dir, async (panel) => {
      const plan = await confirmAndApply(
        context,
        panel.db,
        { isSure, isDryRun: dryRun },
        {
          plan: () => planShred(panel, named.value),
          effectsOf: (planned) => effectsOf(context, planned),
          apply: (planned, isAgreed) =>
            isAgreed ? recordShred(context, panel, planned) : refuseUnsure(planned),
        },
      );
      if (!plan.ok) return plan;
      const files = filesOfShred(plan.value);
      const removed = dryRun ? ok(undefined) : removeFiles(panel, files);
      if (!removed.ok) return removed;
      if (json) printJson(context, { written: !dryRun, files });
      else if (dryRun) printPlan(context, plan.value);
      else printRemoved(context, plan.value);
      return ok(0);
    });
  };
};

function effectsOf(
  { words }: CommandContext,
  { batches, previews, addresses }: ShredPlan,
): readonly string[] {
  const { shred, shredPreviews, shredAddresses } = words.confirm.effects;
  const letterCount = batches.reduce((sum, batch) => sum + batch.letterCount, 0);
  return [
    shred(batches.length, letterCount),
    ...(previews.length === 0 ? [] : [shredPreviews(previews.length)]),
    ...(addresses.length === 0 ? [] : [shredAddresses(addresses.length)]),
  ];
}

function printPlan(context: CommandContext, plan: ShredPlan): void {
  const { common, mailroom } = context.words;
  printLines(
    context,
    common.wouldHappen,
    ...effectsOf(context, plan).map((effect) => `- ${effect}`),
    mailroom.shred.files,
    ...filesOfShred(plan).map((file) => `  ${file}`),
    mailroom.shred.notRemoved,
  );
}

function printRemoved(context: CommandContext, { batches, previews, addresses }: ShredPlan): void {
  const said = context.words.mailroom.shred;
  printLines(
    context,
    said.removed(batches.length),
    ...(previews.length + addresses.length === 0 ? [] : [said.removedToo(previews.length, addresses.length)]),
    said.copies,
  );
}

function readNamed(
  options: Readonly<Record<string, unknown>>,
  words: readonly string[],
): Result<NamedToShred> {
  if ((options['wave'] === undefined) === (words.length === 0)) {
    return refuse(failure('mailroom.nothing-named', { ways: 'batches-or-wave' }));
  }
  if (words.length > 0) return ok({ words });
  const wave = readPositiveInteger('--wave', options['wave']);
  return wave.ok ? ok({ wave: wave.value }) : wave;
}

function refuseUnsure(plan: ShredPlan): Result<void> {
  return refuse(failure('mailroom.shred-unsure', { fileCount: filesOfShred(plan).length }));
}

/** Recorded before the files go: a file that is gone without that would be made again. */
function recordShred(context: CommandContext, { db }: OpenPanel, { batches }: ShredPlan): Result<void> {
  const ids = batches.filter(({ shreddedAt }) => shreddedAt === null).map(({ batchId }) => batchId);
  if (ids.length === 0) return ok(undefined);
  const at = context.now().toISOString();
  markShredded(db, ids, at);
  appendAuditEvent(db, { type: 'letters.shredded', data: { batches: ids } }, at);
  return ok(undefined);
}

function removeFiles({ folder }: OpenPanel, files: readonly string[]): Result<void> {
  const failures = files.flatMap((file) => {
    const shredded = shredFile(path.join(folder.root, file));
    return shredded.ok ? [] : shredded.failures;
  });
  return okUnless(failures, () => undefined);
}
