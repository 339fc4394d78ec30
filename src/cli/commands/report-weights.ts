/** `loting report weights`: writes the weights of the members, for those who analyse the verdicts. */
import path from 'node:path';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import { publishStagedFiles, stageFile } from '../../store/atomic-file.ts';
import type { CommandModule } from '../command-spec.ts';
import type { CommandContext } from '../context.ts';
import { dutchDateOf } from '../judge-context.ts';
import type { OpenPanel } from '../open-panel.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';
import type { PlannedWeights } from '../response/plan-weights.ts';
import { planWeights } from '../response/plan-weights.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  addExample(command, words, 'loting report weights');
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    return withPanel(dir, (panel) => {
      const plan = planWeights(panel, dutchDateOf(context.now()));
      if (!plan.ok) return plan;
      const written = dryRun ? ok(undefined) : writeWeights(panel, plan.value);
      if (!written.ok) return written;
      if (json) printJson(context, describeWeights(plan.value, dryRun));
      else printWeights(context, plan.value, dryRun);
      return ok(0);
    });
  };
};

function writeWeights({ folder }: OpenPanel, { file }: PlannedWeights): Result<void> {
  const staged = stageFile(path.join(folder.root, file.file), file.content);
  return staged.ok ? publishStagedFiles([staged.value]) : staged;
}

function describeWeights({ file, summary, classes, isBeforeAdmission }: PlannedWeights, isDryRun: boolean) {
  return {
    written: !isDryRun,
    file: file.file,
    ...summary,
    isBeforeAdmission,
    classes: classes.map(({ strata, sampledCount, memberCount, nonresponseFactor }) => ({
      strata,
      sampledCount,
      memberCount,
      nonresponseFactor,
    })),
  };
}

function printWeights(
  context: CommandContext,
  { file, summary, classes, isBeforeAdmission }: PlannedWeights,
  isDryRun: boolean,
): void {
  const { quantiles } = summary;
  const { common, reports } = context.words;
  const said = reports.weights;
  printHeading(context, said.heading);
  printTable(
    context,
    [{ title: '' }, { title: said.figure, align: 'right' }],
    [
      [said.members, summary.memberCount],
      [said.classes, classes.length],
      [said.designEffect, said.weight(summary.designEffect)],
      [said.effectiveCount, Math.round(summary.effectiveCount)],
      [said.middleHalf, said.range(quantiles.p25, quantiles.p75)],
      [said.percentile95, said.weight(quantiles.p95)],
    ],
  );
  printLines(
    context,
    ...(isBeforeAdmission ? [said.beforeAdmission] : []),
    isDryRun ? common.notWritten : said.written(file.file, file.rowCount),
  );
}
