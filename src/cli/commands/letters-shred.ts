/** `loting letters shred`: removes the PDF files of letters that were posted; they hold names and login codes. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, okUnless, refuse } from '../../domain/result.ts';
import { isInHouse } from '../../letters/letter-outcomes.ts';
import { appendAuditEvent } from '../../store/append-audit-event.ts';
import { shredFile } from '../../store/shred-file.ts';
import type { BatchRow } from '../../store/tables/batch-table.ts';
import { markShredded } from '../../store/tables/batch-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { batchFileName, letterPath } from '../letters/letter-files.ts';
import type { Mailroom } from '../letters/mailroom.ts';
import { findBatches, lettersOf, readMailroom } from '../letters/mailroom.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';

type Named = { readonly wave: number } | { readonly ids: readonly string[] };

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
          effectsOf: (batches) => effectsOf(context, batches),
          apply: (batches, isAgreed) =>
            isAgreed ? recordShred(context, panel, batches) : refuseUnsure(batches),
        },
      );
      if (!plan.ok) return plan;
      const removed = dryRun ? ok(undefined) : removeFiles(panel, plan.value);
      if (!removed.ok) return removed;
      const files = plan.value.map(({ batchId }) => batchFileName(batchId));
      if (json) printJson(context, { written: !dryRun, files: files.map((name) => `letters/${name}`) });
      else {
        const said = context.words.mailroom.shred;
        const lines = dryRun
          ? [said.planned(files), said.notRemoved]
          : [said.removed(files.length), said.copies];
        printLines(context, ...lines);
      }
      return ok(0);
    });
  };
};

function effectsOf({ words }: CommandContext, batches: readonly BatchRow[]): readonly string[] {
  const letterCount = batches.reduce((sum, batch) => sum + batch.letterCount, 0);
  return [words.confirm.effects.shred(batches.length, letterCount)];
}

function readNamed(options: Readonly<Record<string, unknown>>, ids: readonly string[]): Result<Named> {
  if ((options['wave'] === undefined) === (ids.length === 0)) {
    return refuse(failure('mailroom.nothing-named', { ways: 'batches-or-wave' }));
  }
  if (ids.length > 0) return ok({ ids });
  const wave = readPositiveInteger('--wave', options['wave']);
  return wave.ok ? ok({ wave: wave.value }) : wave;
}

/** Also batches that were shredded before: what a stopped run left is removed. */
function planShred({ db }: OpenPanel, named: Named): Result<readonly BatchRow[]> {
  const mailroom = readMailroom(db);
  const found =
    'ids' in named
      ? findBatches(mailroom, named.ids)
      : ok([...mailroom.batches.values()].filter(({ wave }) => wave === named.wave));
  if (!found.ok) return found;
  if (found.value.length === 0 && 'wave' in named) {
    return refuse(failure('command.wave-missing', { wave: named.wave }));
  }
  return okUnless(findOpen(mailroom, found.value), () => found.value);
}

function findOpen(mailroom: Mailroom, batches: readonly BatchRow[]): readonly Failure[] {
  return batches.flatMap(({ batchId }) => {
    const letterCount = lettersOf(mailroom, batchId).filter(({ outcome }) => isInHouse(outcome)).length;
    return letterCount === 0 ? [] : [failure('mailroom.not-to-shred', { batch: batchId, letterCount })];
  });
}

function refuseUnsure(batches: readonly BatchRow[]): Result<void> {
  return refuse(failure('mailroom.shred-unsure', { fileCount: batches.length }));
}

/** Recorded before the files go: a file that is gone without that would be made again. */
function recordShred(context: CommandContext, { db }: OpenPanel, batches: readonly BatchRow[]): Result<void> {
  const ids = batches.filter(({ shreddedAt }) => shreddedAt === null).map(({ batchId }) => batchId);
  if (ids.length === 0) return ok(undefined);
  const at = context.now().toISOString();
  markShredded(db, ids, at);
  appendAuditEvent(db, { type: 'letters.shredded', data: { batches: ids } }, at);
  return ok(undefined);
}

function removeFiles(panel: OpenPanel, batches: readonly BatchRow[]): Result<void> {
  const failures = batches.flatMap(({ batchId }) => {
    const shredded = shredFile(letterPath(panel, batchFileName(batchId)));
    return shredded.ok ? [] : shredded.failures;
  });
  return okUnless(failures, () => undefined);
}
