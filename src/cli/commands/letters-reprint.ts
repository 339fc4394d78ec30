/** `loting letters reprint`: prints letters again with the same code, in a small batch of their own. */
import { failure } from '../../domain/failure.ts';
import { PrintProfileSchema } from '../../domain/print-profile.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { applyRender } from '../letters/apply-render.ts';
import { batchFileName } from '../letters/letter-files.ts';
import { countLetters } from '../letters/mailroom-options.ts';
import { planReprint } from '../letters/plan-reprint.ts';
import type { RenderedBatch, RenderJob } from '../letters/render-plan.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printJson, printLines } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  command.argument(
    '<letters...>',
    'letters by batch and number, as at the foot of each, such as w1-GM0344-001:12; or a whole batch',
  );
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command.option('--profile <profile>', 'tagged or print; that of the first letters unless given');
  addExample(command, words, 'loting letters reprint w1-GM0344-001:12 w1-GM0344-003:207');
  return (context, options, args) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const profile = PrintProfileSchema.optional().safeParse(options['profile']);
    if (!profile.success) {
      const problem = `it takes one of ${PrintProfileSchema.options.join(', ')}`;
      return Promise.resolve(refuse(failure('command.wrong-option', { option: '--profile', problem })));
    }
    return withPanel(dir, async (panel) => {
      const jobs = planReprint(panel, args, profile.data);
      if (!jobs.ok) return jobs;
      const applied: Result<readonly RenderedBatch[]> = dryRun
        ? ok([])
        : await applyRender(context, panel, jobs.value, false);
      if (!applied.ok) return applied;
      if (json) {
        printJson(context, {
          written: !dryRun,
          batches: jobs.value.map(({ batch }) => ({
            batch: batch.batchId,
            letters: batch.letters.map(({ invitationId }) => invitationId),
            file: `letters/${batchFileName(batch.batchId)}`,
          })),
        });
      } else printReprint(context, jobs.value, dryRun);
      return ok(0);
    });
  };
};

function printReprint(context: CommandContext, jobs: readonly RenderJob[], isDryRun: boolean): void {
  printLines(
    context,
    ...jobs.map(
      ({ batch }) =>
        `${countLetters(batch.letters.length)} again, with the same codes: letters/${batchFileName(batch.batchId)}`,
    ),
    'Destroy the letters that these replace, when they are still in the house.',
    ...(isDryRun ? ['Nothing was written (--dry-run).'] : []),
  );
}
