/** The thread of `npm run fuzz` in which the readers run. */
import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { allReaders } from './all-readers.ts';
import { fuzzReaders } from './fuzz-reader.ts';

const { progress, counts, seed, only, seconds } = z
  .object({
    progress: z.instanceof(Int32Array),
    counts: z.array(z.number()),
    seed: z.string(),
    only: z.string().optional(),
    seconds: z.number().or(z.literal(Infinity)),
  })
  .parse(workerData);

const readers = allReaders.filter(({ name }) => only === undefined || name === only);
const figures = await fuzzReaders(readers, counts, seed, {
  // Small enough for readers to have had about the same part when time is up.
  roundCount: Math.max(5, Math.ceil(counts.reduce((sum, count) => sum + count, 0) / 20_000)),
  endMs: performance.now() + seconds * 1000,
  onInput: (reader, index) => {
    progress[0] = reader;
    progress[1] = index;
  },
});
parentPort?.postMessage(figures, []);
