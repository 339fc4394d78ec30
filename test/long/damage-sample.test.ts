import { describe, expect, it } from 'vitest';
import { makeSmallPanel } from '../cli/small-panel.ts';
import { judgeFlips, prepareForDamage, spreadFlips } from '../end-to-end/damage.ts';

describe('a flipped bit', () => {
  // A sample; test/long/damage has thousands.
  it.each([
    ['loting.db', 6, { from: 0, to: 110 }],
    ['loting.db', 10, {}],
    ['loting.key', 2, {}],
    ['loting.yaml', 3, {}],
    ['audit/frame.csv', 1, {}],
    ['audit/frame-positions.bin', 1, {}],
    ['audit/commitment.json', 1, {}],
    ['letters/w1-manifest.csv', 1, {}],
  ])('in %s is refused, found by the audit, or harmless', async (file, count, range) => {
    const panel = await prepareForDamage(await makeSmallPanel('assignment'));
    const flips = spreadFlips(panel.folder, file, count, { seed: 'sample', ...range });
    const { faults, endings } = await judgeFlips(panel, flips);
    expect(faults).toEqual([]);
    expect(Object.values(endings).reduce((sum, each) => sum + each, 0)).toBe(count);
  });
});
