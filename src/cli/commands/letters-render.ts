/** `loting letters render`: makes letters as PDF batches, each with a cover sheet, and a manifest for the mailroom. */
import { letterKinds } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { dutchDateOf } from '../judge-context.ts';
import { applyRender } from '../letters/apply-render.ts';
import { findLateLetters } from '../letters/find-late-letters.ts';
import { planRender } from '../letters/plan-render.ts';
import { describeRender, printRender } from '../letters/print-render.ts';
import { readRenderRequest } from '../letters/read-render-request.ts';
import type { RenderedBatch } from '../letters/render-plan.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printFailures } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--kind <kind>', `which letters: ${letterKinds.join(', ')}`, 'invitation')
    .option('--wave <number>', 'the wave; 1 unless given, and for letters to members every wave')
    .option('--case <id>', 'the case that letters of the kind "case" are about')
    .option('--profile <profile>', 'tagged (can be read aloud) or print (smaller and faster)')
    .option('--leave-out', 'make the other letters when some cannot be printed')
    .option('--replace', 'replace letters that were not printed yet with other texts or another look');
  addExample(
    command,
    words,
    'loting letters render --wave 1',
    'loting letters render --kind reminder --wave 1 --profile print',
    'loting letters render --kind case --case case-1',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const request = readRenderRequest(options);
    if (!request.ok) return Promise.resolve(request);
    return withPanel(dir, async (panel) => {
      const plan = planRender(panel, request.value);
      if (!plan.ok) return plan;
      const [late, ...others] = findLateLetters(plan.value.jobs, dutchDateOf(context.now()));
      if (late !== undefined) return refuse(late, ...others);
      const [first, ...rest] = plan.value.failures;
      if (first !== undefined) {
        if (options['leaveOut'] !== true) return refuse(first, ...rest);
        printFailures(context, plan.value.failures);
      }
      const applied: Result<readonly RenderedBatch[] | undefined> = dryRun
        ? ok(undefined)
        : await applyRender(context, panel, plan.value.jobs, options['replace'] === true);
      if (!applied.ok) return applied;
      if (json) describeRender(context, plan.value, applied.value);
      else printRender(context, plan.value, applied.value);
      return ok(0);
    });
  };
};
