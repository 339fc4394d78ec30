/** The plan as a whole: what always holds, what never changes it, and how fair it is. */
import * as fc from 'fast-check';
import seedrandom from 'seedrandom';
import { beforeAll, describe, expect, it } from 'vitest';
import { assignmentsHash } from '../../src/assignment/assignment-csv.ts';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { assignmentInputHash, assignmentSeedOf } from '../../src/assignment/assignment-input.ts';
import { checkAssignment } from '../../src/assignment/check-assignment.ts';
import type { AssignmentPlan } from '../../src/assignment/plan-assignment.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { shuffle } from '../../src/assignment/random-walk.ts';
import type { Member } from '../../src/domain/drawn-resident.ts';
import type { FeatureName, FeatureValues } from '../../src/domain/features.ts';
import type { ResidentId } from '../../src/domain/ids.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

const SMALL = {
  ...PILOT,
  memberCount: 90,
  caseCount: 4,
  groupSize: 24,
  quotaTolerance: 2,
  exclusionShare: 0.05,
};
const small = makePool(SMALL, 'small');

describe('on small random pools, the plan', () => {
  const quotaRange = fc.tuple(fc.nat({ max: 1 }), fc.integer({ min: 1, max: 3 }));
  const pool = fc.record({
    members: fc.array(
      fc.record({
        gender: fc.constantFrom('M', 'V'),
        ageBand: fc.constantFrom('18-49', '50+'),
        excluded: fc.subarray(['a', 'b'], { maxLength: 2 }),
        hasExclusion: fc.integer({ min: 0, max: 3 }),
      }),
      { minLength: 3, maxLength: 6 },
    ),
    sizes: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
    ranges: fc.array(quotaRange, { minLength: 4, maxLength: 4 }),
    cap: fc.integer({ min: 1, max: 2 }),
    seed: fc.string(),
  });

  it('keeps everything, or is refused exactly when trying all groups finds none', async () => {
    let plannedCount = 0;
    await fc.assert(
      fc.asyncProperty(pool, async ({ members, sizes, ranges, cap, seed }) => {
        const input: AssignmentInput = {
          members: members.map(({ gender, ageBand, excluded, hasExclusion }, index) =>
            memberOf(index, { gender, ageBand }, hasExclusion === 0 ? excluded : []),
          ),
          cases: ['a', 'b'].map((id, index) => caseOf(id, sizes[index] ?? 1, quotasOf(ranges))),
          maximumCasesPerMember: cap,
        };
        const result = await planAssignment(input, seed);
        const isPossible = trySomeGroups(input);
        expect(result.ok).toBe(isPossible);
        if (!result.ok) return;
        plannedCount += 1;
        expect(holds(input, result.value)).toBe(true);
        expect(checkAssignment(input, result.value.assignments)).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(plannedCount).toBeGreaterThan(30);
  });
});

describe('the plan', () => {
  it('gives every type the floor or the ceiling of its expected seats', async () => {
    for (const seed of ['0', '', 'é']) {
      const { types, figures } = valueOf(await planAssignment(small, seed));
      expect(Number(figures.largestDrawError)).toBeLessThan(1e-6);
      for (const { expectedLoad, seatCount, residentIds } of types) {
        expect(Math.abs(Number(expectedLoad) * residentIds.length - seatCount)).toBeLessThan(1 + 1e-6);
      }
    }
  });

  it('does not depend on the order of members, cases, quotas or exclusions, nor on the names of feature values', async () => {
    const { assignments, types } = valueOf(await planAssignment(small, 'order'));
    const random = seedrandom('rows');
    const shuffled: AssignmentInput = {
      ...small,
      members: shuffle(small.members, random),
      cases: shuffle(small.cases, random).map((each) =>
        Object.assign({}, each, { quotas: shuffle(each.quotas, random) }),
      ),
    };
    const again = valueOf(await planAssignment(shuffled, 'order'));
    expect(again.assignments).toEqual(assignments);
    expect(again.types).toEqual(types);
    expect(assignmentInputHash(shuffled)).toBe(assignmentInputHash(small));

    const renamed: AssignmentInput = {
      ...small,
      members: small.members.map((member) =>
        Object.assign({}, member, { features: renamedFeatures(member.features) }),
      ),
      cases: small.cases.map((each) => ({
        ...each,
        quotas: each.quotas.map((quota) => ({ ...quota, value: mirrored(quota.value) })),
      })),
    };
    expect(valueOf(await planAssignment(renamed, 'order')).assignments).toEqual(assignments);
    expect(assignmentInputHash(renamed)).not.toBe(assignmentInputHash(small));
  });

  it('stays the same, byte for byte, for fixed seeds', async () => {
    const hashes = await Promise.all(
      ['0', '', 'é'].map(async (seed) =>
        assignmentsHash(valueOf(await planAssignment(small, seed)).assignments),
      ),
    );
    expect(hashes).toEqual(GOLDEN_HASHES);
    expect(assignmentInputHash(small)).toBe(GOLDEN_INPUT_HASH);
  });

  it('gives members on average what was expected, also those with exclusions', async () => {
    const runCount = 40;
    const few = makePool({ ...SMALL, memberCount: 70, exclusionShare: 0.1 }, 'few', ['gender', 'ageBand']);
    const loads = new Map<ResidentId, number>();
    const totals = new Map<string, number>();
    let types: AssignmentPlan['types'] = [];
    for (let run = 0; run < runCount; run++) {
      const plan = valueOf(await planAssignment(few, `mean ${run}`));
      types = plan.types;
      for (const { residentId } of plan.assignments) loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
      for (const { typeId, seatCount } of types) totals.set(typeId, (totals.get(typeId) ?? 0) + seatCount);
    }
    const typeScores: number[] = [];
    const memberScores: number[] = [];
    const excludedScores: number[] = [];
    for (const { typeId, expectedLoad, residentIds, excludedCases } of types) {
      const expected = Number(expectedLoad);
      typeScores.push(
        ...scoreOf(expected * residentIds.length, (totals.get(typeId) ?? 0) / runCount, runCount),
      );
      for (const id of residentIds) {
        const scores = scoreOf(expected, (loads.get(id) ?? 0) / runCount, runCount);
        memberScores.push(...scores);
        if (excludedCases.length > 0) excludedScores.push(...scores);
      }
    }
    expect(typeScores.length).toBeGreaterThan(10);
    expect(rootMeanSquare(typeScores)).toBeGreaterThan(0.7);
    expect(rootMeanSquare(typeScores)).toBeLessThan(1.3);
    expect(rootMeanSquare(memberScores)).toBeGreaterThan(0.75);
    expect(rootMeanSquare(memberScores)).toBeLessThan(1.25);
    expect(rootMeanSquare(excludedScores)).toBeLessThan(2);
  });

  it('works with different sizes and quotas for each case', async () => {
    const cases = small.cases.map((each, index) => ({
      ...each,
      groupSize: each.groupSize - index,
      minimumSize: each.groupSize - index,
      maximumSize: each.groupSize - index,
      quotas: each.quotas.filter(({ feature }) => index !== 1 || feature !== 'district'),
    }));
    const input = { ...small, cases };
    const plan = valueOf(await planAssignment(input, 'different'));
    expect(holds(input, plan)).toBe(true);
    expect(plan.groupSizes.map(({ memberCount }) => memberCount)).toEqual([24, 23, 22, 21]);
    expect(Number(plan.figures.largestDrawError)).toBeLessThan(1e-6);
  });

  it('uses the tolerance of a group size only as far as it must', async () => {
    const members = Array.from({ length: 9 }, (_, index) => memberOf(index, { gender: 'M' }));
    const cases = ['a', 'b'].map((id) =>
      Object.assign(caseOf(id, 5, [['gender', 'M', 0, 6]]), { minimumSize: 3, maximumSize: 6 }),
    );
    const tight = valueOf(await planAssignment({ members, cases, maximumCasesPerMember: 1 }, '0'));
    expect(new Set(tight.groupSizes.map(({ memberCount }) => memberCount))).toEqual(new Set([4, 5]));
    const wide = valueOf(await planAssignment({ members, cases, maximumCasesPerMember: 2 }, '0'));
    expect(wide.groupSizes.map(({ memberCount }) => memberCount)).toEqual([5, 5]);
  });

  it('names the solver with its exact version, and the figures', async () => {
    const { solver, figures } = valueOf(await planAssignment(small, '0'));
    expect(solver).toMatch(/^highs 1\.15\.3 \(HiGHS [\d.]+, [0-9a-f]+\)$/);
    expect(figures).toMatchObject({ memberCount: 90, seatCount: 96 });
    expect(figures.smallestExpectedLoad).toMatch(/^\d\.\d{9}$/);
    expect(Number(figures.largestExpectedLoad)).toBeLessThanOrEqual(4);
  });
});

describe('at the size of the pilot', () => {
  const pilot = makePool(PILOT, 'pilot');
  let plan: AssignmentPlan;
  let seconds = 0;
  beforeAll(async () => {
    const startMs = performance.now();
    plan = valueOf(await planAssignment(pilot, '0'));
    seconds = (performance.now() - startMs) / 1000;
  });

  it('the plan keeps everything, is exactly fair, and takes well under ten seconds', () => {
    expect(plan.assignments).toHaveLength(2000);
    expect(holds(pilot, plan)).toBe(true);
    expect(Number(plan.figures.largestDrawError)).toBeLessThan(1e-6);
    expect(seconds).toBeLessThan(10);
  });

  it('another seed gives another plan with the same expected loads', async () => {
    const other = valueOf(await planAssignment(pilot, '1'));
    expect(other.assignments).not.toEqual(plan.assignments);
    expect(other.types.map(({ expectedLoad }) => expectedLoad)).toEqual(
      plan.types.map(({ expectedLoad }) => expectedLoad),
    );
  });
});

describe('the input hash and the seed', () => {
  it('change with every thing that decides the assignment', () => {
    const hash = assignmentInputHash(small);
    const [first, ...others] = small.members;
    const [firstCase, ...otherCases] = small.cases;
    if (first === undefined || firstCase === undefined)
      throw new Error('the pool must have members and cases');
    const changed: readonly AssignmentInput[] = [
      { ...small, maximumCasesPerMember: 3 },
      { ...small, members: others },
      { ...small, members: [{ ...first, excludedCases: [firstCase.caseId] }, ...others] },
      { ...small, members: [{ ...first, features: { ...first.features, gender: 'O' } }, ...others] },
      { ...small, cases: otherCases },
      { ...small, cases: [{ ...firstCase, maximumSize: 25 }, ...otherCases] },
      { ...small, cases: [{ ...firstCase, quotas: firstCase.quotas.slice(1) }, ...otherCases] },
    ];
    expect(new Set([hash, ...changed.map(assignmentInputHash)]).size).toBe(changed.length + 1);
  });

  it('do not depend on shares, which are for reading only', () => {
    const cases = small.cases.map((each) => ({
      ...each,
      quotas: each.quotas.map((quota) => ({ ...quota, populationShare: 0 })),
    }));
    expect(assignmentInputHash({ ...small, cases })).toBe(assignmentInputHash(small));
  });

  it('join the hash and the public randomness', () => {
    const hash = assignmentInputHash(small);
    const seeds = ['0', '', ' ', 'é'].map((randomness) => assignmentSeedOf(hash, randomness));
    expect(new Set(seeds).size).toBe(4);
    expect(assignmentSeedOf(hash, 'e\u0301')).toBe(assignmentSeedOf(hash, '\u00e9'));
  });
});

const GOLDEN_INPUT_HASH = 'cb0618ff920e6555e87d7a465d3302835a4415744f66f163e11ff3a231b2e2aa';
const GOLDEN_HASHES: readonly string[] = [
  '5ed7507ea01debbdb0f342f80772c250b8ba4ad90908272a7b6958a987204943',
  '7c97ee73349ee9ae45f97d3d93520feb1d118abd854f364ecf0a9d4e037012d4',
  '11579796ff64928893d54c21bbb104300dd66d4e2da626d3edcc5aa0e5cb25aa',
];

function renamedFeatures(values: FeatureValues): FeatureValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mirrored(value)]));
}

