/** Refusals: which quota cannot be met, how many members there are, and how far it would have to give. */
import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { findWidening } from '../../src/assignment/find-widening.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import type { Failure } from '../../src/domain/failure.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import type { FeatureName, FeatureValues } from '../../src/domain/features.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

async function failuresOf(input: AssignmentInput): Promise<readonly Failure[]> {
  const result = await planAssignment(input, '0');
  return result.ok ? [] : result.failures;
}

async function sentencesOf(input: AssignmentInput): Promise<readonly string[]> {
  return (await failuresOf(input)).map((each) => {
    const { what, remedy } = describeFailure(each, 'en');
    return `${what} ${remedy}`;
  });
}

const people = (count: number, from: number, features: FeatureValues, excluded: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => memberOf(from + index, features, excluded));
const eight = Array.from({ length: 8 }, (_, index) => `case-${index + 1}`);
const youngPeople = (count: number) => people(count, 50, { gender: 'M', ageBand: 'young' });

describe('a quota that its members cannot fill', () => {
  const members = [...people(61, 0, { ageBand: '16-24' }), ...people(800, 100, { ageBand: '25+' })];
  const cases = eight.map((id) =>
    caseOf(id, 250, [
      ['ageBand', '16-24', 33, 39],
      ['ageBand', '25+', 211, 217],
    ]),
  );

  it('is told with the seats it needs, what the members give, and three ways out', async () => {
    expect(await sentencesOf({ members, cases, maximumCasesPerMember: 4 })).toEqual([
      'ageBand 16-24 needs at least 264 seats over 8 cases; 61 members at cap 4 give 244, 20 short. Lower the minimum from 33 to 30, raise the cap to 5, or recruit 5 more of these members.',
    ]);
  });

  it.each([
    [
      'the lowered minimum',
      {
        cases: eight.map((id) =>
          caseOf(id, 250, [
            ['ageBand', '16-24', 30, 39],
            ['ageBand', '25+', 211, 220],
          ]),
        ),
      },
    ],
    ['the raised cap', { maximumCasesPerMember: 5 }],
    ['the recruited members', { members: [...members, ...people(5, 2000, { ageBand: '16-24' })] }],
  ])('is mended by %s that the sentence names', async (_, change) => {
    expect(await failuresOf({ members, cases, maximumCasesPerMember: 4, ...change })).toEqual([]);
  });

  it('counts exclusions, and leaves out a cap that would not help', async () => {
    const input = {
      members: [
        ...people(3, 0, { gender: 'V' }),
        ...people(1, 10, { gender: 'V' }, ['a']),
        ...people(9, 20, { gender: 'M' }),
      ],
      cases: ['a', 'b'].map((id) =>
        caseOf(id, 8, [
          ['gender', 'V', 4, 8],
          ['gender', 'M', 0, 8],
        ]),
      ),
      maximumCasesPerMember: 2,
    };
    expect(await sentencesOf(input)).toEqual([
      'gender V needs at least 8 seats over 2 cases; 4 members at cap 2, less their exclusions, give 7, 1 short. Lower the minimum from 4 to 3, or recruit 1 more of these members.',
    ]);
  });

  it('is told for a single case when the others have room', async () => {
    const input = {
      members: [...people(9, 0, { gender: 'V' }, ['a']), ...people(9, 20, { gender: 'M' })],
      cases: ['a', 'b'].map((id) =>
        caseOf(id, 8, [
          ['gender', 'V', id === 'a' ? 2 : 4, 8],
          ['gender', 'M', 0, 8],
        ]),
      ),
      maximumCasesPerMember: 2,
    };
    expect(await sentencesOf(input)).toEqual([
      'gender V needs at least 2 seats in case a; 9 members, less their exclusions, give 0, 2 short. Lower the minimum from 2 to 0, or recruit 2 more of these members.',
    ]);
  });

  it('is told for minima that differ', async () => {
    const input = {
      members: [...people(2, 0, { gender: 'V' }), ...people(9, 20, { gender: 'M' })],
      cases: ['a', 'b'].map((id) =>
        caseOf(id, 4, [
          ['gender', 'V', id === 'a' ? 1 : 2, 4],
          ['gender', 'M', 0, 4],
        ]),
      ),
      maximumCasesPerMember: 1,
    };
    expect(await sentencesOf(input)).toEqual([
      'gender V needs at least 3 seats over 2 cases; 2 members at cap 1 give 2, 1 short. Lower the minimum of the cases by 1 seat together, raise the cap to 2, or recruit 1 more of these members.',
    ]);
  });

  it('has no members at all', async () => {
    const input = {
      members: people(9, 0, { gender: 'M' }),
      cases: [
        caseOf('a', 4, [
          ['gender', 'V', 1, 4],
          ['gender', 'M', 0, 4],
        ]),
      ],
      maximumCasesPerMember: 1,
    };
    expect(await sentencesOf(input)).toEqual([
      'gender V needs at least 1 seat in case a; 0 members give 0, 1 short. Lower the minimum from 1 to 0, or recruit 1 more of these members.',
    ]);
  });

  it('is told together with every other one, and with groups that are too large', async () => {
    const input = {
      members: [
        ...people(1, 0, { gender: 'V', ageBand: 'young' }),
        ...people(2, 10, { gender: 'M', ageBand: 'old' }),
      ],
      cases: [
        caseOf('a', 6, [
          ['gender', 'V', 2, 6],
          ['gender', 'M', 0, 6],
          ['ageBand', 'young', 3, 6],
          ['ageBand', 'old', 0, 6],
        ]),
      ],
      maximumCasesPerMember: 1,
    };
    expect((await failuresOf(input)).map(({ code }) => code)).toEqual([
      'assignment.seats-short',
      'assignment.quota-short',
      'assignment.quota-short',
    ]);
    expect((await sentencesOf(input))[0]).toBe(
      'The groups need at least 6 seats in case a; 3 members give 3, 3 short. Lower the smallest group size from 6 to 3, or recruit 3 more members.',
    );
  });
});

