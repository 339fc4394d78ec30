import { describe, expect, it } from 'vitest';
import { countSystemOf } from '../../../src/assignment/case-classes.ts';
import { boundOfLoads, UNIT } from '../../../src/assignment/certificate/load-bound.ts';
import { memberTypesOf } from '../../../src/assignment/member-types.ts';
import { caseOf, memberOf } from '../synthetic-pool.ts';

/** One case of three seats for four members of one kind. */
const input = {
  members: [0, 1, 2, 3].map((number) => memberOf(number, {})),
  cases: [caseOf('a', 3, [])],
  maximumCasesPerMember: 1,
};
const system = countSystemOf(input, memberTypesOf(input), false);

describe('what multipliers prove of the smallest load', () => {
  it('is exact to the last unit, however small they are', () => {
    // 1 * 3 seats over 1 * 4 members.
    expect(boundOfLoads(system, [undefined], { rows: [1n], types: [1n] })).toEqual({
      load: (3n * UNIT) / 4n,
      shares: [UNIT],
    });
  });

  it('is rounded up: never less than what is true', () => {
    // Without the row, the count itself: (8 - 1) * 4 + 1 * 3 over 8 * 4.
    expect(boundOfLoads(system, [undefined], { rows: [1n], types: [8n] }).load).toBe((31n * UNIT) / 32n);
    expect(boundOfLoads(system, [undefined], { rows: [-1n], types: [3n] }).load).toBe(
      (13n * UNIT) / 12n + 1n,
    );
  });

  it('is nothing without any weight', () => {
    expect(boundOfLoads(system, [undefined], { rows: [1n], types: [0n] })).toEqual({
      load: undefined,
      shares: [0n],
    });
  });
});
