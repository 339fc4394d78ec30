/**
 * A process that runs tests on sources in which one fault was put, as its parent asks for it. The fault is put in when
 * vitest reads the file, so that nothing on disk changes. It is a process of its own since a fault can make it hang.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createVitest } from 'vitest/node';
import type { Mutant } from './mutant.ts';
import { applyMutant } from './mutant.ts';

/** A test file to run, with a fault or on the sources as they are. */
export interface TestOrder {
  readonly mutant?: Mutant;
  readonly test: string;
}

export interface TestAnswer {
  readonly hasPassed: boolean;
  /** Whether this test or one before it has loaded the fault. */
  readonly isPutIn: boolean;
  /** The first sentence of what failed. */
  readonly failure?: string;
}

const root = process.cwd();
let present: Mutant | undefined;
/** Whether any test has loaded the fault that is present. */
let isPutIn = false;
let runFolder = mkdtempSync(path.join(tmpdir(), 'loting-mutant-'));

const vitest = await createVitest(
  'test',
  {
    // Not the configuration of the tests: it has projects that share loaded sources between tests, and only what is loaded
    // anew has the fault in it.
    config: false,
    root,
    include: ['test/**/*.test.ts'],
    pool: 'forks',
    isolate: true,
    env: { LOTING_LANG: 'en' },
    watch: false,
    maxWorkers: 1,
    reporters: [{}],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    bail: 1,
  },
  {
    plugins: [
      {
        name: 'put-in-one-fault',
        enforce: 'pre',
        transform: (source: string, id: string) => {
          if (present === undefined || id !== path.join(root, present.file)) return undefined;
          isPutIn = true;
          return applyMutant(source, present);
        },
      },
    ],
  },
);

async function runTest({ mutant, test }: TestOrder): Promise<TestAnswer> {
  if (
    mutant?.file !== present?.file ||
    mutant?.start !== present?.start ||
    mutant?.change !== present?.change
  ) {
    for (const file of [present?.file, mutant?.file]) {
      if (file !== undefined) vitest.invalidateFile(path.join(root, file));
    }
    present = mutant;
    isPutIn = false;
    // What one fault made must not be found by the tests of another.
    rmSync(runFolder, { recursive: true, force: true, maxRetries: 5 });
    runFolder = mkdtempSync(path.join(tmpdir(), 'loting-mutant-'));
  }
  const project = vitest.getRootProject();
  project.provide('runFolder', runFolder);
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications([
    project.createSpecification(path.join(root, test)),
  ]);
  const hasPassed =
    testModules.length === 1 && testModules.every((module) => module.ok()) && unhandledErrors.length === 0;
  if (hasPassed) return { hasPassed, isPutIn };
  const failed = testModules.flatMap((module) => [
    ...module.errors(),
    ...[...module.children.allTests('failed')].flatMap((each) => each.result().errors ?? []),
  ]);
  return {
    hasPassed,
    isPutIn,
    failure: (failed[0]?.message ?? String(unhandledErrors[0])).split('\n')[0] ?? '',
  };
}

process.on('message', (order: TestOrder) => {
  void runTest(order).then((answer) => process.send?.(answer));
});
process.on('exit', () => rmSync(runFolder, { recursive: true, force: true }));
process.send?.('ready');
