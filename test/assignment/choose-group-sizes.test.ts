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

  it('are not found when a range cannot be had', async () => {
    expect(await sizesOf(inputOf(4, 2))).toBeUndefined();
    expect(await sizesOf(inputOf(3, 1))).toBeUndefined();
  });
});
