/** Starts the file of a worker thread. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** The threads that read registers: files of this folder, without their ending. */
export type WorkerName = 'frame-worker' | 'addressee-worker';

/** Started before it was known whether it is wanted. */
let early: { readonly name: WorkerName; readonly worker: Worker } | undefined;

/**
 * Starts a thread beside the rest of the program, which takes as long to be loaded as the thread takes to get ready. The
 * first `startWorker` of that name takes it over; when there is none, it keeps nobody waiting.
 */
export function startWorkerEarly(name: WorkerName): void {
  if (availableParallelism() === 1) return;
  const worker = start(name);
  worker.unref();
  early = { name, worker };
}

/** A thread that waits for its tasks. */
export function startWorker(name: WorkerName): Worker {
  if (early?.name !== name) return start(name);
  const { worker } = early;
  early = undefined;
  worker.ref();
  return worker;
}

/** In a build a thread runs JavaScript; in the tests TypeScript, which the threads of Node 20 cannot read without tsx. */
function start(name: WorkerName): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL(`./${name}.js`, import.meta.url));
  const file = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href);
  return new Worker(
    `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`,
    { eval: true },
  );
}
