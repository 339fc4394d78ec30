import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { chooseGroupSizes } from '../../src/assignment/choose-group-sizes.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

/** Five members, of whom two may not judge case a; groups of five are asked for. */
const inputOf = (minimumSize: number, maximumCasesPerMember: number): AssignmentInput => ({
  members: [0, 1, 2, 3, 4].map((number) => memberOf(number, {}, number < 2 ? ['a'] : [])),
  cases: ['a', 'b'].map((id) => ({ ...caseOf(id, 5, []), minimumSize })),
  maximumCasesPerMember,
});

const sizesOf = async (input: AssignmentInput) =>
  chooseGroupSizes(await loadSolver(), input, memberTypesOf(input));

describe('the sizes of groups', () => {
  it('are in each case as near to what was asked for as its own members allow', async () => {
    expect(await sizesOf(inputOf(2, 2))).toEqual([3, 5]);
  });

  it('come nearer in the later case when members must be divided', async () => {
    expect(await sizesOf(inputOf(2, 1))).toEqual([2, 3]);
  });

  it('leave one seat open in a later case rather than two in an earlier one', async () => {
    // With one case for each member: when b takes the man of 20, a has only the man of 80 for its man, and he uses up the
    // places of the two others too.
    const members = [
      memberOf(0, { gender: 'M', ageBand: '20', district: 'north' }),
      memberOf(1, { gender: 'M', ageBand: '80', district: 'south' }, ['b']),
      memberOf(2, { gender: 'V', ageBand: '80', district: 'north' }, ['b']),
      memberOf(3, { gender: 'V', ageBand: '20', district: 'south' }, ['b']),
      memberOf(4, { gender: 'V', ageBand: '20', district: 'north' }, ['a']),
    ];
    const a = caseOf('a', 3, [
      ['gender', 'M', 1, 3],
      ['ageBand', '80', 0, 1],
      ['district', 'south', 0, 1],
    ]);
    const cases = [a, caseOf('b', 2, [])].map((each) => ({ ...each, minimumSize: 1 }));
    expect(await sizesOf({ members, cases, maximumCasesPerMember: 1 })).toEqual([3, 1]);
  });

  it('are not found when a range cannot be had', async () => {
    expect(await sizesOf(inputOf(4, 2))).toBeUndefined();
    expect(await sizesOf(inputOf(3, 1))).toBeUndefined();
  });
});