describe('quotas that are only too much together', () => {
  // All young members are women: enough young for their quota, but then too few seats are left for men.
  const members = [
    ...people(10, 0, { gender: 'V', ageBand: 'young' }),
    ...people(10, 20, { gender: 'M', ageBand: 'old' }),
  ];
  it('are told with the smallest widening, in the fewest seats and not in a small quota', async () => {
    const input = {
      members,
      cases: ['a', 'b'].map((id) => conflictingCase(id, 6)),
      maximumCasesPerMember: 2,
    };
    const failures = await failuresOf(input);
    expect(failures.map(({ code }) => code)).toEqual([
      'assignment.quota-conflict',
      'assignment.reserve-wave',
    ]);
    // One seat costs 1 + 2/6 in the minimum of 6 and 1 + 2/4 in the maximum of 4.
    expect(failures[0]?.params).toEqual({
      caseIds: ['a', 'b'],
      feature: 'ageBand',
      value: 'young',
      bound: 'minimum',
      limit: 6,
      widenedLimit: 4,
      memberCount: 10,
    });
    expect((await sentencesOf(input))[0]).toContain(
      'In the smallest widening that works, ageBand young (10 members) gets minimum 4 instead of 6 in 2 cases.',
    );
  });

  it('are told with what a reserve wave would have to bring, which is enough here', async () => {
    const cases = ['a', 'b'].map((id) => conflictingCase(id, 6));
    const input = { members, cases, maximumCasesPerMember: 2 };
    // Of six young members in each case at most four are women: two must be men.
    expect((await sentencesOf(input))[1]).toBe(
      'With the quotas as they are, a reserve wave must bring at least 2 new members, with among them 2 with ageBand young. Draw a further wave. Then run "loting assign plan" again: it is the least that is needed.',
    );
    expect(await failuresOf({ ...input, members: [...members, ...youngPeople(2)] })).toEqual([]);
    expect(await failuresOf({ ...input, members: [...members, ...youngPeople(1)] })).not.toEqual([]);
  });

  it('can be met after the widening that was named', async () => {
    const widened = ['a', 'b'].map((id) => conflictingCase(id, 4));
    expect(await failuresOf({ members, cases: widened, maximumCasesPerMember: 2 })).toEqual([]);
  });

  it('are told when only whole seats stand in the way', async () => {
    // Exactly one of the pairs 1-2, 2-3 and 1-3 each: one half of every one of the three, or no group at all.
    const odd = [
      memberOf(1, { gender: 'x', ageBand: 'p', district: 'k' }),
      memberOf(2, { gender: 'x', ageBand: 'q', district: 'l' }),
      memberOf(3, { gender: 'y', ageBand: 'q', district: 'k' }),
      memberOf(4, { gender: 'z', ageBand: 'r', district: 'm', municipality: 'n' }),
    ];
    const group = caseOf('a', 2, [
      ...oneOfEach('gender', ['x', 'y', 'z'], 'x'),
      ...oneOfEach('ageBand', ['p', 'q', 'r'], 'q'),
      ...oneOfEach('district', ['k', 'l', 'm'], 'k'),
    ]);
    const failures = await failuresOf({ members: odd, cases: [group], maximumCasesPerMember: 1 });
    expect(failures.map(({ code }) => code)).toEqual(['assignment.quota-conflict']);
    const relaxed = await findWidening({ members: odd, cases: [group], maximumCasesPerMember: 1 });
    expect(relaxed?.widenings).toHaveLength(1);
    expect(relaxed === undefined ? [] : await failuresOf(relaxed.input)).toEqual([]);
  });
});

