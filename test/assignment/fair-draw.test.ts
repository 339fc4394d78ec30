/**
 * The draw of the totals promises an average, so its average is calculated here and not sampled. It has two parts. The walk is
 * followed along every branch: each random number decides between two branches, and where it does is found by halving. The
 * lottery is public, so that its average is a sum over its tickets. Both are compared with what they started from. Sampling would
 * be weak: the totals of one pool hang together in a few outcomes (test/long/fair-on-average.test.ts).
 */
import seedrandom from 'seedrandom';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import type { CountSystem } from '../../src/assignment/case-classes.ts';
import { countSystemOf } from '../../src/assignment/case-classes.ts';
import type { FinalLottery } from '../../src/assignment/draw-totals.ts';
import { drawTotals } from '../../src/assignment/draw-totals.ts';
import type { PlannedLoads } from '../../src/assignment/fair-loads.ts';
import { planFairLoads, targetsOf } from '../../src/assignment/fair-loads.ts';
import { TICKET_COUNT } from '../../src/assignment/finishing-lottery.ts';
import { makeTimetable } from '../../src/assignment/make-timetable.ts';
import type { WalkTask } from '../../src/assignment/random-walk.ts';
import { walkToWholeCounts } from '../../src/assignment/random-walk.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

const start = [0.1, 0.9, 0.35, 0.63, 0.52, 1.25];
const rows = [
  { columns: [0, 1, 2, 3], lower: 1, upper: 2 },
  { columns: [2, 3, 4, 5], lower: 2, upper: 3 },
  { columns: [0, 4, 5], lower: 1, upper: 2 },
];

const leaning = ({ random, ...task }: WalkTask) =>
  walkToWholeCounts({ ...task, random: () => random() ** 1.001 });

describe('the walk, along every branch', () => {
  it.each([0, 2, 4])('averages to where it started when it stops at %i counts', (stopCount) => {
    const average = averageOf({ values: start, rows, stopCount }, 'one', walkToWholeCounts);
    for (const [index, value] of start.entries()) expect(average[index]).toBeCloseTo(value, 9);
  });

  it('would be found out when it leaned by a thousandth to one side', () => {
    const average = averageOf({ values: start, rows, stopCount: 0 }, 'one', leaning);
    const errors = start.map((value, index) => Math.abs((average[index] ?? 0) - value));
    expect(Math.max(...errors)).toBeGreaterThan(1e-5);
  });
});

describe('the lottery that ends the draw', () => {
  const shape = { ...PILOT, memberCount: 50, caseCount: 4, groupSize: 14, ageSkew: 0.6, exclusionShare: 0.4 };
  let planned: PlannedLoads;
  let system: CountSystem;
  beforeAll(async () => {
    planned = valueOf(await planFairLoads(makePool(shape, 'fair', ['gender', 'ageBand'])));
    // Each case with counts of its own, as when every case has other quotas.
    system = countSystemOf(planned.input, planned.system.types, true);
  });

  it('averages to where the walk ended, also for types of which the walk settled the total', () => {
    let settledCount = 0;
    // With 1 and 7, a settled total that could still move would be more than half a seat off.
    for (const seed of ['settled 0', 'settled 1', 'settled 7']) {
      const { lottery, largestError } = drawnWith(planned, system, seed);
      const errors = errorsOf(system, lottery);
      settledCount += errors.filter(({ isSettled }) => isSettled).length;
      const largest = Math.max(...errors.map(({ error }) => error));
      expect(largest).toBeLessThan(1e-6);
      expect(Math.abs(largest - largestError)).toBeLessThan(2e-7);
    }
    expect(settledCount).toBeGreaterThan(0);
  });

  it('holds only outcomes with a timetable, so that no draw is made again', async () => {
    const crossed = valueOf(await planFairLoads(crossedPool()));
    const { lottery, largestError } = drawnWith(crossed, crossed.system, 'crossed');
    expect(crossed.system.classes).toHaveLength(1);
    expect(lottery.outcomes.length).toBeGreaterThan(1);
    for (const { ups } of lottery.outcomes) {
      const counts = [...lottery.certain];
      for (const [index, { column }] of lottery.open.entries()) {
        counts[column] = (counts[column] ?? 0) + (ups[index] ?? 0);
      }
      expect(makeTimetable(crossed.solver, crossed.system, counts, 'crossed')).toBeDefined();
    }
    expect(largestError).toBeLessThan(1e-6);
  });
});

