/** Starts the file of a worker thread. */
import { Worker } from 'node:worker_threads';

/**
 * Starts a thread that runs a file of this folder. In a build it is JavaScript; in the tests it is TypeScript, which the
 * threads of Node 20 cannot read without the help of tsx.
 * @param name without its ending
 */
export function startWorker(name: string, workerData?: unknown): Worker {
  if (import.meta.url.endsWith('.js')) {
    return new Worker(new URL(`./${name}.js`, import.meta.url), { workerData });
  }
  const file = JSON.stringify(new URL(`./${name}.ts`, import.meta.url).href);
  const start = `import('tsx/esm/api').then(({ register }) => { register(); return import(${file}); });`;
  return new Worker(start, { workerData, eval: true });
}
