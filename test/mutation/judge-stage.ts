/** Runs the tests of a stage on each of its mutants, and tells which were noticed. */
import path from 'node:path';
import { checkNotice, checkTogether } from './check-runner.ts';
import { whyEquivalent } from './equivalent-mutants.ts';
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

export interface JudgeOptions {
  readonly parallelCount: number;
  /** Whether what the tests of the stage itself do not notice is looked at by tests of commands too. */
  readonly hasCommands: boolean;
  readonly print: (line: string) => void;
}

export async function judgeStage(
  stage: MutatedStage,
  mutants: readonly Mutant[],
  options: JudgeOptions,
): Promise<Verdicts> {
  const { own, commands } = listStageTests(process.cwd(), stage, new Set(mutants.map(({ file }) => file)));
  const first = await judgeBy(own, mutants, options);
  options.print(
    `  after the tests of the stage itself ${first.survived.length} of ${mutants.length} are left`,
  );
  const second = options.hasCommands
    ? await judgeBy(commands, first.survived, options)
    : { killed: [], endless: [], survived: first.survived };
  for (const mutant of second.survived) {
    const why = whyEquivalent(mutant);
    options.print(`  SURVIVED ${nameMutant(mutant)}${why === undefined ? '' : `  (${why})`}`);
  }
  return {
    killed: [...first.killed, ...second.killed],
    endless: [...first.endless, ...second.endless],
    survived: second.survived,
  };
}

async function judgeBy(
  tests: readonly string[],
  mutants: readonly Mutant[],
  { parallelCount, print }: JudgeOptions,
): Promise<Verdicts> {
  const verdicts = { killed: [] as Mutant[], endless: [] as Mutant[], survived: [] as Mutant[] };
  if (mutants.length === 0) return verdicts;
  const figuresOf = await measureTests(tests, parallelCount);
  await checkTogether(figuresOf);
  const files = new Set(mutants.map(({ file }) => file));
  const runners = Array.from({ length: parallelCount }, () => new RunnerProcess('faults'));
  await checkNotice(files, figuresOf, print);
  await inParallel(runners, mutants, async (runner, mutant) => {
    const chosen = chooseTests(mutant, figuresOf);
    if (chosen.length === 0) {
      verdicts.survived.push(mutant);
      print(`  no test comes to ${nameMutant(mutant)}`);
      return;
    }
    const { verdict, isPutIn, failedFile = '' } = await runner.ask({ mutant, tests: chosen });
    if (!isPutIn) throw new Error(`the fault was not loaded: ${nameMutant(mutant)}`);
    const [list, word] = (
      {
        failed: ['killed', 'noticed '],
        'no-end': ['endless', 'no end  '],
        passed: ['survived', 'passed  '],
      } as const
    )[verdict];
    verdicts[list].push(mutant);
    print(`  ${word} ${nameMutant(mutant)}${failedFile === '' ? '' : `  [${failedFile}]`}`);
  });
  return verdicts;
}

/** The tests that come to a fault: first those named after its file, then the others, the fastest first. */
function chooseTests(
  { file, place }: Mutant,
  figuresOf: ReadonlyMap<string, TestFigures>,
): readonly OrderedTests[] {
  return [...figuresOf]
    .flatMap(([test, figures]) => {
      const names = testsAt(figures, file, place);
      if (names.length === 0) return [];
      const seconds = names.reduce(
        (sum, name) => sum + (figures.tests[name]?.seconds ?? 0),
        figures.outside.seconds,
      );
      const rank = bareNameOf(test) === bareNameOf(file) ? 0 : 1;
      return [{ rank, seconds, ordered: orderTests(test, figures, names) }];
    })
    .sort((left, right) => left.rank - right.rank || left.seconds - right.seconds)
    .map(({ ordered }) => ordered);
}

function bareNameOf(at: string): string {
  return path.basename(at).replace(/(?:\.test)?\.ts$/, '');
}
