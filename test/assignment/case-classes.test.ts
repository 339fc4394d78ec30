import { describe, expect, it } from 'vitest';
import { caseClassesOf } from '../../src/assignment/case-classes.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import type { FeatureName } from '../../src/domain/features.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

const members = [
  memberOf(0, { gender: 'M', ageBand: '20', district: 'north' }),
  memberOf(1, { gender: 'V', ageBand: '80', district: 'north' }),
];

/** Who the rows are about, and the least and most of them, for a case with these quotas. */
function rowsOf(quotas: readonly (readonly [FeatureName, string, number, number])[]) {
  const cases = [caseOf('a', 5, quotas)];
  const types = memberTypesOf({ members, cases, maximumCasesPerMember: 1 });
  const [only] = caseClassesOf(cases, types, false);
  return only?.rows.map((row) => [row.types.length, row.minimum, row.maximum]);
}

describe('the rows of a class of cases', () => {
  it('stand in one order, whatever the quotas are called and in which order they are listed', () => {
    const expected = [
      [2, 5, 5],
      [1, 1, 4],
      [1, 2, 3],
      [2, 0, 4],
    ];
    expect(
      rowsOf([
        ['gender', 'M', 1, 4],
        ['ageBand', '20', 2, 3],
        ['district', 'north', 0, 4],
      ]),
    ).toEqual(expected);
    expect(
      rowsOf([
        ['district', 'north', 0, 4],
        ['ageBand', '20', 1, 4],
        ['gender', 'M', 2, 3],
      ]),
    ).toEqual(expected);
  });
});
