/** The walk from fractional to whole counts. */
import * as fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { shuffle, walkToWholeCounts } from '../../src/assignment/random-walk.ts';

const values = fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { minLength: 1, maxLength: 12 });
const columnSets = fc.array(fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1 }), { maxLength: 5 });

describe('the random walk', () => {
  it('ends every count at its floor or ceiling, or within, and keeps every row within its bounds', () => {
    fc.assert(
      fc.property(values, columnSets, fc.nat({ max: 4 }), fc.string(), (start, sets, stopCount, seed) => {
        const rows = sets
          .map((columns) => columns.filter((column) => column < start.length))
          .map((columns) => {
            const sum = columns.reduce((total, column) => total + (start[column] ?? 0), 0);
            return { columns, lower: Math.floor(sum), upper: Math.ceil(sum + 1e-6) };
          });
        const walked = walkToWholeCounts({ values: start, rows, stopCount, random: seedrandom(seed) });
        for (const [index, value] of walked.entries()) {
          expect(value).toBeGreaterThanOrEqual(Math.floor((start[index] ?? 0) + 1e-7));
          expect(value).toBeLessThanOrEqual(Math.ceil((start[index] ?? 0) - 1e-7));
        }
        for (const { columns, lower, upper } of rows) {
          const sum = columns.reduce((total, column) => total + (walked[column] ?? 0), 0);
          expect(sum).toBeGreaterThanOrEqual(lower - 1e-5);
          expect(sum).toBeLessThanOrEqual(upper + 1e-5);
        }
        const fractionalCount = walked.filter((value) => !Number.isInteger(value)).length;
        expect(fractionalCount).toBeLessThanOrEqual(Math.max(stopCount, rows.length));
      }),
      { numRuns: 400 },
    );
  });

  it('changes no expectation, with rows that hold counts together', () => {
    const start = [0.1, 0.9, 0.35, 0.65, 0.5, 1.25, 0.75];
    const rows = [
      { columns: [0, 1, 2, 3], lower: 2, upper: 2 },
      { columns: [2, 3, 4, 5], lower: 2, upper: 3 },
      { columns: [0, 4, 6], lower: 1, upper: 2 },
    ];
    const random = seedrandom('walk');
    const runCount = 20_000;
    const sums = start.map(() => 0);
    for (let run = 0; run < runCount; run++) {
      for (const [index, value] of walkToWholeCounts({
        values: start,
        rows,
        stopCount: 0,
        random,
      }).entries()) {
        sums[index] = (sums[index] ?? 0) + value;
      }
    }
    for (const [index, value] of start.entries()) {
      const deviation = Math.sqrt(((value % 1) * (1 - (value % 1))) / runCount);
      expect(Math.abs((sums[index] ?? 0) / runCount - value)).toBeLessThan(4.5 * deviation);
    }
  });

  it('stops as soon as no more counts are fractional than asked', () => {
    const start = Array.from({ length: 30 }, () => 0.5);
    const walked = walkToWholeCounts({ values: start, rows: [], stopCount: 12, random: seedrandom('stop') });
    expect(walked.filter((value) => !Number.isInteger(value))).toHaveLength(12);
  });

  it.each([
    ['0', [0, 0, 1, 1, 0]],
    [' ', [1, 0, 0, 1, 0]],
    ['é', [0, 1, 1, 0, 0]],
    ['4', [1, 0, 0, 1, 0]],
  ])('goes one way for seed %j, and takes no notice of rows that are given twice', (seed, end) => {
    const rows = [
      [0, 1, 2],
      [2, 3],
      [0, 1, 3],
      [0, 1, 2, 3, 4],
    ].map((columns) => ({ columns, lower: 0, upper: 9 }));
    for (const all of [rows, [...rows, ...rows]]) {
      const task = { values: [0.3, 0.4, 0.55, 0.6, 0.2], rows: all, stopCount: 0 };
      expect(walkToWholeCounts({ ...task, random: seedrandom(seed) })).toEqual(end);
    }
  });

  it('leaves whole counts alone, also those that rounding moved a little', () => {
    const start = [1, 2.00000001, 0.99999999, 0];
    expect(walkToWholeCounts({ values: start, rows: [], stopCount: 0, random: seedrandom('') })).toEqual([
      1, 2, 1, 0,
    ]);
  });

  it('never moves a row off a bound that it stands on', () => {
    for (const seed of ['0', '', 'é', '3', '4']) {
      const rows = [{ columns: [0, 1, 2, 3], lower: 2, upper: 4 }];
      const walked = walkToWholeCounts({
        values: [0.5, 0.5, 0.5, 0.5],
        rows,
        stopCount: 0,
        random: seedrandom(seed),
      });
      expect(walked.reduce((sum, value) => sum + value, 0)).toBe(2);
    }
  });
});

describe('shuffling', () => {
  it('gives each order equally often', () => {
    const random = seedrandom('shuffle');
    const counts = new Map<string, number>();
    for (let run = 0; run < 6000; run++) {
      const order = shuffle(['a', 'b', 'c'], random).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(130);
  });
});
