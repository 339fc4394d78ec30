/**
 * Thousands of draws come to what was promised, for types and for members.
 *
 * What is counted, and why not the mean of squared z-scores of the types: the seats of all types come from one lottery, whose few
 * outcomes move many types at once. For the pool below the 39 scores vary like 18 independent ones, so that their root mean
 * square passes 1.2 in one of nine batches of 200 fair draws. (Its variance f(1-f) per type is right; its spread is not that of
 * 39 scores.) Types that nearly always get their seat, f = 0.96, add a heavy tail.
 * - Lottery: the outcomes themselves. Each draw gives exactly one, with its tickets as chance, so Pearson's statistic is chi-square
 *   with outcomes - 1 degrees of freedom, whatever the types have in common. Each outcome is expected at least five times.
 * - Walk and lottery: types hang together again, so the covariance of the total is estimated from the draws themselves. Hotelling's
 *   T² of the mean, in the directions with variance, is nearly chi-square, since there are many more draws than directions. Where a
 *   walk ends is looked at, and not what the lottery made of it: that has the same average (test/assignment/fair-draw.test.ts
 *   proves it to a millionth) and less noise.
 * - Members of a type: exchangeable, so their numbers of extra seats differ only by chance. Without replacement, the sum of squares
 *   times (n - 1) / n over the variance of one is chi-square with n - 1 degrees of freedom.
 * Seeds are fixed: what passes, always passes. A fair draw would fail one in ten thousand such tests; a biased one must fail.
 */
import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import type { ResidentId } from '../../src/domain/ids.ts';
import { drawLots } from '../../src/assignment/draw-lots.ts';
import { drawTotals } from '../../src/assignment/draw-totals.ts';
import { planFairLoads, targetsOf } from '../../src/assignment/fair-loads.ts';
import { drawOutcome, TICKET_COUNT } from '../../src/assignment/finishing-lottery.ts';
import { makeTimetable } from '../../src/assignment/make-timetable.ts';
import { walkToWholeCounts } from '../../src/assignment/random-walk.ts';
import { makePool, PILOT, valueOf } from '../assignment/synthetic-pool.ts';
import { chiSquareScore, meanScore } from './chi-square.ts';

const DRAW_COUNT = 6000;
const WALK_COUNT = 3000;
/** A normal score that chance exceeds once in ten thousand times. */
const BOUND = 3.72;

const skewed = { ...PILOT, memberCount: 100, caseCount: 4, groupSize: 24, quotaTolerance: 2, ageSkew: 0.6 };
const planned = valueOf(
  await planFairLoads(makePool({ ...skewed, exclusionShare: 0.4 }, 'two', ['gender', 'ageBand'])),
);
const { solver, system } = planned;
const targets = targetsOf(planned);
const first = drawTotals(solver, system, targets, 'seed 0');
if (first?.lottery === undefined) throw new Error('no lottery');
const { lottery, counts } = first;

/** The ticket as `drawTotals` draws it; these types are so few that the walk only puts them in order. */
function drawTicket(seed: string, lean: (random: () => number) => () => number = (random) => random): number {
  const random = seedrandom(`${seed}|A`);
  walkToWholeCounts({ values: targets, rows: system.groupRows, stopCount: 40, random });
  return drawOutcome(lottery, lean(random)).ticket;
}

/** Numbers of which the lowest twentieth part is drawn again. */
const drawingAgain = (random: () => number) => () => {
  const value = random();
  return value < 0.05 ? random() : value;
};

/** Pearson's statistic of the outcomes drawn, as a normal score. */
function outcomeScore(lean?: (random: () => number) => () => number): number {
  const drawn = lottery.outcomes.map(() => 0);
  for (let draw = 0; draw < DRAW_COUNT; draw++) {
    let left = drawTicket(`seed ${draw}`, lean);
    const index = lottery.outcomes.findIndex(({ tickets }) => {
      left -= tickets;
      return left < 0;
    });
    drawn[index] = (drawn[index] ?? 0) + 1;
  }
  // Outcomes expected less than five times count as one.
  const cells = [{ count: 0, expected: 0 }];
  for (const [index, { tickets }] of lottery.outcomes.entries()) {
    const expected = (DRAW_COUNT * tickets) / TICKET_COUNT;
    const count = drawn[index] ?? 0;
    const rest = cells[0];
    if (expected >= 5 || rest === undefined) cells.push({ count, expected });
    else cells[0] = { count: rest.count + count, expected: rest.expected + expected };
  }
  const used = cells.filter(({ expected }) => expected > 0);
  const statistic = used.reduce((sum, { count, expected }) => sum + (count - expected) ** 2 / expected, 0);
  return chiSquareScore(statistic, used.length - 1);
}

