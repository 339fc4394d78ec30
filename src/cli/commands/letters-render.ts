/** `loting letters render`: makes letters as PDF batches, each with a cover sheet, and a manifest for the mailroom. */
import { letterKinds } from '../../domain/letter-kinds.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { isOnPaper } from '../../store/tables/batch-table.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmEffects } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import { applyRender } from '../letters/apply-render.ts';
import { findLateLetters } from '../letters/find-late-letters.ts';
import { planRender } from '../letters/plan-render.ts';
import { describeRender, printRender } from '../letters/print-render.ts';
import { readRenderRequest } from '../letters/read-render-request.ts';
import type { MendedCovers } from '../letters/mend-covers.ts';
import { mendCovers } from '../letters/mend-covers.ts';
import type { RenderPlan } from '../letters/render-plan.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printFailures } from '../print-failures.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  const { kindOption, caseOption, render } = words.letters;
  command
    .option('--kind <kind>', kindOption(letterKinds.join(', ')), 'invitation')
    .option('--wave <number>', render.waveOption)
    .option('--case <id>', caseOption)
    .option('--profile <profile>', render.profileOption)
    .option('--leave-out', render.leaveOutOption)
    .option('--replace', render.replaceOption);
  addYesOption(command, words);
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
      const mayReplace = options['replace'] === true;
      const effects = dryRun || !mayReplace ? [] : effectsOf(context, plan.value);
      const agreed = await confirmEffects(context, options['yes'] === true, effects);
      if (!agreed.ok) return agreed;
      const applied = dryRun ? ok(undefined) : await makeLetters(context, panel, plan.value, mayReplace);
      if (!applied.ok) return applied;
      if (json) describeRender(context, plan.value, applied.value?.done);
      else printRender(context, plan.value, applied.value?.done);
      const lost = applied.value?.failures ?? [];
      printFailures(context, lost);
      return ok(lost.length === 0 ? 0 : 1);
    });
  };
};

/** Cover sheets that cannot come back as they were are told when everything else is made. */
async function makeLetters(
  context: CommandContext,
  panel: OpenPanel,
  plan: RenderPlan,
  mayReplace: boolean,
): Promise<Result<MendedCovers>> {
  const mended = await mendCovers(context, panel, plan.covers);
  if (!mended.ok) return mended;
  const made = await applyRender(context, panel, plan, mayReplace);
  if (!made.ok) return made;
  return ok({ done: [...mended.value.done, ...made.value], failures: mended.value.failures });
}

/** Batches whose letters are on paper are not replaced: they come back as they were, or not at all. */
function effectsOf({ words }: CommandContext, { jobs }: RenderPlan): readonly string[] {
  const again = jobs.filter(({ recorded }) => recorded !== undefined && !isOnPaper(recorded));
  const letterCount = again.reduce((sum, { batch }) => sum + batch.letters.length, 0);
  return again.length === 0 ? [] : [words.confirm.effects.replace(again.length, letterCount)];
}
