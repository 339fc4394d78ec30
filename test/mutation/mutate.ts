/**
 * `npm run mutate`: puts small faults into the stages that decide, one at a time, and counts how many the tests notice.
 *
 *     npm run mutate                                60 faults in each stage
 *     npm run mutate -- --stage draw --count all    every fault in one stage: takes hours
 *     npm run mutate -- --seed 2                    another sample
 *     npm run mutate -- --file src/draw/binomial.ts faults in one file only
 *     npm run mutate -- --own                       without the tests of commands, which are slow
 *
 * Which faults are sampled depends on the seed and the source only. The exit code is 1 below 85% noticed.
 */
import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { whyEquivalent } from './equivalent-mutants.ts';
import { findMutants } from './find-mutants.ts';
import { judgeStage } from './judge-stage.ts';
import type { Mutant } from './mutant.ts';
import { mutatedStages } from './stage-tests.ts';

const LEAST_SHARE = 0.85;

const { values } = parseArgs({
  options: {
    stage: { type: 'string', multiple: true, default: [...mutatedStages] },
    file: { type: 'string' },
    count: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    parallel: { type: 'string', default: '2' },
    own: { type: 'boolean', default: false },
  },
});

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * `count` of the mutants, each as likely. A run that is stopped has judged a sample too, since they come in no order. The
 * ticket of a mutant follows from the seed and its own code only, so that a change elsewhere leaves it in the sample.
 */
function sample(mutants: readonly Mutant[], count: number, seed: string): readonly Mutant[] {
  const seen = new Map<string, number>();
  return mutants
    .map((mutant) => {
      const name = `${mutant.file} ${mutant.change}`;
      const index = (seen.get(name) ?? -1) + 1;
      seen.set(name, index);
      const ticket = createHash('sha256').update(`${seed} ${index} ${name}`).digest('hex');
      return { mutant, ticket };
    })
    .sort((left, right) => (left.ticket < right.ticket ? -1 : 1))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}

for (const stage of mutatedStages.filter((name) => values.stage.includes(name))) {
  const all = findMutants(process.cwd(), `src/${stage}`).filter(
    ({ file }) => values.file === undefined || file === values.file,
  );
  const chosen = sample(all, values.count === 'all' ? all.length : Number(values.count), values.seed);
  print(`\n${stage}: ${chosen.length} of ${all.length} faults, seed ${values.seed}`);
  const { killed, endless, survived } = await judgeStage(stage, chosen, {
    parallelCount: Number(values.parallel),
    hasCommands: !values.own,
    print,
  });
  const share = (killed.length + endless.length) / chosen.length;
  const unchangedCount = survived.filter((mutant) => whyEquivalent(mutant) !== undefined).length;
  print(
    `${stage}: of ${chosen.length} faults ${killed.length} failed a test, with ${endless.length} a test came to no end, ` +
      `${survived.length} survived, of which ${unchangedCount} change nothing: ${(100 * share).toFixed(1)}% noticed`,
  );
  if (share < LEAST_SHARE) process.exitCode = 1;
}
