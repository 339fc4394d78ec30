/** The lottery that ends the draw of the totals. */
import * as fc from 'fast-check';
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { LotteryTask } from '../../src/assignment/finishing-lottery.ts';
import { drawOutcome, findLottery, TICKET_COUNT } from '../../src/assignment/finishing-lottery.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import { ticketCounts } from '../../src/assignment/tickets.ts';
import { countSolver } from './count-solver.ts';

const solver = await loadSolver();

/** A lottery in which every count has an aim of its own. */
function findSimple(chances: readonly number[], rows: LotteryTask['rows']) {
  const aims = chances.map((mean, index) => ({ columns: [index], mean }));
  return findLottery(solver, { columnCount: chances.length, aims, rows });
}

describe('the finishing lottery', () => {
  it('averages to the chances exactly, with outcomes that keep the rows', () => {
    const chances = [0.2, 0.7, 0.4, 0.7];
    const lottery = findSimple(chances, [{ columns: [0, 1, 2, 3], lower: 2, upper: 2 }]);
    expect(lottery?.largestError).toBeLessThan(2e-9);
    for (const { ups, tickets } of lottery?.outcomes ?? []) {
      expect(ups.reduce((sum, up) => sum + up, 0)).toBe(2);
      expect(tickets).toBeGreaterThan(0);
    }
    expect(lottery?.outcomes.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(TICKET_COUNT);
  });

  it('is exact for any chances whose sum a row allows', () => {
    const chances = fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(chances, (percents) => {
        const sum = percents.reduce((total, percent) => total + percent, 0) / 100;
        const columns = percents.map((_, index) => index);
        const lottery = findSimple(
          percents.map((percent) => percent / 100),
          [{ columns, lower: Math.floor(sum), upper: Math.ceil(sum) }],
        );
        expect(lottery?.largestError).toBeLessThan(1e-8);
      }),
      { numRuns: 40 },
    );
  });

  it('says how far off it stays when no lottery is exact', () => {
    // An odd cycle: of three counts of one half, no two may go up together, so that at most one goes up instead of 1.5.
    const rows = [
      { columns: [0, 1], lower: 0, upper: 1 },
      { columns: [1, 2], lower: 0, upper: 1 },
      { columns: [2, 0], lower: 0, upper: 1 },
    ];
    const lottery = findSimple([0.5, 0.5, 0.5], rows);
    expect(lottery?.largestError).toBeGreaterThanOrEqual(0.5 / 3 - 1e-8);
    expect(lottery?.largestError).toBeLessThanOrEqual(0.5 + 1e-8);
  });

  it('does not exist when no rounding keeps the rows', () => {
    expect(findSimple([0.5], [{ columns: [0], lower: 2, upper: 2 }])).toBeUndefined();
  });

  it('gives all memory of the solver back, also when there is none', () => {
    for (const lower of [0, 2]) {
      const counted = countSolver(solver);
      findLottery(counted.solver, {
        columnCount: 1,
        aims: [{ columns: [0], mean: 0.5 }],
        rows: [{ columns: [0], lower, upper: 2 }],
      });
      expect(counted.counts.opened).toBe(2);
      expect(counted.counts.disposed).toBe(2);
    }
  });

  it('has one empty outcome when nothing is fractional', () => {
    expect(findSimple([], [])?.outcomes).toEqual([{ ups: [], tickets: TICKET_COUNT }]);
  });

  it('needs the sum of each aim only: how it is spread over the counts is free', () => {
    const lottery = findLottery(solver, {
      columnCount: 4,
      aims: [{ columns: [0, 1, 2, 3], mean: 1.5 }],
      rows: [{ columns: [0, 1], lower: 0, upper: 1 }],
    });
    expect(lottery?.largestError).toBeLessThan(2e-9);
  });

  it('draws each outcome as often as its tickets say', () => {
    const lottery = {
      outcomes: [
        { ups: [0], tickets: 250_000_000 },
        { ups: [1], tickets: 750_000_000 },
      ],
      largestError: 0,
    };
    const random = seedrandom('draw');
    let ups = 0;
    for (let run = 0; run < 10_000; run++) ups += drawOutcome(lottery, random).ups[0] ?? 0;
    expect(Math.abs(ups - 7500)).toBeLessThan(200);
    expect(drawOutcome(lottery, () => 0.2499999999).ups).toEqual([0]);
    expect(drawOutcome(lottery, () => 0.25).ups).toEqual([1]);
  });
});

describe('tickets', () => {
  it.each([
    [[1, 1, 1], 10, [4, 3, 3]],
    [[0.5, 0.25, 0.25], 1000, [500, 250, 250]],
    [[0, 1e-9, 1], 7, [0, 0, 7]],
    [[-1e-12, 2], 3, [0, 3]],
  ])('for weights %j out of %i are %j', (weights, count, tickets) => {
    expect(ticketCounts(weights, count)).toEqual(tickets);
  });
});
