import { describe, expect, it } from 'vitest';
import type { PortfolioCheck } from '../../../src/assignment/one-group/check-portfolio.ts';
import { checkPortfolio } from '../../../src/assignment/one-group/check-portfolio.ts';
import type { GroupPool } from '../../../src/assignment/one-group/group-pool.ts';
import { makePortfolio } from '../../../src/assignment/one-group/make-portfolio.ts';
import type { Portfolio } from '../../../src/assignment/one-group/portfolio.ts';
import { portfolioBytes, readPortfolio } from '../../../src/assignment/one-group/portfolio.ts';
import { valueOf } from '../synthetic-pool.ts';
import { poolOfPeople, tinyPool } from './small-pools.ts';

async function portfolioOf(pool: GroupPool): Promise<Portfolio> {
  const made = await makePortfolio({
    pool,
    seed: 'test',
    acceptsRelaxation: false,
    askStop: () => Promise.resolve(false),
    quotaPlace: {},
  });
  return valueOf(made).portfolio;
}

/** A pool with several levels. */
const levelled = await portfolioOf(
  tinyPool('roomy 0', { peopleCount: 40, groupSize: 10, valueCounts: [2, 4, 3], room: 0 }),
);
/** A pool whose proof needs rules for whole groups that are divided into parts. */
const tight = await portfolioOf(
  tinyPool('tight 0', { peopleCount: 30, groupSize: 12, valueCounts: [4, 4, 4, 2], room: 0 }),
);

/** A copy of the portfolio, changed. */
function changed(portfolio: Portfolio, change: (copy: Portfolio) => unknown): PortfolioCheck {
  const copy = structuredClone(portfolio);
  change(copy);
  return checkPortfolio(copy);
}

function changeCuts(change: (cut: Portfolio['certificate']['cuts'][number]) => unknown) {
  return (copy: Portfolio): void => {
    for (const cut of copy.certificate.cuts) change(cut);
  };
}

