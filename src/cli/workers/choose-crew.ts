/** How many threads read the registers, and the crew that they make. */
import { availableParallelism } from 'node:os';
import type { CollectorSetup } from '../../frame/frame-collector.ts';
import type { FrameCrew } from './frame-crew.ts';
import { makeLocalCrew } from './frame-crew.ts';
import { startThreadCrew } from './thread-crew.ts';

/** With fewer bytes for each, starting threads takes longer than they save. */
const BYTES_PER_THREAD = 8_000_000;

/** More would wait for the one thread that reads the files, and take their own memory. */
const MAXIMUM_THREAD_COUNT = 4;

/** `wanted` threads, or as many as the processors and the size of the registers make useful. */
export function startCrew(setup: CollectorSetup, totalBytes: number, wanted: number | undefined): FrameCrew {
  const useful = Math.min(
    MAXIMUM_THREAD_COUNT,
    availableParallelism(),
    Math.floor(totalBytes / BYTES_PER_THREAD),
  );
  const threadCount = wanted ?? useful;
  return threadCount > 1 ? startThreadCrew(setup, threadCount - 1) : makeLocalCrew(setup);
}
