/** `loting assign replace`: fills the places of members who dropped out of groups, from the published order of reserves. */
import { z } from 'zod';
import { loadSolver } from '../../assignment/solver.ts';
import { failure } from '../../domain/failure.ts';
import type { ResidentId } from '../../domain/ids.ts';
import { ExclusionReasonCodeSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { CommandModule } from '../command-spec.ts';
import { addYesOption, confirmAndApply } from '../confirm.ts';
import type { CommandContext } from '../context.ts';
import type { ReplacePlan, WantedChange } from '../groups/plan-replace.ts';
import { applyReplace, planReplace } from '../groups/plan-replace.ts';
import { dutchDateOf } from '../judge-context.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addDryRunOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printHeading, printJson, printLines, printTable } from '../print.ts';

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.assignment.replace;
  addDirOption(command, words);
  addJsonOption(command, words);
  addDryRunOption(command, words);
  command
    .option('--member <id>', said.memberOption)
    .option('--case <id>', said.caseOption)
    .option('--reason <code>', said.reasonOption);
  addYesOption(command, words);
  addExample(
    command,
    words,
    'loting assign replace',
    'loting assign replace --member 1-000042 --case case-2 --reason cannot-come',
  );
  return (context, options) => {
    const { dir, dryRun, json } = readSharedOptions(context, options);
    const wanted = readWanted(options);
    if (!wanted.ok) return Promise.resolve(wanted);
    return withPanel(dir, async (panel) => {
      const solver = await loadSolver();
      const at = context.now();
      const today = dutchDateOf(at);
      const planned = await confirmAndApply(
        context,
        panel.db,
        { isSure: options['yes'] === true, isDryRun: dryRun },
        {
          plan: () => planReplace(panel, solver, wanted.value, today),
          effectsOf: (plan) => effectsOf(context, plan),
          apply: (plan) => applyReplace(panel, plan, solver.name, at.toISOString()),
        },
      );
      if (!planned.ok) return planned;
      if (json) printJson(context, describePlan(planned.value, dryRun));
      else printPlan(context, planned.value, dryRun);
      return ok(0);
    });
  };
};

/** One sentence a case. */
function effectsOf({ words }: CommandContext, { changes }: ReplacePlan): readonly string[] {
  return [...new Set(changes.map(({ caseId }) => caseId))].map((caseId) => {
    const own = changes.filter((change) => change.caseId === caseId);
    return words.confirm.effects.seatsChange(
      caseId,
      own.length,
      own.filter(({ enters }) => enters !== null).length,
    );
  });
}

const WantedSchema = z.object({
  member: z.string().optional(),
  case: z.string().optional(),
  reason: z.string().optional(),
});

function readWanted(options: Readonly<Record<string, unknown>>): Result<WantedChange | undefined> {
  const { member, case: caseId, reason } = WantedSchema.parse(options);
  if (member === undefined && caseId === undefined && reason === undefined) return ok(undefined);
  if (member === undefined || caseId === undefined || reason === undefined) {
    const problem = { code: 'go-together', options: ['--member', '--case', '--reason'] } as const;
    return refuse(failure('command.wrong-option', { option: '--member', problem }));
  }
  if (!ExclusionReasonCodeSchema.safeParse(reason).success || panelReasons.has(reason)) {
    const problem = { code: 'reason-code' } as const;
    return refuse(failure('command.wrong-option', { option: '--reason', problem }));
  }
  return ok({ member, caseId, reason });
}

/** Codes that say what the panel itself knows: staff do not type them. */
const panelReasons: ReadonlySet<string> = new Set([
  'withdrawn',
  'moved-or-deceased',
  'opted-out',
  'erased',
  'excluded',
]);

/** The cases that somebody comes into, and so needs a letter about. */
function casesThatGain({ changes }: ReplacePlan): readonly string[] {
  return [...new Set(changes.flatMap(({ caseId, enters }) => (enters === null ? [] : [caseId])))];
}

/** Quotas below their minimum, by case. */
function shortQuotas({ results }: ReplacePlan) {
  return results.flatMap(({ caseId, quotas }) =>
    quotas
      .filter(({ reached, minimum }) => reached < minimum)
      .map(({ feature, value, reached, minimum }) => ({ caseId, feature, value, reached, minimum })),
  );
}

function describePlan(plan: ReplacePlan, isDryRun: boolean) {
  return {
    written: !isDryRun && plan.changes.length > 0,
    changes: plan.changes,
    empty: plan.empty,
    shortQuotas: shortQuotas(plan),
    cases: plan.results,
  };
}

function printPlan(context: CommandContext, plan: ReplacePlan, isDryRun: boolean): void {
  const { changes, empty, missing, memberNumbers } = plan;
  const nameOf = (residentId: ResidentId): string => memberNumbers.get(residentId) ?? residentId;
  const { assignment, common } = context.words;
  const said = assignment.replace;
  if (changes.length === 0 && empty.length === 0) {
    printLines(context, said.nothingToDo);
    return;
  }
  printHeading(context, said.heading);
  printTable(
    context,
    [
      { title: assignment.case },
      { title: assignment.seat, align: 'right' },
      { title: said.leaves },
      { title: said.because },
      { title: said.comesIn },
    ],
    changes.map(({ caseId, seatNumber, leaves, reason, enters }) => [
      caseId,
      seatNumber,
      nameOf(leaves),
      said.reasonName(reason),
      enters === null ? said.nobody : nameOf(enters),
    ]),
    [
      common.total,
      changes.length,
      '',
      '',
      said.comeInCount(changes.filter(({ enters }) => enters !== null).length),
    ],
  );
  if (empty.length > 0) {
    printHeading(context, said.emptyHeading);
    printTable(
      context,
      [{ title: assignment.case }, { title: assignment.seat, align: 'right' }, { title: said.missing }],
      empty.map(({ caseId, seatNumber, leftBy }) => [
        caseId,
        seatNumber,
        Object.values(missing.get(leftBy)?.features ?? {})
          .map((value) => assignment.valueName(value))
          .join(', '),
      ]),
    );
    printLines(
      context,
      ...shortQuotas(plan).map(({ caseId, feature, value, reached, minimum }) =>
        said.shortQuota(
          caseId,
          assignment.featureName(feature),
          assignment.valueName(value),
          reached,
          minimum,
        ),
      ),
      said.admit,
    );
  }
  if (isDryRun) printLines(context, common.notWritten);
  else if (changes.length === 0) printLines(context, said.unchanged);
  else printLines(context, said.next, ...casesThatGain(plan).map((caseId) => said.letters(caseId)));
}
