/** The check of an assignment: a good one passes, and every kind of change is found and named. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Assignment, AssignmentInput } from '../../src/assignment/assignment-input.ts';
import type { AssignmentDifference } from '../../src/assignment/check-assignment.ts';
import { checkAssignment } from '../../src/assignment/check-assignment.ts';
import { describeAssignmentDifference } from '../../src/assignment/describe-broken-rule.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import type { CaseId, ResidentId } from '../../src/domain/ids.ts';
import { caseOf, memberOf, valueOf } from './synthetic-pool.ts';

const quotas = [
  ['gender', 'M', 2, 3],
  ['gender', 'V', 2, 3],
] as const;
const input: AssignmentInput = {
  members: [
    ...Array.from({ length: 5 }, (_, index) => memberOf(index, { gender: 'M' })),
    ...Array.from({ length: 5 }, (_, index) => memberOf(10 + index, { gender: 'V' })),
    memberOf(20, { gender: 'V' }, ['b']),
  ],
  cases: [caseOf('a', 5, quotas), caseOf('b', 5, quotas)],
  maximumCasesPerMember: 1,
};
const idOf = (number: number): ResidentId => memberOf(number, {}).residentId;
const caseB = 'b' as CaseId;

let assignments: readonly Assignment[] = [];
beforeAll(async () => {
  assignments = valueOf(await planAssignment(input, '0')).assignments;
});

const seated = (caseId: string) =>
  assignments.filter((each) => each.caseId === caseId).map(({ residentId }) => residentId);
const without = (caseId: string, residentId: ResidentId | undefined) =>
  assignments.filter((each) => each.caseId !== caseId || each.residentId !== residentId);
const kindsOf = (changed: readonly Assignment[]) => checkAssignment(input, changed).map(({ kind }) => kind);

describe('the check of an assignment', () => {
  it('finds nothing wrong with what the draw made, in any order', () => {
    expect(assignments).toHaveLength(10);
    expect(checkAssignment(input, assignments)).toEqual([]);
    expect(checkAssignment(input, [...assignments].reverse())).toEqual([]);
  });

  it('finds a seat that is missing', () => {
    const [first] = seated('a');
    expect(kindsOf(without('a', first))).toEqual(['group-size']);
  });

  it('finds somebody who is no member', () => {
    expect(kindsOf([...assignments, { residentId: idOf(99), caseId: caseB }])).toEqual(['unknown-member']);
  });

  it('finds a case that does not exist', () => {
    expect(kindsOf([...assignments, { residentId: idOf(0), caseId: 'c' as CaseId }])).toEqual([
      'unknown-case',
    ]);
  });

  it('finds a member with two seats in one case', () => {
    const [first] = assignments;
    expect(kindsOf(first === undefined ? [] : [...assignments, first])).toEqual(['seat-twice']);
  });

  it('finds a member above the cap, and the group that is too large', () => {
    const man = seated('a').find((id) => [0, 1, 2, 3, 4].map(idOf).includes(id));
    const changed = man === undefined ? [] : [...assignments, { residentId: man, caseId: caseB }];
    expect(kindsOf(changed)).toEqual(expect.arrayContaining(['load-above-cap', 'group-size']));
  });

  it('finds an excluded member', () => {
    const women = new Set([10, 11, 12, 13, 14].map(idOf));
    const replaced = seated('b').find((id) => women.has(id));
    const others = without('b', replaced).filter(({ residentId }) => residentId !== idOf(20));
    expect(kindsOf([...others, { residentId: idOf(20), caseId: caseB }])).toContain('excluded-member');
  });

  it('finds a quota that is not kept', () => {
    const small = { ...input, cases: input.cases.map((each) => Object.assign({}, each, { minimumSize: 0 })) };
    const onlyMen = assignments.filter(({ residentId }) => [0, 1, 2, 3, 4].map(idOf).includes(residentId));
    const women = checkAssignment(small, onlyMen).filter(({ kind }) => kind === 'quota');
    expect(women).toEqual(
      ['a', 'b'].map((caseId) => ({
        kind: 'quota',
        caseId,
        feature: 'gender',
        value: 'V',
        reached: 0,
        minimum: 2,
        maximum: 3,
      })),
    );
  });

  it('finds loads that are uneven inside a type', () => {
    const members = [0, 1, 2].map((number) => memberOf(number, { gender: 'M' }));
    const cases = ['a', 'b'].map((id) => caseOf(id, 1, [['gender', 'M', 0, 1]]));
    const unfair = cases.map(({ caseId }) => ({ residentId: idOf(0), caseId }));
    expect(checkAssignment({ members, cases, maximumCasesPerMember: 2 }, unfair)).toEqual([
      { kind: 'uneven-loads', typeId: 'T1', smallestLoad: 0, largestLoad: 2 },
    ]);
  });

  it('finds each single exchange of a man for a woman at the edge of a quota', () => {
    const men = new Set([0, 1, 2, 3, 4].map(idOf));
    for (const caseId of ['a', 'b']) {
      const group = seated(caseId);
      const menCount = group.filter((id) => men.has(id)).length;
      // Two or three men of five: taking the scarcer side below two breaks its quota.
      const scarce = group.filter((id) => men.has(id) === (menCount === 2));
      for (const removed of scarce) expect(kindsOf(without(caseId, removed))).toContain('quota');
    }
  });
});

describe('the sentences of differences', () => {
  const residentId = idOf(0);
  const caseId = 'a' as CaseId;
  const examples: readonly (readonly [AssignmentDifference, string])[] = [
    [{ kind: 'unknown-member', residentId, caseId }, 'has a seat in case a, but is not a member.'],
    [{ kind: 'unknown-case', residentId, caseId }, 'has a seat in case a, but there is no such case.'],
    [{ kind: 'seat-twice', residentId, caseId }, 'has more than one seat in case a.'],
    [{ kind: 'excluded-member', residentId, caseId }, 'has a seat in case a, but is excluded from it.'],
    [
      { kind: 'load-above-cap', residentId, load: 5, cap: 4 },
      'has 5 cases, more than the 4 that are allowed.',
    ],
    [
      { kind: 'group-size', caseId, reached: 9, minimum: 10, maximum: 10 },
      'Case a has 9 members; it must have 10.',
    ],
    [
      { kind: 'quota', caseId, feature: 'gender', value: 'V', reached: 1, minimum: 2, maximum: 3 },
      'Case a has 1 members with gender V; it must have 2 to 3.',
    ],
    [
      { kind: 'uneven-loads', typeId: 'T7', smallestLoad: 0, largestLoad: 2 },
      'Members of type T7 have from 0 to 2 cases; inside a type, loads may differ by one at most.',
    ],
  ];

  it.each(examples)('%j', (difference, sentence) => {
    expect(describeAssignmentDifference(difference, 'en')).toContain(sentence);
  });
});