/** Another value, in the reverse order of bytes. */
function mirrored(value: string): string {
  return Array.from(value, (character) => String.fromCharCode(200 - character.charCodeAt(0))).join('');
}

function quotasOf(ranges: readonly (readonly [number, number])[]) {
  const values = [
    ['gender', 'M'],
    ['gender', 'V'],
    ['ageBand', '18-49'],
    ['ageBand', '50+'],
  ] as const;
  return values.map(([feature, value], index) => {
    const [minimum, width] = ranges[index] ?? [0, 3];
    return [feature, value, minimum, minimum + width] as const satisfies readonly [
      FeatureName,
      string,
      number,
      number,
    ];
  });
}

/** Whether any groups keep everything: tries all subsets of members for both cases. */
function trySomeGroups(input: AssignmentInput): boolean {
  const [first, second] = input.cases.map((each) =>
    subsetsOf(input.members).filter((group) => isGroup(each, group)),
  );
  if (first === undefined || second === undefined) throw new Error('two cases are needed');
  return first.some((one) =>
    second.some((other) => input.maximumCasesPerMember > 1 || one.every((member) => !other.includes(member))),
  );
}

function subsetsOf(members: readonly Member[]): readonly (readonly Member[])[] {
  return Array.from({ length: 2 ** members.length }, (_, bits) =>
    members.filter((__, index) => Math.floor(bits / 2 ** index) % 2 === 1),
  );
}

