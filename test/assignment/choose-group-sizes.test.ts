import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { chooseGroupSizes } from '../../src/assignment/choose-group-sizes.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { previewAssignment } from '../../src/assignment/preview-assignment.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import { caseOf, memberOf, valueOf } from './synthetic-pool.ts';

/** Five members, of whom two may not judge case a; groups of five are asked for. */
const inputOf = (minimumSize: number, maximumCasesPerMember: number): AssignmentInput => ({
  members: [0, 1, 2, 3, 4].map((number) => memberOf(number, {}, number < 2 ? ['a'] : [])),
  cases: ['a', 'b'].map((id) => ({ ...caseOf(id, 5, []), minimumSize })),
  maximumCasesPerMember,
});

const sizesOf = async (input: AssignmentInput, isWhole = false) =>
  chooseGroupSizes(await loadSolver(), input, memberTypesOf(input), isWhole);

/**
 * Six members in two triples; of a triple, any two have a value in common that at most one in the group may have. So whole
 * seats reach a group of two, and half a seat for everybody makes a group of three.
 */
const halfSeats = (minimumSize: number): AssignmentInput => {
  const members = ['north', 'south'].flatMap((side, triple) => [
    memberOf(3 * triple, { gender: `${side} 1`, ageBand: `${side} 1`, district: side }),
    memberOf(3 * triple + 1, { gender: `${side} 1`, ageBand: `${side} 2`, district: `${side} 2` }),
    memberOf(3 * triple + 2, { gender: `${side} 3`, ageBand: `${side} 2`, district: side }),
  ]);
  const quotas = (['gender', 'ageBand', 'district'] as const).flatMap((feature) =>
    [...new Set(members.map(({ features }) => features[feature] ?? ''))].map(
      (value) => [feature, value, 0, 1] as const,
    ),
  );
  const cases = [{ ...caseOf('a', 3, quotas), minimumSize, maximumSize: 4 }];
  return { members, cases, maximumCasesPerMember: 1 };
};

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

  it('are, in whole seats, the nearest that whole seats reach', async () => {
    expect(await sizesOf(halfSeats(2))).toEqual([3]);
    expect(await sizesOf(halfSeats(2), true)).toEqual([2]);
    expect(await sizesOf(halfSeats(3), true)).toBeUndefined();
  });

  it('give way to the next in range when only fractions of seats reach them', async () => {
    for (const seed of ['0', ' ', 'één']) {
      const plan = valueOf(await planAssignment(halfSeats(2), seed));
      expect(plan.groupSizes).toEqual([{ caseId: 'a', memberCount: 2 }]);
      expect(plan.assignments).toHaveLength(2);
      expect(new Set(plan.types.map(({ expectedLoad }) => expectedLoad))).toEqual(new Set(['0.333333333']));
    }
    const preview = valueOf(await previewAssignment(halfSeats(2)));
    expect(preview.groupSizes).toEqual([{ caseId: 'a', memberCount: 2 }]);
    expect(preview.seatCount).toBe(2);
  });

  it('are refused when no size in range can be had in whole seats', async () => {
    for (const refused of [await planAssignment(halfSeats(3), '0'), await previewAssignment(halfSeats(3))]) {
      expect(refused.ok).toBe(false);
      if (!refused.ok)
        expect(refused.failures.map(({ code }) => code)).toContain('assignment.quota-conflict');
    }
  });
});