describe(`${DRAW_COUNT} lotteries of a pool with two features`, () => {
  it('are the lotteries that the program draws', () => {
    expect(drawTicket('seed 0')).toBe(lottery.ticket);
    expect(drawTicket('seed 7')).toBe(drawTotals(solver, system, targets, 'seed 7')?.lottery?.ticket);
  });

  it('give each outcome as often as its tickets say', () => {
    expect(Math.abs(outcomeScore())).toBeLessThan(BOUND);
  });

  it('would be found out if one in twenty tickets were drawn again', () => {
    expect(outcomeScore(drawingAgain)).toBeGreaterThan(BOUND);
  });
});

describe(`${WALK_COUNT} walks of a pool with many types`, () => {
  const random = seedrandom('many types');
  const start = Array.from({ length: 90 }, () => 2 * random());
  // Three features of three values, and the size: what is within whole bounds of where it starts.
  const rows = [1, 3, 9].flatMap((step) =>
    [0, 1, 2].map((value) => {
      const columns = [...start.keys()].filter((index) => Math.floor(index / step) % 3 === value);
      const sum = columns.reduce((total, column) => total + (start[column] ?? 0), 0);
      return { columns, lower: Math.floor(sum), upper: Math.ceil(sum) };
    }),
  );
  const walks = (seed: string, lean: (value: number) => number = (value) => value) =>
    Array.from({ length: WALK_COUNT }, (_, draw) => {
      const own = seedrandom(`${seed} ${draw}`);
      return walkToWholeCounts({ values: start, rows, stopCount: 40, random: () => lean(own()) });
    });

  it('end on average where they began', () => {
    expect(Math.abs(meanScore(walks('fair'), start))).toBeLessThan(BOUND);
  });

  it('would be found out if every step leaned to one side', () => {
    expect(
      meanScore(
        walks('leaning', (value) => value ** 1.6),
        start,
      ),
    ).toBeGreaterThan(BOUND);
  });
});

describe(`${DRAW_COUNT} lots inside the types`, () => {
  const timetable = makeTimetable(solver, system, counts, 'seed 0');
  if (timetable === undefined) throw new Error('no timetable');

  /** For all types with more than one member, how unequal their members' seats are, as a normal score. */
  const lotScore = (lots: (seed: string) => readonly { readonly residentId: ResidentId }[]): number => {
    const seats = new Map<ResidentId, number>();
    for (let draw = 0; draw < DRAW_COUNT; draw++) {
      for (const { residentId } of lots(`lot ${draw}`))
        seats.set(residentId, (seats.get(residentId) ?? 0) + 1);
    }
    let [statistic, freedom] = [0, 0];
    for (const [index, { residentIds }] of system.types.entries()) {
      const size = residentIds.length;
      const share = ((counts[index] ?? 0) / size) % 1;
      if (share === 0) continue;
      const own = residentIds.map((id) => seats.get(id) ?? 0);
      const mean = own.reduce((sum, count) => sum + count, 0) / size;
      const squares = own.reduce((sum, count) => sum + (count - mean) ** 2, 0);
      statistic += ((size - 1) / size) * (squares / (DRAW_COUNT * share * (1 - share)));
      freedom += size - 1;
    }
    expect(freedom).toBeGreaterThan(10);
    return chiSquareScore(statistic, freedom);
  };

  it('favour no member of a type', () => {
    expect(Math.abs(lotScore((seed) => drawLots(system.types, timetable, seed)))).toBeLessThan(BOUND);
  });

  it('would be found out if the lots were drawn again once, for the first members of the types', () => {
    const favoured = new Set(system.types.map(({ residentIds }) => residentIds[0]));
    const seatsOf = (lots: readonly { readonly residentId: ResidentId }[]) =>
      lots.filter(({ residentId }) => favoured.has(residentId)).length;
    const score = lotScore((seed) => {
      const lots = drawLots(system.types, timetable, seed);
      const other = drawLots(system.types, timetable, `${seed} again`);
      return seatsOf(other) > seatsOf(lots) ? other : lots;
    });
    expect(score).toBeGreaterThan(BOUND);
  });
});
