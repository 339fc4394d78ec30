/** The fairest expected loads, against hand-made examples and against a search that tries everything. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { countSystemOf } from '../../src/assignment/case-classes.ts';
import { findLeximinLoads } from '../../src/assignment/leximin-loads.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import type { FeatureName } from '../../src/domain/features.ts';
import { caseOf, makePool, memberOf, PILOT } from './synthetic-pool.ts';

const solver = await loadSolver();

function loadsByType(input: AssignmentInput, isSeparate = false): Record<string, number> | undefined {
  const types = memberTypesOf(input);
  const found = findLeximinLoads(solver, countSystemOf(input, types, isSeparate));
  if (found === undefined) return undefined;
  return Object.fromEntries(
    types.map(({ features, excludedCases }, index) => [
      [...Object.values(features), ...excludedCases].join('/'),
      Number((found.loads[index] ?? 0).toFixed(9)),
    ]),
  );
}

const people = (count: number, gender: string, from: number, excluded: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => memberOf(from + index, { gender }, excluded));

describe('the fairest loads', () => {
  it('are the same for everybody when no quota stands in the way', () => {
    const quotas = [
      ['gender', 'M', 0, 4],
      ['gender', 'V', 0, 4],
    ] as const;
    const input = {
      members: [...people(3, 'M', 0), ...people(5, 'V', 100)],
      cases: [caseOf('a', 4, quotas)],
      maximumCasesPerMember: 1,
    };
    expect(loadsByType(input)).toEqual({ M: 0.5, V: 0.5 });
  });

  it('are as even as the quotas allow, and never above the cap', () => {
    const quotas = [
      ['gender', 'M', 2, 3],
      ['gender', 'V', 0, 2],
    ] as const;
    const cases = ['a', 'b', 'c'].map((id) => caseOf(id, 4, quotas));
    const members = [...people(3, 'M', 0), ...people(9, 'V', 100)];
    expect(loadsByType({ members, cases, maximumCasesPerMember: 2 })).toEqual({ M: 2, V: 0.666666667 });
    expect(loadsByType({ members, cases, maximumCasesPerMember: 1 })).toBeUndefined();
  });

  it('go on after the first level: those who can have more get more, evenly', () => {
    const quotas = (['M', 'V', 'O'] as const).map(
      (value) => ['gender', value, value === 'M' ? 0 : 1, value === 'M' ? 1 : 9] as const,
    );
    const members = [...people(10, 'M', 0), ...people(4, 'V', 100), ...people(2, 'O', 200)];
    const input = { members, cases: [caseOf('a', 4, quotas)], maximumCasesPerMember: 1 };
    expect(loadsByType(input)).toEqual({ M: 0.1, V: 0.5, O: 0.5 });
  });

  it('give excluded members their share in the other cases', () => {
    const members = [...people(6, 'M', 0), ...people(2, 'M', 50, ['a'])];
    const input = {
      members,
      cases: ['a', 'b'].map((id) => caseOf(id, 4, [['gender', 'M', 0, 4]])),
      maximumCasesPerMember: 2,
    };
    expect(loadsByType(input)).toEqual({ M: 1, 'M/a': 1 });
  });

  it('are the same whether equal cases are taken together or one by one', () => {
    const input = makePool(
      { ...PILOT, memberCount: 300, caseCount: 4, groupSize: 80, exclusionShare: 0 },
      'together',
    );
    const together = Object.values(loadsByType(input) ?? {});
    const apart = Object.values(loadsByType(input, true) ?? {});
    expect(together.length).toBeGreaterThan(50);
    for (const [index, load] of together.entries()) expect(load).toBeCloseTo(apart[index] ?? 0, 8);
  });

  it('are beaten by no other vector of a search through all of them', () => {
    const shape = fc.record({
      counts: fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 3 }))),
      size: fc.integer({ min: 1, max: 4 }),
      genderRange: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })),
      ageRange: fc.tuple(fc.nat({ max: 2 }), fc.nat({ max: 3 })),
    });
    let solvedCount = 0;
    fc.assert(
      fc.property(shape, ({ counts, size, genderRange, ageRange }) => {
        const cells = [
          ['M', 'old'],
          ['M', 'young'],
          ['V', 'old'],
          ['V', 'young'],
        ] as const;
        const ranges = [
          ['gender', 'M', genderRange[0], genderRange[0] + genderRange[1]],
          ['gender', 'V', 0, size],
          ['ageBand', 'young', ageRange[0], ageRange[0] + ageRange[1]],
          ['ageBand', 'old', 0, size],
        ] as const satisfies readonly (readonly [FeatureName, string, number, number])[];
        const members = cells.flatMap(([gender, ageBand], cell) =>
          Array.from({ length: counts[cell] ?? 0 }, (_, index) =>
            memberOf(100 * cell + index, { gender, ageBand }),
          ),
        );
        const found = loadsByType({ members, cases: [caseOf('a', size, ranges)], maximumCasesPerMember: 1 });
        const best = searchAll(counts, size, ranges[0], ranges[2]);
        const loads = found && cells.map((cell) => found[cell.join('/')] ?? Number.NaN);
        const seats = loads?.map((load, cell) => load * (counts[cell] ?? 0));
        if (loads !== undefined) solvedCount += 1;
        // Without loads, the search must find nothing either; with loads, they keep everything and nothing is fairer.
        expect(best === undefined || loads !== undefined).toBe(true);
        expect(seats === undefined || keepsRanges(seats, counts, size, ranges[0], ranges[2])).toBe(true);
        expect(best === undefined || compareSorted(loads ?? [], best) >= 0).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(solvedCount).toBeGreaterThan(20);
  });
});

type Range = readonly [FeatureName, string, number, number];
const STEPS = 6;
const ROOM = 1e-6;

/** The leximin-best loads among all vectors of seats in sixths; cells are M old, M young, V old, V young. */
function searchAll(
  counts: readonly number[],
  size: number,
  men: Range,
  young: Range,
): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  const [a = 0, b = 0, c = 0] = counts;
  for (let first = 0; first <= a * STEPS; first++) {
    for (let second = 0; second <= b * STEPS; second++) {
      for (let third = 0; third <= c * STEPS; third++) {
        const seats = [first, second, third, size * STEPS - first - second - third].map(
          (sixths) => sixths / STEPS,
        );
        if (!keepsRanges(seats, counts, size, men, young)) continue;
        const loads = seats.map((seat, cell) => seat / (counts[cell] ?? 1));
        if (best === undefined || compareSorted(loads, best) > 0) best = loads;
      }
    }
  }
  return best;
}

function keepsRanges(
  seats: readonly number[],
  counts: readonly number[],
  size: number,
  men: Range,
  young: Range,
): boolean {
  const [oldMen = 0, youngMen = 0, oldWomen = 0, youngWomen = 0] = seats;
  const isWithin = (sum: number, [, , minimum, maximum]: Range) =>
    sum >= minimum - ROOM && sum <= maximum + ROOM;
  return (
    seats.every((seat, cell) => seat >= -ROOM && seat <= (counts[cell] ?? 0) + ROOM) &&
    Math.abs(oldMen + youngMen + oldWomen + youngWomen - size) < ROOM &&
    isWithin(oldMen + youngMen, men) &&
    isWithin(youngMen + youngWomen, young)
  );
}

function ascending(loads: readonly number[]): readonly number[] {
  return [...loads].sort((one, other) => one - other);
}

/** Positive when the left loads are fairer: the smallest larger, then the next. */
function compareSorted(left: readonly number[], right: readonly number[]): number {
  const others = ascending(right);
  for (const [index, load] of ascending(left).entries()) {
    const difference = load - (others[index] ?? 0);
    if (Math.abs(difference) > ROOM) return difference;
  }
  return 0;
}