/**
 * Three cases of one seat each; each case may be judged by one man and one woman, who may judge no other. Three of the six are
 * drawn: of the 20 ways, only the 8 with one for each case have a timetable.
 */
function crossedPool(): AssignmentInput {
  const caseIds = ['a', 'b', 'c'];
  return {
    members: ['M', 'V'].flatMap((gender, block) =>
      caseIds.map((own, index) =>
        memberOf(
          3 * block + index,
          { gender },
          caseIds.filter((id) => id !== own),
        ),
      ),
    ),
    cases: caseIds.map((id) =>
      caseOf(id, 1, [
        ['gender', 'M', 0, 1],
        ['gender', 'V', 0, 1],
      ]),
    ),
    maximumCasesPerMember: 1,
  };
}

const continuations = Array.from({ length: 8 }, (_, index) => `rest ${index}`);

/** What a walk comes to on average, for one order of the counts: `shuffleSeed` gives the numbers that decide the order. */
function averageOf(
  task: Omit<WalkTask, 'random'>,
  shuffleSeed: string,
  walk: (task: WalkTask) => readonly number[],
): readonly number[] {
  const shuffling = seedrandom(shuffleSeed);
  const order = Array.from({ length: task.values.length - 1 }, () => shuffling());
  const run = (branches: readonly number[], rest: string) => {
    const restOf = seedrandom(rest);
    let used = 0;
    const numbers = [...order, ...branches];
    const values = walk({ ...task, random: () => numbers[used++] ?? restOf() });
    return { values, isDone: used <= numbers.length };
  };
  /** How the walk would go on from here in a few ways: tells two branches apart. */
  const courseOf = (branches: readonly number[]) =>
    JSON.stringify(continuations.map((rest) => run(branches, rest)));
  const average = (branches: readonly number[]): readonly number[] => {
    const here = run(branches, '');
    if (here.isDone) return here.values;
    const first = courseOf([...branches, 0]);
    let [low, high] = [0, 1];
    for (let halving = 0; halving < 36; halving++) {
      const middle = (low + high) / 2;
      if (courseOf([...branches, middle]) === first) low = middle;
      else high = middle;
    }
    const [forward, backward] = [
      average([...branches, low]),
      average([...branches, Math.min(high, 1 - 2 ** -45)]),
    ];
    return forward.map((value, index) => low * value + (1 - low) * (backward[index] ?? 0));
  };
  return average([]);
}

function drawnWith(planned: PlannedLoads, system: CountSystem, seed: string) {
  const drawn = drawTotals(planned.solver, system, targetsOf(planned), seed);
  if (drawn?.lottery === undefined || drawn.largestError === undefined) throw new Error('no lottery');
  return { lottery: drawn.lottery, largestError: drawn.largestError };
}

/** For each type that the lottery touches: how far its average is from the seats that the walk left it. */
function errorsOf(system: CountSystem, { open, outcomes }: FinalLottery) {
  return system.typeColumns.flatMap((columns) => {
    const own = open.flatMap(({ column }, index) => (columns.includes(column) ? [index] : []));
    const chance = own.reduce((sum, index) => sum + (open[index]?.chance ?? 0), 0);
    const average = outcomes.reduce(
      (sum, { ups, tickets }) =>
        sum + (own.reduce((total, index) => total + (ups[index] ?? 0), 0) * tickets) / TICKET_COUNT,
      0,
    );
    const isSettled = own.length > 0 && Math.abs(chance - Math.round(chance)) < 1e-7;
    return own.length === 0 ? [] : [{ error: Math.abs(average - chance), isSettled }];
  });
}
