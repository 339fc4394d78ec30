import { describe, expect, it } from 'vitest';
import { makeSmallPanel } from '../cli/small-panel.ts';
import { judgeFlips, prepareForDamage, spreadFlips } from './damage.ts';

describe('a flipped bit', () => {
  // A sample; test/long/damage has thousands.
  it.each([
    ['loting.db', 14, { from: 0, to: 110 }],
    ['loting.db', 26, {}],
    ['loting.key', 4, {}],
    ['loting.yaml', 8, {}],
    ['audit/frame.csv', 3, {}],
    ['audit/frame-positions.bin', 3, {}],
    ['audit/commitment.json', 3, {}],
    ['letters/w1-manifest.csv', 2, {}],
  ])('in %s is refused, found by the audit, or harmless', async (file, count, range) => {
    const panel = await prepareForDamage(await makeSmallPanel('assignment'));
    const flips = spreadFlips(panel.folder, file, count, { seed: 'sample', ...range });
    const { faults, endings } = await judgeFlips(panel, flips);
    expect(faults).toEqual([]);
    expect(Object.values(endings).reduce((sum, each) => sum + each, 0)).toBe(count);
  });
});