describe('input that is wrong in itself', () => {
  const member = memberOf(1, { gender: 'M' });
  const good = {
    members: [member],
    cases: [caseOf('a', 1, [['gender', 'M', 0, 1]])],
    maximumCasesPerMember: 1,
  };

  it.each<readonly [string, Partial<AssignmentInput>, readonly string[]]>([
    ['no members', { members: [] }, ['assignment.no-members']],
    ['no cases', { cases: [] }, ['assignment.no-cases']],
    ['a cap of 0', { maximumCasesPerMember: 0 }, ['assignment.cap']],
    ['a cap of one and a half', { maximumCasesPerMember: 1.5 }, ['assignment.cap']],
    ['a member twice', { members: [member, member] }, ['assignment.member-twice']],
    ['a case twice', { cases: [caseOf('a', 1, []), caseOf('a', 1, [])] }, ['assignment.case-twice']],
    [
      'an exclusion from an unknown case',
      { members: [memberOf(1, { gender: 'M' }, ['x'])] },
      ['assignment.unknown-case'],
    ],
    ['a member without a value', { members: [memberOf(1, {})] }, ['assignment.member-without-value']],
    [
      'a value without a quota',
      { members: [memberOf(1, { gender: 'V' })] },
      ['assignment.value-without-quota'],
    ],
    [
      'a reversed quota',
      { cases: [caseOf('a', 1, [['gender', 'M', 1, 0]])] },
      ['assignment.quota-range', 'assignment.quota-sum'],
    ],
    [
      'several things at once',
      { members: [], maximumCasesPerMember: -1 },
      ['assignment.no-members', 'assignment.cap'],
    ],
  ])('is refused: %s', async (_, change, codes) => {
    const failures = await failuresOf({ ...good, ...change });
    expect(failures.map(({ code }) => code)).toEqual(codes);
    for (const each of failures) {
      const { what, remedy } = describeFailure(each, 'en');
      expect(what).toMatch(/^[A-Z0-9].*\.$/);
      expect(remedy).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('is accepted when nothing is wrong', async () => {
    expect(await failuresOf(good)).toEqual([]);
  });
});

/** A case whose young must be six, who are all women, who may be four. */
function conflictingCase(id: string, youngMinimum: number) {
  return caseOf(id, 10, [
    ['gender', 'V', 0, 4],
    ['gender', 'M', 4, 10],
    ['ageBand', 'young', youngMinimum, 10],
    ['ageBand', 'old', 0, 6],
  ]);
}

/** Quotas of at most one for each value, and of exactly one for the value that is tied. */
function oneOfEach(feature: FeatureName, values: readonly string[], tied: string) {
  return values.map((value) => [feature, value, value === tied ? 1 : 0, 1] as const);
}
