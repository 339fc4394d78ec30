/**
 * A process that runs tests on sources in which one fault was put, as its parent asks for it. The fault is put in when
 * vitest reads the file, so that nothing on disk changes. Each run has a new thread, which loads everything anew. It is a
 * process of its own since a fault can make it hang.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BaseSequencer, createVitest } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { markPlaces } from './find-mutants.ts';
import type { Mutant } from './mutant.ts';
import { applyMutant } from './mutant.ts';
import type { TestFigures, TestMoment } from './test-figures.ts';
import { MOMENTS_CHANNEL } from './test-figures.ts';

/** Test files to run one after the other, up to the first failure: with a fault, or on the sources as they are. */
export interface TestOrder {
  readonly mutant?: Mutant;
  readonly tests: readonly OrderedTests[];
}

export interface OrderedTests {
  readonly file: string;
  /** The tests that do not come to the fault. */
  readonly skipped?: readonly string[];
  /** How much of the processor each test took on the sources as they are, and what is done for all of them. */
  readonly seconds?: Readonly<Record<string, number>>;
  readonly outsideSeconds?: number;
}

export interface TestAnswer {
  readonly verdict: 'passed' | 'failed' | 'no-end';
  /** Whether the fault was loaded. */
  readonly isPutIn: boolean;
  readonly figures?: TestFigures;
  /** Which file failed, and the first sentence of why. */
  readonly failedFile?: string;
  readonly failure?: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly mutation: {
      readonly skipped: Readonly<Record<string, readonly string[]>>;
      readonly figuresFile?: string;
    };
  }
}

/** A test may take so many times the processor time that it took without a fault, and some seconds more. */
const LIMIT_FACTOR = 5;
const LIMIT_MARGIN_SECONDS = 5;
/** On the sources as they are, or when a name is new. */
const LONGEST_SECONDS = 600;
/** By the clock, for a test that waits for what never comes. */
const LONGEST_WAIT_MS = 900_000;

class OrderAsGiven extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve(files);
  }
}

const root = process.cwd();
/** Whether this process writes down the places that the tests come to, with no faults. */
const isMeasuring = process.argv.includes('measure');
const markedFolders = /^src\/(?:draw|assignment|signups|audit)\//;
let present: Mutant | undefined;
let isPutIn = false;

const vitest = await createVitest(
  'test',
  {
    // Not the configuration of the tests, of which some share a thread from run to run.
    config: false,
    root,
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/mutation/watch-tests.ts'],
    // One thread for the files of a run, and a new one for each run: only what is loaded anew has the fault in it.
    pool: 'threads',
    isolate: false,
    env: { LOTING_LANG: 'en' },
    watch: false,
    maxWorkers: 1,
    reporters: [{}],
    sequence: { sequencer: OrderAsGiven },
    testTimeout: LONGEST_WAIT_MS,
    hookTimeout: LONGEST_WAIT_MS,
    bail: 1,
  },
  {
    plugins: [
      {
        name: 'put-in-one-fault',
        enforce: 'pre',
        transform: (source: string, id: string) => {
          const file = path.relative(root, id);
          if (file === present?.file) {
            isPutIn = true;
            return applyMutant(source, present);
          }
          if (!isMeasuring || !markedFolders.test(file)) return undefined;
          const list = `(globalThis.lotingPlaces ??= {})[${JSON.stringify(file)}]`;
          return markPlaces(source, `${list} ??= new Uint8Array(${source.length})`);
        },
      },
    ],
  },
);

/** Runs the tests with nothing left of an earlier run: neither loaded sources nor what tests share in a folder. */
async function runTests({ mutant, tests }: TestOrder): Promise<TestAnswer> {
  for (const file of [present?.file, mutant?.file]) {
    if (file !== undefined) vitest.invalidateFile(path.join(root, file));
  }
  present = mutant;
  isPutIn = false;
  const folder = mkdtempSync(path.join(tmpdir(), 'run-'));
  const figuresFile = path.join(folder, 'figures.json');
  const project = vitest.getRootProject();
  project.provide('runFolder', folder);
  project.provide('mutation', {
    skipped: Object.fromEntries(tests.map(({ file, skipped = [] }) => [file, skipped])),
    ...(isMeasuring && { figuresFile }),
  });
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  const limit = watchLimits(tests);
  const run = vitest.runTestSpecifications(
    tests.map(({ file }) => project.createSpecification(path.join(root, file))),
  );
  const outcome = await Promise.race([run, limit.reached]);
  limit.stop();
  if (outcome === undefined) return { verdict: 'no-end', isPutIn, failure: 'too much processor time' };
  try {
    const { testModules, unhandledErrors } = outcome;
    const areOk = testModules.length === tests.length && testModules.every((module) => module.ok());
    if (areOk && unhandledErrors.length === 0) {
      const figures = isMeasuring && (JSON.parse(readFileSync(figuresFile, 'utf8')) as TestFigures);
      return { verdict: 'passed', isPutIn, ...(figures !== false && { figures }) };
    }
    const failed = testModules.flatMap((module) => [
      ...module.errors(),
      ...[...module.children.allTests('failed')].flatMap((each) => each.result().errors ?? []),
    ]);
    const failure = (failed[0]?.message ?? String(unhandledErrors[0])).split('\n')[0] ?? '';
    const failedFile = testModules.find((module) => !module.ok())?.relativeModuleId ?? '';
    return { verdict: failure.includes('timed out in') ? 'no-end' : 'failed', isPutIn, failedFile, failure };
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Tells when a test takes far more of the processor than without a fault. A loaded machine makes no difference. */
function watchLimits(tests: readonly OrderedTests[]): { reached: Promise<undefined>; stop: () => void } {
  let limit = { from: process.cpuUsage(), seconds: LONGEST_SECONDS };
  const moments = new BroadcastChannel(MOMENTS_CHANNEL);
  moments.addEventListener('message', (event) => {
    const { file, name } = (event as MessageEvent<TestMoment>).data;
    const ordered = tests.find((each) => each.file === file);
    const usual = name === undefined ? ordered?.outsideSeconds : ordered?.seconds?.[name];
    const seconds = usual === undefined ? LONGEST_SECONDS : LIMIT_MARGIN_SECONDS + LIMIT_FACTOR * usual;
    limit = { from: process.cpuUsage(), seconds };
  });
  let timer: NodeJS.Timeout | undefined;
  const reached = new Promise<undefined>((resolve) => {
    timer = setInterval(() => {
      const { user, system } = process.cpuUsage(limit.from);
      if ((user + system) / 1e6 > limit.seconds) resolve(undefined);
    }, 500);
  });
  return {
    reached,
    stop: () => {
      clearInterval(timer);
      moments.close();
    },
  };
}

process.on('message', (order: TestOrder) => {
  void runTests(order).then((answer) => process.send?.(answer));
});
process.send?.('ready');
