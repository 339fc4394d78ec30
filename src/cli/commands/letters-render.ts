/** `loting letters render`: makes the letters of a wave as PDF batches, with a manifest for the mailroom. */
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printFailures, printHeading, printJson, printLines, printTable } from '../print.ts';
import { readPositiveInteger } from '../read-number.ts';
import type { RenderPlan, RenderResult } from '../render-wave.ts';
import { batchFileName, manifestFileName } from '../letter-files.ts';
import { applyRender, planRender } from '../render-wave.ts';

export const configure: CommandModule['configure'] = (command) => {
  addDirOption(command);
  addJsonOption(command);
  addDryRunOption(command);
  command
    .option('--wave <number>', 'the wave whose letters are made', '1')
    .option('--leave-out', 'make the other letters when some cannot be printed')
    .option('--replace', 'replace letters that were made before with other texts or another look');
  addExample(command, 'loting letters render --wave 1');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wave = readPositiveInteger('--wave', options['wave']);
    if (!wave.ok) return Promise.resolve(wave);
    return withPanel(dir, async (panel) => {
      const plan = planRender(panel, wave.value);
      if (!plan.ok) return plan;
      const [first, ...rest] = plan.value.failures;
      if (first !== undefined) {
        if (options['leaveOut'] !== true) return refuse(first, ...rest);
        printFailures(context, plan.value.failures);
      }
      const applied = dryRun
        ? ok('not-written' as const)
        : await applyRender(context, panel, plan.value, options['replace'] === true);
      if (!applied.ok) return applied;
      if (json) printJson(context, describeRender(plan.value, applied.value));
      else printRender(context, plan.value, applied.value);
      return ok(0);
    });
  };
};

function describeRender(plan: RenderPlan, applied: RenderResult) {
  return {
    result: applied,
    wave: plan.wave,
    batches: plan.batches.map((batch) => ({
      batch: batch.batchId,
      municipality: batch.municipality,
      letters: batch.letters.length,
      file: `letters/${batchFileName(batch.batchId)}`,
    })),
    manifest: `letters/${manifestFileName(plan.wave)}`,
    leftOut: plan.refused.map(({ invitationId }) => invitationId),
  };
}

function printRender(context: CommandContext, plan: RenderPlan, applied: RenderResult): void {
  printHeading(context, `Letters of wave ${plan.wave}`);
  const municipalities = [...new Set(plan.batches.map(({ municipality }) => municipality))];
  const rows = municipalities.map((municipality) => {
    const batches = plan.batches.filter((batch) => batch.municipality === municipality);
    const letters = batches.reduce((sum, batch) => sum + batch.letters.length, 0);
    return { municipality, batchCount: batches.length, letters, batches };
  });
  printTable(
    context,
    [
      { title: 'Municipality' },
      { title: 'Letters', align: 'right' },
      { title: 'Batches', align: 'right' },
      { title: 'Files' },
    ],
    rows.map(({ municipality, batchCount, letters, batches }) => {
      const [first] = batches;
      const last = batches.at(-1);
      const files =
        first === undefined || last === undefined
          ? ''
          : first === last
            ? batchFileName(first.batchId)
            : `${batchFileName(first.batchId)} to ${batchFileName(last.batchId)}`;
      return [municipality, letters, batchCount, files];
    }),
    [
      'Total',
      rows.reduce((sum, { letters }) => sum + letters, 0),
      plan.batches.length,
      manifestFileName(plan.wave),
    ],
  );
  printLines(
    context,
    ...(plan.refused.length > 0 ? [`${plan.refused.length} letters were left out; see above.`] : []),
    {
      written:
        'The PDF files and the manifest for the mailroom are in letters/. They hold names and login codes.',
      unchanged: 'These letters were made before, with the same bytes. The files were written again.',
      replaced: 'The letters that were made before were replaced. Destroy earlier prints.',
      'not-written': 'Nothing was written (--dry-run).',
    }[applied],
  );
}
