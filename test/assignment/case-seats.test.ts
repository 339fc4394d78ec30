import { describe, expect, it } from 'vitest';
import { countSystemOf } from '../../src/assignment/case-classes.ts';
import { caseSeatsOf } from '../../src/assignment/case-seats.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

/** Seats of each type in each case, for so many types of one member each and so many equal cases. */
function seatCountOf(typeCount: number, caseCount: number): number | undefined {
  const numbers = Array.from({ length: typeCount }, (_, number) => number);
  const input = {
    members: numbers.map((number) => memberOf(number, { district: `WK${number}` })),
    cases: Array.from({ length: caseCount }, (_, index) =>
      caseOf(
        `case-${index}`,
        1,
        numbers.map((number) => ['district', `WK${number}`, 0, 1] as const),
      ),
    ),
    maximumCasesPerMember: caseCount,
  };
  const system = countSystemOf(input, memberTypesOf(input), false);
  const none = system.columns.map(() => 0);
  return caseSeatsOf(system, none, [])?.maxima.length;
}

describe('the seats of each type in every single case', () => {
  // The limit is part of how seats are drawn: with another, the same seed would give other groups.
  it('are looked at when there are up to a thousand of them', () => {
    expect(seatCountOf(125, 8)).toBe(1000);
    expect(seatCountOf(143, 7)).toBeUndefined();
  });

  it('are the totals themselves when every class has one case', () => {
    expect(seatCountOf(5, 1)).toBeUndefined();
  });
});
