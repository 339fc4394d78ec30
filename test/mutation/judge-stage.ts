/** Runs the tests of a stage on each of its mutants, and tells which were noticed. */
import path from 'node:path';
import { equivalentMutants } from './equivalent-mutants.ts';
import type { Mutant } from './mutant.ts';
import { nameMutant } from './mutant.ts';
import { RunnerProcess } from './runner-process.ts';
import type { MutatedStage } from './stage-tests.ts';
import { readRelatedTests } from './stage-tests.ts';

export interface Verdicts {
  readonly killed: readonly Mutant[];
  readonly timedOut: readonly Mutant[];
  readonly survived: readonly Mutant[];
}

/** A test on the sources as they are may take this long. */
const LONGEST_SECONDS = 600;
/** On a mutant it may take so many times what it took, and some seconds more for a loaded machine. */
const LIMIT_FACTOR = 6;
const LIMIT_MARGIN_SECONDS = 20;

export async function judgeStage(
  stage: MutatedStage,
  mutants: readonly Mutant[],
  parallelCount: number,
  print: (line: string) => void,
): Promise<Verdicts> {
  const related = readRelatedTests(process.cwd(), stage);
  const runners = Array.from({ length: parallelCount }, () => new RunnerProcess());
  const stopAll = (): void => {
    for (const runner of runners) runner.stop();
  };
  process.once('exit', stopAll);
  process.once('SIGINT', () => process.exit(130));
  const seconds = new Map<string, number>();
  await inParallel(runners, related.all, async (runner, test) => {
    const startedAt = performance.now();
    const answer = await runner.ask({ test }, LONGEST_SECONDS);
    if (answer?.hasPassed !== true) {
      throw new Error(`${test} fails without a fault: ${answer?.failure ?? 'it takes too long'}`);
    }
    seconds.set(test, (performance.now() - startedAt) / 1000);
  });
  const verdicts = { killed: [] as Mutant[], timedOut: [] as Mutant[], survived: [] as Mutant[] };
  await inParallel(runners, mutants, async (runner, mutant) => {
    const { own, commands } = related.of(mutant.file);
    const bySeconds = (tests: readonly string[]) =>
      tests.toSorted(
        (left, right) =>
          nearness(mutant, left) - nearness(mutant, right) ||
          (seconds.get(left) ?? 0) - (seconds.get(right) ?? 0),
      );
    let isPutIn = false;
    for (const test of [...bySeconds(own), ...bySeconds(commands)]) {
      const limit = LIMIT_MARGIN_SECONDS + LIMIT_FACTOR * (seconds.get(test) ?? 0);
      const answer = await runner.ask({ mutant, test }, limit);
      isPutIn ||= answer?.isPutIn === true;
      if (answer?.hasPassed === true) continue;
      if (answer?.isPutIn === false) {
        print(`  (${test} fails without the fault in ${mutant.file}: ${answer.failure ?? ''})`);
        continue;
      }
      verdicts[answer === undefined ? 'timedOut' : 'killed'].push(mutant);
      print(`  ${answer === undefined ? 'no end ' : 'noticed'}  ${nameMutant(mutant)}  [${test}]`);
      return;
    }
    verdicts.survived.push(mutant);
    const known = equivalentMutants.find(
      (each) => each.file === mutant.file && mutant.change.startsWith(each.change),
    );
    const why = isPutIn ? known?.why : 'no test loads this file';
    print(`  SURVIVED ${nameMutant(mutant)}${why === undefined ? '' : `  (${why})`}`);
  });
  process.off('exit', stopAll);
  stopAll();
  return verdicts;
}

/** 0 for the test that is named after the file, 1 for any other. */
function nearness({ file }: Mutant, test: string): number {
  return bareNameOf(file) === bareNameOf(test) ? 0 : 1;
}

function bareNameOf(at: string): string {
  return path.basename(at).replace(/(?:\.test)?\.ts$/, '');
}

/** Each runner takes the next task when it has done one. */
async function inParallel<T>(
  runners: readonly RunnerProcess[],
  tasks: readonly T[],
  run: (runner: RunnerProcess, task: T) => Promise<void>,
): Promise<void> {
  const waiting = tasks.values();
  await Promise.all(
    runners.map(async (runner) => {
      for (const task of waiting) await run(runner, task);
    }),
  );
}
