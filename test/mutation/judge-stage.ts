/** Runs the tests of a stage on each of its mutants, and tells which were noticed. */
import path from 'node:path';
import { checkNotice, checkTogether } from './check-runner.ts';
import { equivalentMutants } from './equivalent-mutants.ts';
import { inParallel, measureTests, orderTests } from './measure-tests.ts';
import type { Mutant } from './mutant.ts';
import { nameMutant } from './mutant.ts';
import type { OrderedTests } from './runner.ts';
import { RunnerProcess } from './runner-process.ts';
import type { MutatedStage } from './stage-tests.ts';
import { listStageTests } from './stage-tests.ts';
import type { TestFigures } from './test-figures.ts';
import { testsAt } from './test-figures.ts';

export interface Verdicts {
  readonly killed: readonly Mutant[];
  /** A test came to no end with them. */
  readonly endless: readonly Mutant[];
  readonly survived: readonly Mutant[];
}

export async function judgeStage(
  stage: MutatedStage,
  mutants: readonly Mutant[],
  parallelCount: number,
  print: (line: string) => void,
): Promise<Verdicts> {
  const files = new Set(mutants.map(({ file }) => file));
  const tests = listStageTests(process.cwd(), stage, files);
  const figuresOf = await measureTests([...tests.own, ...tests.commands], parallelCount);
  const runners = Array.from({ length: parallelCount }, () => new RunnerProcess('faults'));
  await checkTogether(figuresOf);
  await inParallel(runners, [...files], (runner, file) => checkNotice(runner, file, figuresOf, print));
  const verdicts = { killed: [] as Mutant[], endless: [] as Mutant[], survived: [] as Mutant[] };
  await inParallel(runners, mutants, async (runner, mutant) => {
    const chosen = chooseTests(mutant, tests, figuresOf);
    if (chosen.length === 0) {
      verdicts.survived.push(mutant);
      print(`  SURVIVED ${nameMutant(mutant)}  (no test comes here)`);
      return;
    }
    const { verdict, isPutIn, failedFile } = await runner.ask({ mutant, tests: chosen });
    if (!isPutIn) throw new Error(`the fault was not loaded: ${nameMutant(mutant)}`);
    if (verdict === 'passed') {
      verdicts.survived.push(mutant);
      const known = equivalentMutants.find(
        (each) => each.file === mutant.file && mutant.change.startsWith(each.change),
      );
      print(`  SURVIVED ${nameMutant(mutant)}${known === undefined ? '' : `  (${known.why})`}`);
      return;
    }
    verdicts[verdict === 'failed' ? 'killed' : 'endless'].push(mutant);
    print(`  ${verdict === 'failed' ? 'noticed' : 'no end '}  ${nameMutant(mutant)}  [${failedFile ?? ''}]`);
  });
  return verdicts;
}

/** The tests that come to a fault: first those named after its file, then the others of the stage, the fastest first. */
function chooseTests(
  { file, place }: Mutant,
  { own, commands }: Readonly<Record<'own' | 'commands', readonly string[]>>,
  figuresOf: ReadonlyMap<string, TestFigures>,
): readonly OrderedTests[] {
  const select = (among: readonly string[]) =>
    among
      .flatMap((test) => {
        const figures = figuresOf.get(test);
        const names = figures === undefined ? [] : testsAt(figures, file, place);
        if (figures === undefined || names.length === 0) return [];
        const seconds = names.reduce((sum, name) => sum + (figures.tests[name]?.seconds ?? 0), 0);
        const rank = bareNameOf(test) === bareNameOf(file) ? 0 : 1;
        return [{ rank, seconds, ordered: orderTests(test, figures, names) }];
      })
      .sort((left, right) => left.rank - right.rank || left.seconds - right.seconds)
      .map(({ ordered }) => ordered);
  return [...select(own), ...select(commands)];
}

function bareNameOf(at: string): string {
  return path.basename(at).replace(/(?:\.test)?\.ts$/, '');
}
