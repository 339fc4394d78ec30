import { describe, expect, it } from 'vitest';
import { fuzzReader } from '../register/fuzzed-registers.ts';

/** Three seeds of so many files: more than 100,000 altogether. */
const FILES_PER_SEED = 40_000;

describe('a damaged register in any dialect and encoding', () => {
  it.each(['0', ' ', 'zoë'])(
    'is read or refused, with every row accounted for (seed %j)',
    (seed) => {
      const { readCount, refusedCount, problems } = fuzzReader(seed, FILES_PER_SEED);
      expect(problems).toEqual([]);
      expect(readCount).toBeGreaterThan(FILES_PER_SEED / 6);
      expect(refusedCount).toBeGreaterThan(FILES_PER_SEED / 6);
    },
    600_000,
  );
});