function isGroup(each: AssignmentInput['cases'][number], group: readonly Member[]): boolean {
  return (
    group.length >= each.minimumSize &&
    group.length <= each.maximumSize &&
    group.every(({ excludedCases }) => !excludedCases.includes(each.caseId)) &&
    each.quotas.every(({ feature, value, minimum, maximum }) => {
      const reached = group.filter(({ features }) => features[feature] === value).length;
      return reached >= minimum && reached <= maximum;
    })
  );
}

/** Sizes, quotas, exclusions and the cap, counted here once more. */
function holds(input: AssignmentInput, { assignments }: AssignmentPlan): boolean {
  const members = new Map(input.members.map((member) => [member.residentId, member]));
  const loads = new Map<ResidentId, number>();
  for (const { residentId } of assignments) loads.set(residentId, (loads.get(residentId) ?? 0) + 1);
  return (
    [...loads.values()].every((load) => load <= input.maximumCasesPerMember) &&
    input.cases.every((each) => {
      const ids = assignments
        .filter(({ caseId }) => caseId === each.caseId)
        .map(({ residentId }) => residentId);
      const group = ids.flatMap((id) => members.get(id) ?? []);
      return new Set(ids).size === ids.length && group.length === ids.length && isGroup(each, group);
    })
  );
}

/** How many standard deviations a mean of floors and ceilings is off; nothing when there is nothing to draw. */
function scoreOf(expected: number, mean: number, runCount: number): readonly number[] {
  const part = expected - Math.floor(expected);
  const deviation = Math.sqrt((part * (1 - part)) / runCount);
  return part < 0.02 || part > 0.98 ? [] : [(mean - expected) / deviation];
}

function rootMeanSquare(scores: readonly number[]): number {
  return Math.sqrt(scores.reduce((sum, score) => sum + score * score, 0) / scores.length);
}
