import seedrandom from 'seedrandom';
import { describe, expect, it } from 'vitest';
import { countRowsOf } from '../../../src/assignment/one-group/count-rows.ts';
import type { GroupCounts } from '../../../src/assignment/one-group/group-counts.ts';
import { isGroup } from '../../../src/assignment/one-group/group-counts.ts';
import { findLevels, LevelModel } from '../../../src/assignment/one-group/leximin-levels.ts';
import type { PeelTask } from '../../../src/assignment/one-group/peel-lottery.ts';
import { peelLottery, TICKETS } from '../../../src/assignment/one-group/peel-lottery.ts';
import { countPool } from '../../../src/assignment/one-group/pool-counts.ts';
import { averagesOf } from '../../../src/assignment/one-group/settle-averages.ts';
import { takeApart } from '../../../src/assignment/one-group/take-apart.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';
import { tinyPool } from './small-pools.ts';

const solver = await loadSolver();
/** No chance may be off by more than this many tickets: one in ten million. */
const LARGEST_MISS = 100_000;

/** The averages of the fairest chances, and a task that takes them apart. */
function taskOf(number: number): PeelTask {
  const pool = tinyPool(`apart ${number}`, {
    peopleCount: 150,
    groupSize: 30,
    valueCounts: [2, 5, 4, 4, 3],
    room: 0,
  });
  const { counts } = countPool(pool);
  const rows = countRowsOf(counts, []);
  const model = new LevelModel(solver, counts);
  findLevels(model, counts.types.length);
  const chances = model.chances.map((chance) => chance ?? 0n);
  model.dispose();
  const seats = averagesOf(counts, rows, chances).map((average) => average * TICKETS);
  return {
    counts,
    rows,
    whole: { tickets: TICKETS, seats },
    random: seedrandom(String(number)),
    isStopped: () => Promise.resolve(false),
  };
}

/** A pool whose averages one peel does not take apart completely. */
async function hasCrumb(number: number): Promise<boolean> {
  return (await peelLottery(taskOf(number))).ticketsLeft > LARGEST_MISS;
}

const numbers = Array.from({ length: 12 }, (_, number) => number);
const crumbs: number[] = [];
for (const number of numbers) if (await hasCrumb(number)) crumbs.push(number);

describe('taking averages apart', () => {
  it('gives groups that keep all rules, and the averages to a ten-millionth', async () => {
    for (const number of numbers) {
      const task = taskOf(number);
      const { lottery = [] } = await takeApart(solver, task, true);
      expect(lottery.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(TICKETS);
      expect(lottery.every(({ group }) => isGroup(task.counts, group))).toBe(true);
      for (const [type, seats] of task.whole.seats.entries()) {
        const given = lottery.reduce((sum, { group, tickets }) => sum + tickets * (group[type] ?? 0), 0);
        expect(Math.abs(given - seats)).toBeLessThanOrEqual(LARGEST_MISS);
      }
    }
  });

  it('meets crumbs that no group fits, and gives nothing rather than something else when it may not try again', async () => {
    expect(crumbs.length).toBeGreaterThan(2);
    for (const number of crumbs) {
      const { lottery, groups } = await takeApart(solver, taskOf(number), false);
      expect(lottery).toBeUndefined();
      expect(groups.length).toBeGreaterThan(0);
    }
  });

  it('gives a crumb of tickets to the group before it, so that no ticket draws nobody', async () => {
    const counts: GroupCounts = {
      groupSize: 1,
      types: [{ memberCount: 1, limit: 0, quotas: [] }],
      quotas: [],
      limits: [{ types: [0], maximum: 1 }],
    };
    const task: PeelTask = {
      counts,
      rows: countRowsOf(counts, []),
      whole: { tickets: TICKETS, seats: [TICKETS - LARGEST_MISS / 2] },
      random: seedrandom('crumb'),
      isStopped: () => Promise.resolve(false),
    };
    expect((await peelLottery(task)).ticketsLeft).toBe(LARGEST_MISS / 2);
    const { lottery } = await takeApart(solver, task, false);
    expect(lottery).toEqual([{ group: [1], tickets: TICKETS }]);
  });

  it('tries ten times more where averages break a rule, and not again when that took all groups apart', async () => {
    const counts: GroupCounts = {
      groupSize: 1,
      types: [0, 1].map((limit) => ({ memberCount: 1, limit, quotas: limit === 0 ? [] : [0] })),
      quotas: [{ types: [1], minimum: 0, maximum: 0 }],
      limits: [0, 1].map((type) => ({ types: [type], maximum: 1 })),
    };
    let groupCount = 0;
    const task: PeelTask = {
      counts,
      rows: countRowsOf(counts, []),
      whole: { tickets: TICKETS, seats: [TICKETS * 0.9, TICKETS * 0.1] },
      random: seedrandom('out of reach'),
      isStopped: () => Promise.resolve(++groupCount > 100),
    };
    const { lottery } = await takeApart(solver, task, true);
    expect(lottery).toBeUndefined();
    // One group each time: the other one breaks the rule.
    expect(groupCount).toBe(11);
  });

  it('ends when it is stopped, with the groups that it met', async () => {
    let asked = 0;
    const task = { ...taskOf(0), isStopped: () => Promise.resolve(++asked >= 5) };
    const { lottery, groups } = await takeApart(solver, task, true);
    expect(lottery).toBeUndefined();
    expect(groups).toHaveLength(5);
  });
});
