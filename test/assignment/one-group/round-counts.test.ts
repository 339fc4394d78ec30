import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { countRowsOf, sumOfRow } from '../../../src/assignment/one-group/count-rows.ts';
import { countPool } from '../../../src/assignment/one-group/pool-counts.ts';
import { walkToFewFractions } from '../../../src/assignment/one-group/round-counts.ts';
import { tinyPool } from './small-pools.ts';

describe('the walk to whole counts', () => {
  it('keeps rows without room, stays between floors and ceilings, and leaves few fractions', () => {
    fc.assert(
      fc.property(fc.nat(), (number) => {
        const pool = tinyPool(`walk ${number}`, {
          peopleCount: 80,
          groupSize: 20,
          valueCounts: [2, 5, 4],
          room: 0,
        });
        const { counts } = countPool(pool);
        const rows = countRowsOf(counts, []);
        const values = counts.types.map(({ memberCount }) => memberCount / 4);
        const sums = rows.map((row) => sumOfRow(row, values));
        const random = seedrandom(String(number));
        const bounds = sums.map((sum) => [sum, sum] as const);
        const walked = walkToFewFractions({ values, rows, bounds, random });
        for (const [index, row] of rows.entries())
          expect(sumOfRow(row, walked)).toBeCloseTo(sums[index] ?? 0, 7);
        for (const [type, value] of walked.entries()) {
          expect(value).toBeGreaterThanOrEqual(Math.floor(values[type] ?? 0));
          expect(value).toBeLessThanOrEqual(Math.ceil(values[type] ?? 0));
        }
        const fractionCount = walked.filter((value) => !Number.isInteger(value)).length;
        expect(fractionCount).toBeLessThanOrEqual(rows.length);
      }),
      { numRuns: 40 },
    );
  });

  it('changes no count on average', () => {
    const pool = tinyPool('mean', { peopleCount: 40, groupSize: 10, valueCounts: [2, 4], room: 0 });
    const { counts } = countPool(pool);
    const rows = countRowsOf(counts, []);
    const values = counts.types.map(({ memberCount }) => memberCount / 4);
    const bounds = rows.map((row) => [sumOfRow(row, values), sumOfRow(row, values)] as const);
    const sums = values.map(() => 0);
    const random = seedrandom('mean');
    const runCount = 4_000;
    for (let run = 0; run < runCount; run++) {
      const walked = walkToFewFractions({ values, rows, bounds, random });
      for (const [type, value] of walked.entries()) sums[type] = (sums[type] ?? 0) + value;
    }
    for (const [type, sum] of sums.entries()) {
      expect(Math.abs(sum / runCount - (values[type] ?? 0))).toBeLessThan(4 * Math.sqrt(0.25 / runCount));
    }
  });
});
