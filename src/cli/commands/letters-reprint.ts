/** `loting letters reprint`: prints letters again with the same code, in a small batch of their own. */
import { describeFailure } from '../../domain/describe-failure.ts';
import { failure } from '../../domain/failure.ts';
import { PrintProfileSchema } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { applyRender } from '../letters/apply-render.ts';
import { batchFileName } from '../letters/letter-files.ts';
import type { ReprintPlan } from '../letters/plan-reprint.ts';
import { planReprint } from '../letters/plan-reprint.ts';
import type { RenderedBatch } from '../letters/render-plan.ts';
import { writeManifests } from '../letters/write-manifests.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument('<letters...>', words.mailroom.lettersArgument);
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--profile <profile>', words.mailroom.reprint.profileOption);
  addExample(command, words, 'loting letters reprint w1-GM0344-001:12,40-43 w1-GM0344-003:207');
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const profile = PrintProfileSchema.optional().safeParse(options['profile']);
    if (!profile.success) {
      const problem = { code: 'one-of', possible: PrintProfileSchema.options } as const;
      return Promise.resolve(refuse(failure('command.wrong-option', { option: '--profile', problem })));
    }
    return withPanel(dir, async (panel) => {
      const plan = planReprint(panel, args, profile.data);
      if (!plan.ok) {
        // "Printed again before" may mean: by a run that was killed before it wrote the manifest.
        const manifests = dryRun ? ok(undefined) : writeManifests(panel, []);
        return manifests.ok ? plan : manifests;
      }
      const { jobs, skipped } = plan.value;
      const waves = jobs.map(({ batch }) => batch.wave);
      const applied: Result<readonly RenderedBatch[]> = dryRun
        ? ok([])
        : await applyRender(context, panel, { jobs, waves }, false);
      if (!applied.ok) return applied;
      if (json) {
        printJson(context, {
          written: !dryRun,
          batches: jobs.map(({ batch }) => ({
            batch: batch.batchId,
            letters: batch.letters.map(({ invitationId }) => invitationId),
            file: `letters/${batchFileName(batch.batchId)}`,
          })),
          skipped: skipped.map(({ place, why }) => ({ place, why: why === 'voided' ? why : why.code })),
        });
      } else printReprint(context, plan.value, dryRun);
      return ok(0);
    });
  };
};

function printReprint(context: CommandContext, { jobs, skipped }: ReprintPlan, isDryRun: boolean): void {
  const { common, mailroom } = context.words;
  const said = mailroom.reprint;
  printLines(
    context,
    ...jobs.map(({ batch }) => said.made(batch.letters.length, `letters/${batchFileName(batch.batchId)}`)),
    ...(skipped.length === 0 ? [] : [said.skipped(skipped.length)]),
    ...skipped.map(
      ({ place, why }) =>
        `  ${why === 'voided' ? said.voided(place) : describeFailure(why, context.words.language).what}`,
    ),
    said.next,
    ...(isDryRun ? [common.notWritten] : []),
  );
}
