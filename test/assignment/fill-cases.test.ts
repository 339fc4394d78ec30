import { describe, expect, it } from 'vitest';
import { caseClassesOf } from '../../src/assignment/case-classes.ts';
import type { Share } from '../../src/assignment/fill-cases.ts';
import { fillCases } from '../../src/assignment/fill-cases.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

/** Three men, two women who may not judge case c; three equal cases. */
const cases = ['a', 'b', 'c'].map((id) => caseOf(id, 2, [['gender', 'M', 0, 2]]));
const members = [0, 1, 2, 3, 4].map((number) =>
  memberOf(number, { gender: number < 3 ? 'M' : 'V' }, number < 3 ? [] : ['c']),
);
const types = memberTypesOf({ members, cases, maximumCasesPerMember: 3 });
const [caseClass] = caseClassesOf(cases, types, false);
if (caseClass === undefined) throw new Error('equal cases are one class');

/** What each case may and must take of men and women, when every case takes `taken`. */
function sharesOf(totals: readonly number[], taken: readonly (readonly number[])[]): readonly Share[][] {
  const seen: Share[][] = [];
  fillCases(types, caseClass as NonNullable<typeof caseClass>, caseClass?.caseIds ?? [], totals, (shares) => {
    seen.push([...shares]);
    return taken[seen.length - 1];
  });
  return seen;
}

describe('filling the cases one by one', () => {
  const isMan = types.map(({ features }) => features.gender === 'M');
  const order = (men: number, women: number) => isMan.map((is) => (is ? men : women));

  it('asks a case for what later cases have no room for, and for nothing when they have room for all', () => {
    const seen = sharesOf(order(3, 3), [order(1, 1), order(0, 2), order(2, 0)]);
    const women = seen.map((shares) => shares[isMan.indexOf(false)]);
    const men = seen.map((shares) => shares[isMan.indexOf(true)]);
    // Of three seats of women case b has room for two, case c for none; so a takes one at least.
    expect(women).toEqual([
      { even: 1.5, lower: 1, upper: 2 },
      { even: 2, lower: 2, upper: 2 },
      { even: 0, lower: 0, upper: 0 },
    ]);
    expect(men).toEqual([
      { even: 1, lower: 0, upper: 3 },
      { even: 1, lower: 0, upper: 2 },
      { even: 2, lower: 2, upper: 2 },
    ]);
  });

  it('ends when a case cannot be filled', () => {
    expect(sharesOf(order(3, 3), [])).toHaveLength(1);
  });
});
