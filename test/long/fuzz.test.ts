import { describe, expect, it } from 'vitest';
import { allReaders, divideInputs } from '../fuzz/all-readers.ts';
import { fuzzReaders } from '../fuzz/fuzz-reader.ts';

/** More than this stays in use only when something is kept that should not be. */
const MOST_GROWTH_BYTES = 16e6;

describe('every reader', () => {
  it.each(['0'])(
    'takes 100,000 damaged inputs without a crash or a hang, and keeps no memory (seed %j)',
    async (seed) => {
      const all = await fuzzReaders(allReaders, divideInputs(100_000, allReaders), seed, { roundCount: 10 });
      expect(all.flatMap(({ failures }) => failures)).toEqual([]);
      for (const { reader, growthBytes } of all) {
        expect([reader, growthBytes < MOST_GROWTH_BYTES]).toEqual([reader, true]);
      }
    },
    1_200_000,
  );
});
