import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../../src/domain/describe-failure.ts';
import { checkPortfolio } from '../../../src/assignment/one-group/check-portfolio.ts';
import type { GroupPool } from '../../../src/assignment/one-group/group-pool.ts';
import { makePortfolio } from '../../../src/assignment/one-group/make-portfolio.ts';
import { portfolioBytes, portfolioHash } from '../../../src/assignment/one-group/portfolio.ts';
import { valueOf } from '../synthetic-pool.ts';
import type { QuotaLine } from './small-pools.ts';
import { poolOfPeople, tinyPool } from './small-pools.ts';

function make(pool: GroupPool, { seed = 'test', acceptsRelaxation = false } = {}) {
  return makePortfolio({
    pool,
    seed,
    acceptsRelaxation,
    askStop: () => Promise.resolve(false),
    quotaPlace: { file: 'quotas.csv' },
  });
}

async function hashOf(pool: GroupPool, seed: string): Promise<string> {
  return portfolioHash(portfolioBytes(valueOf(await make(pool, { seed })).portfolio));
}

async function sentencesOf(pool: GroupPool): Promise<readonly string[]> {
  const made = await make(pool);
  return made.ok ? [] : made.failures.map((failed) => describeFailure(failed, 'en').what);
}

describe('the lottery that is published', () => {
  it('is the same to the byte for the same people and seed', async () => {
    const pool = tinyPool('bytes', { peopleCount: 40, groupSize: 10, valueCounts: [2, 4, 3], room: 1 });
    expect({
      zero: await hashOf(pool, '0'),
      blank: await hashOf(pool, ' '),
      accent: await hashOf(pool, 'één'),
    }).toMatchInlineSnapshot(`
      {
        "accent": "dbbc5051cee34421be6d7c5928339c32e061357cd3b484323f25da0aa0caeb7f",
        "blank": "55f90f4e5668e9746becd13eebd9df2a21a0f828043a93cee915214c0dbcbff7",
        "zero": "747d984265bf5aa8b993761252580b40c0cb0ca642472fd607e918ddb6dbe7f7",
      }
    `);
  });

  it('is the same whatever the order of people and quotas', async () => {
    const lines: readonly QuotaLine[] = [
      ['age', 'young', 1, 2],
      ['age', 'old', 1, 2],
      ['place', 'north', 1, 2],
      ['place', 'south', 1, 2],
    ];
    const people = ['young north', 'old south', 'young south', 'old north', 'old south', 'young north'];
    const listed = poolOfPeople(
      3,
      lines,
      people.map((values) => [values]),
    );
    const turned = poolOfPeople(
      3,
      lines.toReversed(),
      people.map((values) => [values.split(' ').toReversed().join(' ')]),
    );
    expect(await hashOf(turned, 'test')).toBe(await hashOf(listed, 'test'));
  });

  it('lists groups whose quotas and chances pass the check', async () => {
    const pool = tinyPool('passes', {
      peopleCount: 30,
      groupSize: 8,
      valueCounts: [3, 3],
      room: 0,
      addressCount: 15,
    });
    expect(checkPortfolio(valueOf(await make(pool)).portfolio).differences).toEqual([]);
  });
});

describe('quotas that no group keeps', () => {
  const people = [
    ...Array.from({ length: 2 }, () => 'man young'),
    ...Array.from({ length: 10 }, () => 'woman old'),
    'man old',
  ];
  const poolWith = (lines: readonly QuotaLine[]) =>
    poolOfPeople(
      6,
      lines,
      people.map((values) => [values]),
    );
  const short: readonly QuotaLine[] = [
    ['gender', 'man', 3, 3],
    ['gender', 'woman', 3, 3],
    ['age', 'young', 3, 3],
    ['age', 'old', 3, 3],
  ];

  it('are named with the people there are, and the smallest widening', async () => {
    expect(await sentencesOf(poolWith(short))).toEqual([
      'age young needs at least 3; there are 2 people at most, 1 short.',
      'In the smallest widening that works, the maximum of age old (11 people) is 4 instead of 3.',
      'In the smallest widening that works, the minimum of age young (2 people) is 2 instead of 3.',
    ]);
  });

  it('are named when it is only together that they cannot be kept', async () => {
    const lines: readonly QuotaLine[] = [
      ['gender', 'man', 1, 1],
      ['gender', 'woman', 5, 5],
      ['age', 'young', 2, 2],
      ['age', 'old', 4, 4],
    ];
    const sentences = await sentencesOf(poolWith(lines));
    expect(sentences[0]).toMatch(
      /^No group keeps all quotas together\. These stand in each other's way: .*gender man/,
    );
    expect(sentences.slice(1).every((sentence) => sentence.startsWith('In the smallest widening'))).toBe(
      true,
    );
  });

  it('are widened when that is accepted, and only as far as needed', async () => {
    const made = valueOf(await make(poolWith(short), { acceptsRelaxation: true }));
    expect(made.widenings).toEqual([
      { quota: 0, bound: 'maximum', limit: 3, widenedLimit: 4 },
      { quota: 1, bound: 'minimum', limit: 3, widenedLimit: 2 },
    ]);
    expect(checkPortfolio(made.portfolio).differences).toEqual([]);
  });

  it('are widened no further than min_flex and max_flex allow', async () => {
    const pool = poolWith(short);
    const rigid = {
      ...pool,
      quotas: pool.quotas.map((quota) => ({ ...quota, widestMaximum: quota.maximum })),
    };
    const made = await make(rigid, { acceptsRelaxation: true });
    expect(made.ok).toBe(false);
    expect(await sentencesOf(rigid)).toContain(
      'No group is possible even at the widest that min_flex and max_flex allow.',
    );
  });

  it('are refused when there are fewer people than places', async () => {
    expect(await sentencesOf({ ...poolWith(short), groupSize: 20 })).toEqual([
      'A group of 20 cannot be selected from 13 people.',
    ]);
  });
});
