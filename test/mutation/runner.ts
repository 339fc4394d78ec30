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
  /** The first sentence of what failed. */
  readonly failure?: string;
}

const root = process.cwd();
let present: Mutant | undefined;
let runFolder = mkdtempSync(path.join(tmpdir(), 'loting-mutant-'));

const vitest = await createVitest(
  'test',
  {
    config: path.join(root, 'test/vitest.config.ts'),
    watch: false,
    maxWorkers: 1,
    globalSetup: [],
    reporters: [{}],
    coverage: { enabled: false },
    testTimeout: 300_000,
    bail: 1,
  },
  {
    plugins: [
      {
        name: 'put-in-one-fault',
        enforce: 'pre',
        transform: (source: string, id: string) =>
          present !== undefined && id === path.join(root, present.file)
            ? applyMutant(source, present)
            : undefined,
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
    // What one fault made must not be found by the tests of another.
    rmSync(runFolder, { recursive: true, force: true });
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
  if (hasPassed) return { hasPassed };
  const failed = testModules.flatMap((module) => [
    ...module.errors(),
    ...[...module.children.allTests('failed')].flatMap((each) => each.result().errors ?? []),
  ]);
  return { hasPassed, failure: (failed[0]?.message ?? String(unhandledErrors[0])).split('\n')[0] ?? '' };
}

process.on('message', (order: TestOrder) => {
  void runTest(order).then((answer) => process.send?.(answer));
});
process.on('exit', () => rmSync(runFolder, { recursive: true, force: true }));
process.send?.('ready');
