import { describe, expect, it } from 'vitest';
import { allReaders, divideInputs } from './all-readers.ts';
import { fuzzReaders } from './fuzz-reader.ts';

describe('every reader', () => {
  it('reads or refuses 20,000 damaged inputs without a crash, a hang or a wrong answer', async () => {
    const all = await fuzzReaders(allReaders, divideInputs(20_000, allReaders), 'npm test', {
      roundCount: 1,
    });
    expect(all.flatMap(({ failures }) => failures)).toEqual([]);
    expect(all.reduce((sum, { inputCount }) => sum + inputCount, 0)).toBeGreaterThan(19_900);
    // A fuzz that only makes what is refused at the door, or only what is right, looks at nothing.
    for (const { reader, acceptedCount, refusedCount } of all) {
      expect([reader, acceptedCount > 0, refusedCount > 0]).toEqual([reader, true, true]);
    }
  }, 600_000);
});
