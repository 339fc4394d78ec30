/**
 * `npm run fuzz`: gives every reader damaged input and says what came of it; exit code 1 when one failed.
 *
 *     npm run fuzz -- --count 1000000 --seed 0 --seconds 28800 --reader register --at 17
 *
 * `--reader` takes one reader only, `--at` one of its inputs only. What failed is saved in `.fuzz`, to be looked at.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { allReaders, divideInputs } from './all-readers.ts';
import type { FuzzFailure, FuzzFigures } from './fuzz-reader.ts';
import { LONGEST_MS, makeInput } from './fuzz-reader.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '0' },
    seconds: { type: 'string' },
    reader: { type: 'string' },
    at: { type: 'string' },
  },
});
const { seed, reader: only, at } = values;
const readers = allReaders.filter(({ name }) => only === undefined || name === only);
const counts = divideInputs(Number(values.count), readers);
const FOLDER = path.resolve('.fuzz');

/** tsx makes TypeScript readable to this thread only; another has to be told. */
const thread = JSON.stringify(new URL('fuzz-thread.ts', import.meta.url).href);
const inThread = `import('tsx/esm/api').then(({ register }) => { register(); return import(${thread}); })`;

const say = (text: string): boolean => process.stdout.write(`${text}\n`);

if (readers.length === 0) {
  say(`There is no such reader. There are: ${allReaders.map(({ name }) => name).join(', ')}.`);
  process.exitCode = 2;
} else if (at === undefined) watch();
else await readAgain(Number(at));

/** Of all threads: the clock would say that a reader does not come back where others use the machine. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** The readers run in a thread; this one sees when a reader no longer comes back. */
function watch(): void {
  const startMs = performance.now();
  // The reader's number and the input's number.
  const progress = new Int32Array(new SharedArrayBuffer(8));
  let seen = '';
  let seenMs = 0;
  const worker = new Worker(inThread, {
    eval: true,
    workerData: { progress, counts, seed, only, seconds: Number(values.seconds ?? Infinity) },
  });
  const timer = setInterval(() => {
    const now = progress.join(' ');
    if (now !== seen) [seen, seenMs] = [now, processorMs()];
    if (processorMs() - seenMs < 30 * LONGEST_MS) return;
    const [number = 0, index = 0] = progress;
    save({ reader: readers[number]?.name ?? '', index, problem: 'does not come back' });
    clearInterval(timer);
    void worker.terminate();
    process.exitCode = 1;
  }, 500);
  worker.on('message', (all: readonly FuzzFigures[]) => {
    clearInterval(timer);
    report(all, (performance.now() - startMs) / 1000);
  });
  worker.on('error', (error) => {
    clearInterval(timer);
    throw error;
  });
}

function report(all: readonly FuzzFigures[], seconds: number): void {
  const rows = all.map((each) => [
    each.reader,
    ...[each.inputCount, each.acceptedCount, each.refusedCount].map(String),
    (each.readingMs / 1000).toFixed(1),
    (each.growthBytes / 1e6).toFixed(1),
    each.slowestMs.toFixed(0),
    String(each.failures.length),
  ]);
  const sum = (pick: (each: FuzzFigures) => number): number =>
    all.reduce((total, each) => total + pick(each), 0);
  say('| Reader | Inputs | Accepted | Refused | Seconds | Growth (MB) | Slowest (ms) | Failures |');
  say('| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const row of rows) say(`| ${row.join(' | ')} |`);
  const total = sum(({ inputCount }) => inputCount);
  const load = loadavg().map((each) => each.toFixed(1));
  say(
    `\n${total} inputs with seed "${seed}" in ${seconds.toFixed(0)} s; load ${load.join(', ')}; Node ${process.version}.`,
  );
  for (const failed of all.flatMap(({ failures }) => failures)) save(failed);
}

function save({ reader: name, index, problem }: FuzzFailure): void {
  process.exitCode = 1;
  const reader = readers.find((each) => each.name === name);
  if (reader === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  const file = path.join(FOLDER, `${name.replace(/\W+/g, '-')}-${seed.replace(/\W+/g, '-')}-${index}`);
  writeFileSync(`${file}.bin`, makeInput(reader, seed, index).bytes);
  writeFileSync(`${file}.txt`, `${problem}\n`);
  say(
    `\nFailed: ${name}, input ${index}. Saved as ${file}.bin. Again with: npm run fuzz -- --seed "${seed}" --reader "${name}" --at ${index}`,
  );
  say(problem);
}

async function readAgain(index: number): Promise<void> {
  for (const reader of readers) {
    const { bytes, below } = makeInput(reader, seed, index);
    const start = performance.now();
    const outcome = await reader.read(bytes, below);
    say(
      `${reader.name}, input ${index}: ${bytes.length} bytes, ${outcome}, ${(performance.now() - start).toFixed(1)} ms`,
    );
  }
}
