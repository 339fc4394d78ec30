import { describe, expect, it } from 'vitest';
import { fairnessFigures } from '../../../src/assignment/one-group/fairness-figures.ts';
import type { GroupLottery } from '../../../src/assignment/one-group/find-lottery.ts';
import { findLottery } from '../../../src/assignment/one-group/find-lottery.ts';
import { isGroup } from '../../../src/assignment/one-group/group-counts.ts';
import type { GroupPool } from '../../../src/assignment/one-group/group-pool.ts';
import { TICKETS } from '../../../src/assignment/one-group/peel-lottery.ts';
import { countPool } from '../../../src/assignment/one-group/pool-counts.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';
import type { TinyShape } from './small-pools.ts';
import { leximinByListing, listGroups, paperExample, tinyPool } from './small-pools.ts';

/** Tight enough that fractions of groups often promise what whole groups cannot give. */
const fiveFeatures = { peopleCount: 14, groupSize: 5, valueCounts: [2, 3, 2, 3, 2], room: 0 };

const neverStop = () => Promise.resolve(false);

async function lotteryOf(pool: GroupPool, seed = 'test'): Promise<GroupLottery | undefined> {
  return findLottery(await loadSolver(), countPool(pool).counts, seed, neverStop);
}

/** Chance of each person. */
function chancesOf(pool: GroupPool, { groups }: GroupLottery): readonly number[] {
  const { counts, typeOfPerson } = countPool(pool);
  return typeOfPerson.map((type) => {
    const seats = groups.reduce((sum, { group, tickets }) => sum + (group[type] ?? 0) * tickets, 0);
    return seats / TICKETS / (counts.types[type]?.memberCount ?? 1);
  });
}

async function smallestOf(pool: GroupPool): Promise<number> {
  return Math.min(...chancesOf(pool, (await lotteryOf(pool)) as GroupLottery));
}