describe('the check of a published lottery', () => {
  it('accepts what was made, with the gap that is left', () => {
    for (const portfolio of [levelled, tight]) {
      const check = checkPortfolio(portfolio);
      expect(check.differences).toEqual([]);
      expect(check.isProven).toBe(true);
      expect(check.gap).toBeLessThan(1e-7);
      expect(Math.min(...check.chances)).toBeCloseTo(check.bound, 7);
      expect(check.chances.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(portfolio.groupSize, 6);
    }
  });

  it('sees no gap where everybody has exactly the fairest chance', async () => {
    const even = await portfolioOf(poolOfPeople(1, [['side', 'x', 0, 1]], [['x'], ['x'], ['x'], ['x']]));
    expect(checkPortfolio(even)).toMatchObject({
      differences: [],
      chances: [0.25, 0.25, 0.25, 0.25],
      gap: 0,
    });
  });

  it('accepts the same lottery after it was written and read', () => {
    expect(readPortfolio(portfolioBytes(tight))).toEqual(tight);
  });

  const forgeries: readonly (readonly [string, (copy: Portfolio) => unknown])[] = [
    ['a person who is not in the pool any more', (copy) => copy.people.pop()],
    ['a person twice', (copy) => copy.people.splice(1, 1, { ...copy.people[0], ...copy.people[0] } as never)],
    ['another value of a person', (copy) => copy.people.reverse()],
    [
      'a wider quota',
      (copy) => (copy.quotas = copy.quotas.map((quota) => ({ ...quota, maximum: quota.maximum + 1 }))),
    ],
    [
      'a ticket too many',
      (copy) => (copy.groups = copy.groups.map(({ tickets, people }) => ({ tickets: tickets + 1, people }))),
    ],
    [
      'tickets moved to a favoured group',
      (copy) => {
        const [first, second] = copy.groups.sort((one, other) => other.tickets - one.tickets);
        if (first === undefined || second === undefined) throw new Error('two groups are needed');
        first.tickets += second.tickets;
        copy.groups.splice(1, 1);
      },
    ],
    ['a group without one of its people', (copy) => copy.groups[0]?.people.pop()],
    [
      'a group with a person twice',
      (copy) => copy.groups[0]?.people.splice(0, 1, copy.groups[0].people[1] ?? 0),
    ],
    [
      'another person in a group',
      (copy) => {
        const group = copy.groups[0]?.people ?? [];
        const other = copy.people.findIndex((person, index) => {
          const out = copy.people[group[0] ?? 0];
          return !group.includes(index) && person.quotas.join() !== out?.quotas.join();
        });
        group.splice(0, 1, other);
      },
    ],
    [
      'a level that claims less than is possible',
      (copy) => {
        const level = copy.certificate.levels[0];
        if (level !== undefined) level.chance = String(BigInt(level.chance) - 1_000_000_000n);
      },
    ],
    [
      'a level that claims more than the groups give',
      (copy) => {
        const level = copy.certificate.levels[0];
        if (level !== undefined) level.chance = String(BigInt(level.chance) + 10_000_000_000n);
      },
    ],
    ['a level left out', (copy) => copy.certificate.levels.shift()],
    ['the last level left out', (copy) => copy.certificate.levels.pop()],
    [
      'a type held at a level that it does not press on',
      (copy) => {
        const [first, second] = copy.certificate.levels;
        first?.types.push(...(second?.types.splice(0, 1) ?? []));
      },
    ],
    [
      'multipliers of nothing',
      (copy) => {
        const multipliers = copy.certificate.levels[0]?.multipliers;
        if (multipliers === undefined) throw new Error('a level is needed');
        multipliers.size = '0';
        multipliers.quotas = multipliers.quotas.map(() => '0');
      },
    ],
    [
      'a multiplier below 0 for a limit',
      (copy) => copy.certificate.levels[0]?.multipliers.limits.push([0, '-1000000000000']),
    ],
    [
      'a multiplier for a rule that does not exist',
      (copy) => copy.certificate.levels[0]?.multipliers.cuts.push([999, '1']),
    ],
    ['another number of tickets', (copy) => (copy.ticketCount = 1_000)],
    ['another hash of the input', (copy) => (copy.inputHash = copy.inputHash.replace(/^./, 'x'))],
  ];
  for (const [name, forge] of forgeries) {
    it(`refuses ${name}`, () => {
      expect(changed(levelled, forge).differences).not.toEqual([]);
    });
  }

  const forgedRules: readonly (readonly [string, (copy: Portfolio) => unknown])[] = [
    ['a rule that cuts off groups', changeCuts((cut) => (cut.bound -= 1))],
    ['a rule with a proof cut short', changeCuts((cut) => cut.proof?.pop())],
    [
      'a rule with a proof of nothing',
      (copy) => {
        for (const { proof } of copy.certificate.cuts) {
          for (const step of proof ?? []) {
            if ('multipliers' in step)
              Object.assign(step.multipliers, { size: '0', quotas: [], limits: [], cuts: [] });
          }
        }
      },
    ],
    ['a rule for other types', changeCuts((cut) => cut.weights.pop())],
  ];
  for (const [name, forge] of forgedRules) {
    it(`refuses ${name}`, () => {
      expect(tight.certificate.cuts.length).toBeGreaterThan(0);
      expect(changed(tight, forge).differences).not.toEqual([]);
    });
  }

  it('says when a rule rests on the solver alone', () => {
    const check = changed(tight, (copy) => {
      for (const cut of copy.certificate.cuts) cut.proof = null;
    });
    expect(check.differences).toEqual([]);
    expect(check.isProven).toBe(false);
  });

  it('cannot read what is no lottery', () => {
    for (const text of ['', '{', '[]', '{"format":"loting group lottery v2"}', 'null']) {
      expect(readPortfolio(new TextEncoder().encode(text))).toBeUndefined();
    }
    expect(readPortfolio(Uint8Array.of(0xff))).toBeUndefined();
  });
});
