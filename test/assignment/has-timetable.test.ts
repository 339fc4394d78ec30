import { describe, expect, it } from 'vitest';
import { countSystemOf } from '../../src/assignment/case-classes.ts';
import { hasTimetable } from '../../src/assignment/has-timetable.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import { caseOf, memberOf } from './synthetic-pool.ts';

/** Two cases of two seats; three members may judge both, and so many more may judge case b only. */
async function fits(loadOfOthers: number, otherCount: number): Promise<boolean> {
  const members = [0, 1, 2, 3, 4, 5]
    .slice(0, 3 + otherCount)
    .map((number) => memberOf(number, {}, number < 3 ? [] : ['a']));
  const input = { members, cases: ['a', 'b'].map((id) => caseOf(id, 2, [])), maximumCasesPerMember: 2 };
  const types = memberTypesOf(input);
  const seats = otherCount * loadOfOthers;
  const targets = types.map(({ excludedCases }) => (excludedCases.length > 0 ? seats : 4 - seats));
  return hasTimetable(await loadSolver(), input, countSystemOf(input, types, false), targets);
}

describe('whether expected seats fit case by case', () => {
  it('is seen also where they fit all cases together', async () => {
    expect(await fits(1, 1)).toBe(true);
    expect(await fits(0.5, 3)).toBe(true);
    expect(await fits(2 / 3, 3)).toBe(true);
    // More than the two seats of case b.
    expect(await fits(0.7, 3)).toBe(false);
    expect(await fits(1, 3)).toBe(false);
  });

  it('does not depend on the rounding of the ninth decimal', async () => {
    expect(await fits(0.666666667, 3)).toBe(true);
    expect(await fits(0.66667, 3)).toBe(false);
  });
});
