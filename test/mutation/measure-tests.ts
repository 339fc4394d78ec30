/** Runs the tests of a stage on the sources as they are: they must pass, and it is noted where each of them comes. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OrderedTests } from './runner.ts';
import { RunnerProcess } from './runner-process.ts';
import type { TestFigures } from './test-figures.ts';

/** Figures are kept until a source, the test or what tests share changes. */
const keptFigures = 'node_modules/.cache/loting-mutation';

/** The figures of each test file. It throws when one fails without a fault. */
export async function measureTests(
  tests: readonly string[],
  parallelCount: number,
): Promise<ReadonlyMap<string, TestFigures>> {
  const figuresOf = new Map<string, TestFigures>();
  const runners = Array.from({ length: parallelCount }, () => new RunnerProcess('measure'));
  const sources = digestSources(process.cwd());
  await inParallel(runners, tests, async (runner, file) => {
    const kept = path.join(keptFigures, `${digest(sources, file, readFileSync(file))}.json`);
    if (existsSync(kept)) {
      figuresOf.set(file, JSON.parse(readFileSync(kept, 'utf8')) as TestFigures);
      return;
    }
    const { figures, failure } = await runner.ask({ tests: [{ file }] });
    if (figures === undefined) throw new Error(`${file} fails without a fault: ${failure ?? ''}`);
    figuresOf.set(file, figures);
    mkdirSync(keptFigures, { recursive: true });
    writeFileSync(kept, JSON.stringify(figures));
  });
  return figuresOf;
}

/** A digest of everything that any test could load, but for the other tests. */
function digestSources(root: string): string {
  const files = ['src', 'test', 'templates', 'fixtures', 'docs']
    .flatMap((folder) =>
      readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(folder, name),
      ),
    )
    .filter((file) => !file.endsWith('.test.ts') && statSync(path.join(root, file)).isFile())
    .sort();
  return digest(...files.flatMap((file) => [file, readFileSync(path.join(root, file))]));
}

function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
}

/** Each runner takes the next task when it has done one. They are stopped at the end, and when the program is. */
export async function inParallel<T>(
  runners: readonly RunnerProcess[],
  tasks: readonly T[],
  run: (runner: RunnerProcess, task: T) => Promise<void>,
): Promise<void> {
  const stopAll = (): void => {
    for (const runner of runners) runner.stop();
  };
  process.once('exit', stopAll);
  const waiting = tasks.values();
  await Promise.all(
    runners.map(async (runner) => {
      for (const task of waiting) await run(runner, task);
    }),
  );
  process.off('exit', stopAll);
  stopAll();
}

/** The seconds of a whole test file. */
export function totalSecondsOf({ outside, tests }: TestFigures): number {
  return outside.seconds + Object.values(tests).reduce((sum, { seconds }) => sum + seconds, 0);
}

/** What is asked of a runner: only the tests named, with how long each of them takes. */
export function orderTests(file: string, figures: TestFigures, names: readonly string[]): OrderedTests {
  const wanted = new Set(names);
  return {
    file,
    skipped: Object.keys(figures.tests).filter((name) => !wanted.has(name)),
    seconds: Object.fromEntries(Object.entries(figures.tests).map(([name, { seconds }]) => [name, seconds])),
    outsideSeconds: figures.outside.seconds,
  };
}
