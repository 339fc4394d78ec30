/** Holds the runner to what must come out before anything is asked of it. */
import { readFileSync } from 'node:fs';
import { inParallel, orderTests, totalSecondsOf } from './measure-tests.ts';
import type { Mutant } from './mutant.ts';
import { RunnerProcess } from './runner-process.ts';
import type { TestFigures } from './test-figures.ts';

/** All tests must pass in one thread too, one file after the other, as they run on a fault. */
export async function checkTogether(figuresOf: ReadonlyMap<string, TestFigures>): Promise<void> {
  const tests = [...figuresOf]
    .sort(([, left], [, right]) => totalSecondsOf(left) - totalSecondsOf(right))
    .map(([file, figures]) => orderTests(file, figures, Object.keys(figures.tests)));
  await inParallel([new RunnerProcess('faults')], [tests], async (runner) => {
    const { verdict, failedFile, failure } = await runner.ask({ tests });
    if (verdict === 'passed') return;
    throw new Error(`${failedFile ?? ''} fails without a fault, after others: ${failure ?? ''}`);
  });
}

/** A source that does not load must be noticed, whichever it is, and one that does must pass in between, once. */
export async function checkNotice(
  files: ReadonlySet<string>,
  figuresOf: ReadonlyMap<string, TestFigures>,
  print: (line: string) => void,
): Promise<void> {
  let hasPassed = false;
  await inParallel([new RunnerProcess('faults')], [...files], async (runner, file) => {
    const [fastest] = [...figuresOf]
      .filter(([, { outside, tests }]) =>
        [outside, ...Object.values(tests)].some(({ places }) => file in places),
      )
      .sort(([, left], [, right]) => totalSecondsOf(left) - totalSecondsOf(right));
    if (fastest === undefined) {
      print(`  no test loads ${file}`);
      return;
    }
    const [test, figures] = fastest;
    const tests = [orderTests(test, figures, namesThatLoad(figures, file))];
    const noticed = await runner.ask({ mutant: breakWhole(file), tests });
    if (noticed.verdict !== 'failed') throw new Error(`${file}, broken, is ${noticed.verdict} by ${test}`);
    if (hasPassed) return;
    const whole = await runner.ask({ tests });
    if (whole.verdict !== 'passed') throw new Error(`${file}, whole again, is ${whole.verdict} by ${test}`);
    hasPassed = true;
  });
}

function breakWhole(file: string): Mutant {
  const end = readFileSync(file, 'utf8').length;
  const replacement = "throw new Error('broken');";
  return { file, line: 1, column: 1, place: 0, start: 0, end, replacement, change: 'broken' };
}

/** The first test when what is done for all loads a file; else all that find it loaded. */
function namesThatLoad({ outside, tests }: TestFigures, file: string): readonly string[] {
  const names = Object.keys(tests);
  if (file in outside.places) return names.slice(0, 1);
  return names.filter((name) => file in (tests[name]?.places ?? {}));
}
