/** `loting draw plan`: letters, seats and expected sign-ups, before any seed exists. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import { planDraw } from '../../draw/plan-draw.ts';
import { simulateSignUps } from '../../draw/simulate-sign-ups.ts';
import type { CommandModule } from '../command-spec.ts';
import { withPanel } from '../open-panel.ts';
import { addDirOption, addExample, addJsonOption, readSharedOptions } from '../options.ts';
import { printDrawPlan } from '../print-draw-plan.ts';
import { printJson } from '../print.ts';
import { readCommittedFrame } from '../read-frame.ts';
import { letSignalsIn } from '../stop-cleanly.ts';
import { readPositiveInteger } from '../read-number.ts';

/** Enough for a chance to three digits, in seconds. */
const MOST_SIMULATIONS = 100_000;

export const configure: CommandModule['configure'] = (command, words) => {
  const said = words.draw.plan;
  addDirOption(command, words);
  addJsonOption(command, words);
  command
    .option('--strata', said.strataOption)
    .option('--simulations <number>', said.simulationsOption, '2000')
    .option('--seed <text>', said.seedOption, 'plan');
  addExample(command, words, 'loting draw plan --strata');
  return async (context, options) => {
    const { dir, json } = readSharedOptions(context, options);
    const simulationCount = readSimulationCount(options['simulations']);
    if (!simulationCount.ok) return simulationCount;
    return withPanel(dir, async (panel) => {
      const committed = readCommittedFrame(panel);
      if (!committed.ok) return committed;
      const plan = planDraw(committed.value.frame, panel.settings);
      if (!plan.ok) return plan;
      await letSignalsIn();
      const missChances = simulateSignUps(plan.value.municipalities, {
        simulationCount: simulationCount.value,
        seed: String(options['seed']),
        panelMinimum: panel.settings.panel.members.minimum,
      });
      if (json) printJson(context, { ...plan.value, missChances });
      else printDrawPlan(context, plan.value, missChances, options['strata'] === true);
      return ok(0);
    });
  };
};

function readSimulationCount(value: unknown): Result<number> {
  const count = readPositiveInteger('--simulations', value);
  if (!count.ok || count.value <= MOST_SIMULATIONS) return count;
  const problem = { code: 'at-most', maximum: MOST_SIMULATIONS } as const;
  return refuse(failure('command.wrong-option', { option: '--simulations', problem }));
}
