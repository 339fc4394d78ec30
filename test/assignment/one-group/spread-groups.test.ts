import { describe, expect, it } from 'vitest';
import { findLottery } from '../../../src/assignment/one-group/find-lottery.ts';
import type { GroupPool } from '../../../src/assignment/one-group/group-pool.ts';
import { TICKETS } from '../../../src/assignment/one-group/peel-lottery.ts';
import { countPool } from '../../../src/assignment/one-group/pool-counts.ts';
import { spreadGroups } from '../../../src/assignment/one-group/spread-groups.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';
import { paperExample, poolOfPeople, tinyPool } from './small-pools.ts';

async function spreadOf(pool: GroupPool, seed: string) {
  const { counts, classes, typeOfPerson } = countPool(pool);
  const lottery = await findLottery(await loadSolver(), counts, seed, () => Promise.resolve(false));
  const groups = [...spreadGroups(lottery?.groups ?? [], classes, seed)];
  const tickets = pool.people.map((_, person) =>
    groups.reduce((sum, group) => sum + (group.people.includes(person) ? group.tickets : 0), 0),
  );
  return { groups, tickets, typeOfPerson, typeCount: counts.types.length };
}

/** Whole tickets cannot always be shared out evenly: one at each turn may be over. */
const ROUNDING = 500;

describe('turns inside a type', () => {
  const pools: readonly (readonly [string, GroupPool])[] = [
    ["the paper's example", paperExample(1)],
    [
      'a pool of many small types',
      tinyPool('turns', { peopleCount: 60, groupSize: 15, valueCounts: [2, 4, 3], room: 1 }),
    ],
    [
      'a pool with shared addresses',
      tinyPool('homes', { peopleCount: 60, groupSize: 12, valueCounts: [2, 3], room: 1, addressCount: 25 }),
    ],
    [
      'couples alike, and a family',
      poolOfPeople(
        3,
        [
          ['f', 'a', 1, 2],
          ['f', 'b', 1, 2],
        ],
        [
          ['a', 'one'],
          ['a', 'one'],
          ['a', 'two'],
          ['a', 'two'],
          ['b', 'three'],
          ['a', 'three'],
          ['b', 'three'],
          ['b'],
          ['b', 'four'],
        ],
      ),
    ],
  ];
  for (const [name, pool] of pools) {
    it(`give everybody of a type the same chance, in ${name}`, async () => {
      const { tickets, typeOfPerson, typeCount } = await spreadOf(pool, 'test');
      for (let type = 0; type < typeCount; type++) {
        const own = tickets.filter((_, person) => typeOfPerson[person] === type);
        expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(ROUNDING);
      }
    });

    it(`give out every ticket once, to groups of the right size with one of an address, in ${name}`, async () => {
      const { groups } = await spreadOf(pool, 'test');
      expect(groups.reduce((sum, { tickets }) => sum + tickets, 0)).toBe(TICKETS);
      for (const { people, tickets } of groups) {
        expect(tickets).toBeGreaterThan(0);
        expect(new Set(people).size).toBe(pool.groupSize);
        const addresses = people.flatMap((person) => pool.people[person]?.address ?? []);
        expect(new Set(addresses).size).toBe(addresses.length);
      }
    });
  }

  it('depend on the seed', async () => {
    const pool = paperExample(1);
    const [one, other] = [await spreadOf(pool, '0'), await spreadOf(pool, '1')];
    expect(one.groups).not.toEqual(other.groups);
  });
});
