import { describe, expect, it } from 'vitest';
import type { MemberType } from '../../src/assignment/member-types.ts';
import { seatsAt } from '../../src/assignment/screen-quotas.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

const cases = ['a', 'b', 'c'].map((id) => caseOf(id, 4, []));

/** Two members who were in so many cases before, and may not judge some. */
const typeOf = (earlierCaseCount: number, excluded: readonly string[] = []): MemberType => ({
  typeId: 'T1',
  features: {},
  excludedCases: memberOf(0, {}, excluded).excludedCases,
  earlierCaseCount,
  residentIds: [memberOf(1, {}).residentId, memberOf(2, {}).residentId],
});

describe('the seats that members can take', () => {
  it.each([
    ['nothing before', [typeOf(0)], 4],
    ['one case before', [typeOf(1)], 2],
    ['as many cases before as the cap', [typeOf(2)], 0],
    ['more cases before than a cap that was lowered', [typeOf(3), typeOf(0)], 4],
    ['two cases that they may not judge', [typeOf(0, ['a', 'c'])], 2],
  ])('after %s are counted at a cap of 2', (_, types, expected) => {
    expect(seatsAt(types, cases, 2)).toBe(expected);
  });
});
