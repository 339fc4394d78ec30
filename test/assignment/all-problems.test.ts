import { describe, expect, it } from 'vitest';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

const women = [0, 1, 2, 3].map((number) => memberOf(number, { gender: 'V' }));

describe('bad input', () => {
  it('is refused with all its problems in one go', async () => {
    const planned = await planAssignment(
      {
        members: [...women, memberOf(4, { gender: 'O' }, ['elsewhere'])],
        cases: [
          caseOf('a', 4, [
            ['gender', 'V', 2, 3],
            ['gender', 'M', 2, 2],
          ]),
        ],
        maximumCasesPerMember: 1,
      },
      'seed',
    );
    const failures = planned.ok ? [] : planned.failures;
    expect(failures.map(({ code }) => code)).toEqual([
      'assignment.unknown-case',
      'assignment.value-without-quota',
      'assignment.quota-short',
    ]);
    expect(failures[1]?.params).toEqual({ feature: 'gender', value: 'O', memberCount: 1 });
    expect(failures.map((failed) => describeFailure(failed, 'en').what).at(-1)).toBe(
      'gender M needs at least 2 seats in case a; 0 members give 0, 2 short.',
    );
  });

  it('names reversed quotas, wrong sums and a member twice together, for every case', async () => {
    const [first] = women;
    if (first === undefined) throw new Error('no member');
    const planned = await planAssignment(
      {
        members: [...women, first],
        cases: [
          caseOf('a', 4, [['gender', 'V', 3, 2]]),
          caseOf('b', 4, [['gender', 'V', 5, 6]]),
          caseOf('c', 4, [['gender', 'V', 0, 3]]),
        ],
        maximumCasesPerMember: 0,
      },
      'seed',
    );
    const codes = planned.ok ? [] : planned.failures.map(({ code }) => code);
    expect(codes).toEqual([
      'assignment.cap',
      'assignment.quota-range',
      'assignment.quota-sum',
      'assignment.quota-range',
      'assignment.quota-sum',
      'assignment.quota-sum',
      'assignment.member-twice',
    ]);
  });
});