describe('the fairest lottery over one group', () => {
  for (const scale of [1, 10] as const) {
    it(`gives everybody of the paper's example of ${200 * scale} people 10.0%, from two kinds of group`, async () => {
      const pool = paperExample(scale);
      const lottery = await lotteryOf(pool);
      expect(lottery?.groups).toHaveLength(2);
      const figures = fairnessFigures(chancesOf(pool, lottery as GroupLottery));
      expect(figures.minimumProbability).toBeCloseTo(0.1, 9);
      expect(figures.gini).toBeCloseTo(0, 9);
      expect(figures.geometricMean).toBeCloseTo(0.1, 9);
    });
  }

  const shapes: readonly (readonly [string, TinyShape, number])[] = [
    ['exact quotas', { peopleCount: 10, groupSize: 4, valueCounts: [2, 3, 3], room: 0 }, 12],
    ['exact quotas of many features', fiveFeatures, 7],
    ['quotas with some room', { peopleCount: 9, groupSize: 3, valueCounts: [2, 3], room: 1 }, 12],
    [
      'one of an address',
      { peopleCount: 9, groupSize: 3, valueCounts: [2, 2], room: 0, addressCount: 6 },
      25,
    ],
  ];
  for (const [name, shape, poolCount] of shapes) {
    it(`gives the same chances as listing every group, with ${name}`, { timeout: 60_000 }, async () => {
      for (let index = 0; index < poolCount; index++) {
        const pool = tinyPool(`${name} ${index}`, shape);
        const lottery = await lotteryOf(pool);
        expect(lottery?.isFinished).toBe(true);
        const chances = chancesOf(pool, lottery as GroupLottery);
        const listed = leximinByListing(listGroups(pool), pool.people.length);
        for (const [person, chance] of chances.entries()) {
          expect(chance, `pool ${index}, person ${person}`).toBeCloseTo(listed[person] ?? -1, 5);
        }
      }
    });
  }

  it('meets pools where fractions of groups promise more than whole groups can give, and finds the rules that whole groups keep', async () => {
    let cutCount = 0;
    for (let index = 0; index < 7; index++) {
      const lottery = await lotteryOf(tinyPool(`exact quotas of many features ${index}`, fiveFeatures));
      cutCount += lottery?.cuts.length ?? 0;
    }
    expect(cutCount).toBeGreaterThan(5);
  });

  it('draws only groups that keep the size, all quotas and all limits, with all tickets given', async () => {
    const pool = tinyPool('groups', { peopleCount: 60, groupSize: 15, valueCounts: [2, 4, 3], room: 1 });
    const lottery = await lotteryOf(pool);
    const { counts } = countPool(pool);
    expect(lottery?.groups.every(({ group }) => isGroup(counts, group))).toBe(true);
    expect(lottery?.groups.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(TICKETS);
  });

  it('never lowers the smallest chance when the quotas get looser', { timeout: 30_000 }, async () => {
    for (let index = 0; index < 15; index++) {
      const shape = { peopleCount: 30, groupSize: 8, valueCounts: [2, 3, 3] };
      const smallest: number[] = [];
      for (const room of [0, 1, 2])
        smallest.push(await smallestOf(tinyPool(`loose ${index}`, { ...shape, room })));
      expect(smallest[1]).toBeGreaterThanOrEqual((smallest[0] ?? 1) - 1e-8);
      expect(smallest[2]).toBeGreaterThanOrEqual((smallest[1] ?? 1) - 1e-8);
    }
  });

  it('says that there is no group when the quotas exclude each other', async () => {
    const pool = tinyPool('none', { peopleCount: 9, groupSize: 4, valueCounts: [2, 2], room: 0 });
    const tooMany = pool.quotas.map((quota) => ({ ...quota, minimum: 4, maximum: 4 }));
    expect(await lotteryOf({ ...pool, quotas: tooMany })).toBeUndefined();
  });

  it('gives the same lottery for the same seed, and the same chances for another', async () => {
    const pool = tinyPool('seeds', { peopleCount: 40, groupSize: 10, valueCounts: [2, 4, 3], room: 1 });
    const [first, again, other] = [
      await lotteryOf(pool, '0'),
      await lotteryOf(pool, '0'),
      await lotteryOf(pool, ' '),
    ];
    expect(again).toEqual(first);
    expect(other?.groups).not.toEqual(first?.groups);
    const chances = chancesOf(pool, first as GroupLottery);
    for (const [person, chance] of chancesOf(pool, other as GroupLottery).entries()) {
      expect(chance).toBeCloseTo(chances[person] ?? -1, 7);
    }
  });

  it('ends with the groups that it has when it is stopped, and says so', async () => {
    const pool = tinyPool('stop', { peopleCount: 60, groupSize: 15, valueCounts: [2, 4, 3], room: 1 });
    const { counts } = countPool(pool);
    let asked = 0;
    const lottery = await findLottery(await loadSolver(), counts, 'test', () =>
      Promise.resolve(++asked >= 8),
    );
    expect(lottery?.isFinished).toBe(false);
    expect(lottery?.groups.length).toBeLessThanOrEqual(8);
    expect(lottery?.groups.every(({ group }) => isGroup(counts, group))).toBe(true);
    expect(lottery?.groups.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(TICKETS);
    // They are weighed for the smallest chance, which is here as large as with all groups.
    expect(Math.min(...chancesOf(pool, lottery as GroupLottery))).toBeCloseTo(6 / 31, 7);
  });

  it('is finished when all tickets are given, also when it is stopped at that moment', async () => {
    // Pools whose lottery is found group by group, after rules for whole groups.
    const shape = { peopleCount: 30, groupSize: 12, valueCounts: [4, 4, 4, 2], room: 0 };
    for (const index of [0, 4]) {
      const { counts } = countPool(tinyPool(`tight ${index}`, shape));
      const lottery = await findLottery(await loadSolver(), counts, 'test', ({ ticketsGiven }) =>
        Promise.resolve(ticketsGiven >= TICKETS * (1 - 1e-9)),
      );
      expect(lottery?.cuts.length).toBeGreaterThan(0);
      expect(lottery?.isFinished).toBe(true);
    }
  });
});
