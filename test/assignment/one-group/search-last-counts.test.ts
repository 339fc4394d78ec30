import { describe, expect, it } from 'vitest';
import type { CountRow } from '../../../src/assignment/one-group/count-rows.ts';
import { searchLastCounts } from '../../../src/assignment/one-group/search-last-counts.ts';

const sumRow = (types: readonly number[]): CountRow => ({
  entries: types.map((type) => [type, 1]),
  lower: 0,
  upper: 99,
  scale: 1,
});

describe('the last counts that are not whole', () => {
  it('become the nearest whole number where the rules leave a choice', () => {
    const values = Float64Array.of(0.2, 0.8, 3.2, 3.8, 2);
    expect(searchLastCounts([sumRow([0, 1, 2, 3, 4])], [[0, 99]], values)).toEqual([0, 1, 3, 4, 2]);
  });

  it('turn where a rule asks for it, the least certain first', () => {
    const values = Float64Array.of(0.1, 3.4, 0.2);
    expect(searchLastCounts([sumRow([0, 1, 2])], [[4, 4]], values)).toEqual([0, 4, 0]);
  });

  it('are not found where no whole counts keep all rules', () => {
    const values = Float64Array.of(0.5, 0.5, 0.5);
    const pairs = [sumRow([0, 1]), sumRow([1, 2]), sumRow([0, 2])];
    const oneOfEach = pairs.map(() => [1, 1] as const);
    expect(searchLastCounts(pairs, oneOfEach, values)).toBeUndefined();
  });
});
