import { describe, expect, it } from 'vitest';
import type { ListedPerson } from '../../../src/assignment/one-group/group-pool.ts';
import { makeGroupPool } from '../../../src/assignment/one-group/group-pool.ts';

const range = { minimum: 0, maximum: 2, widestMinimum: 0, widestMaximum: 2 };
const quotaOf = (feature: string, value: string) => Object.assign({ feature, value }, range);
const quotas = [quotaOf('gender', 'V'), quotaOf('ageBand', 'old'), quotaOf('gender', 'M')];
const listed: readonly ListedPerson[] = [
  { id: 'c', quotas: [0, 1], address: 'Dorpsstraat 2' },
  { id: 'a', quotas: [2, 1], address: 'Dorpsstraat 1' },
  { id: 'd', quotas: [2, 1], address: 'Dorpsstraat 3' },
  { id: 'b', quotas: [0, 1], address: 'Dorpsstraat 2' },
  { id: 'e', quotas: [0, 1], address: undefined },
  { id: 'f', quotas: [0, 1], address: 'Dorpsstraat 1' },
];

describe('a pool for one group', () => {
  it('numbers the addresses that people share, and no others', () => {
    const { people } = makeGroupPool(2, quotas, listed);
    expect(people.map(({ id, address }) => [id, address])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 1],
      ['d', undefined],
      ['e', undefined],
      ['f', 0],
    ]);
  });

  it('has quotas and people in one order, whatever that of the files', () => {
    const pool = makeGroupPool(2, quotas, listed);
    expect(pool.quotas.map(({ value }) => value)).toEqual(['old', 'M', 'V']);
    expect(pool.people[0]?.quotas).toEqual([0, 1]);
    expect(makeGroupPool(2, quotas, listed.toReversed())).toEqual(pool);
  });
});
