/** The smallest widening: what it costs, that it is enough, that less is not, and that nothing else gives. */
import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import { memberTypesOf } from '../../src/assignment/member-types.ts';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { relaxQuotas } from '../../src/assignment/relax-quotas.ts';
import { loadSolver } from '../../src/assignment/solver.ts';
import type { Widening } from '../../src/domain/widening.ts';
import { applyWidenings, groupWidenings } from '../../src/assignment/widenings.ts';
import type { FeatureValues } from '../../src/domain/features.ts';
import { caseOf, makePool, memberOf, PILOT } from './synthetic-pool.ts';

async function relax(input: AssignmentInput) {
  return relaxQuotas(await loadSolver(), input, memberTypesOf(input));
}

const people = (count: number, from: number, features: FeatureValues, excluded: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => memberOf(from + index, features, excluded));
const textOf = ({ caseId, feature, value, bound, from, to }: Widening) =>
  `${caseId} ${feature} ${value} ${bound} ${from} > ${to}`;

const eight = Array.from({ length: 8 }, (_, index) => `case-${index + 1}`);
const tooFewYoung = {
  members: [...people(61, 0, { ageBand: '16-24' }), ...people(800, 100, { ageBand: '25+' })],
  cases: eight.map((id) =>
    caseOf(id, 250, [
      ['ageBand', '16-24', 33, 39],
      ['ageBand', '25+', 211, 217],
    ]),
  ),
  maximumCasesPerMember: 4,
};

describe('the smallest widening', () => {
  it('mends a single quota that its members cannot fill, and the other that then has to take their seats', async () => {
    const relaxed = await relax(tooFewYoung);
    expect(relaxed?.widenings.map(textOf)).toEqual(
      eight.flatMap((id) => [`${id} ageBand 16-24 minimum 33 > 30`, `${id} ageBand 25+ maximum 217 > 220`]),
    );
    const planned = relaxed && (await planAssignment(relaxed.input, 'seed'));
    expect(planned?.ok).toBe(true);
  });

  it('is empty, and the quotas as they were, when they can be met', async () => {
    const input = { ...tooFewYoung, maximumCasesPerMember: 5 };
    const relaxed = await relax(input);
    expect(relaxed?.widenings).toEqual([]);
    expect(relaxed?.input.cases).toEqual(input.cases);
  });

  it('spares the small quota: a seat of a bound of l seats costs 1 + 2 / l', async () => {
    const input = {
      members: [
        ...people(10, 0, { gender: 'V', ageBand: 'young' }),
        ...people(10, 20, { gender: 'M', ageBand: 'old' }),
      ],
      cases: [
        caseOf('a', 10, [
          ['gender', 'V', 0, 4],
          ['gender', 'M', 6, 10],
          ['ageBand', 'young', 6, 10],
          ['ageBand', 'old', 0, 10],
        ]),
      ],
      maximumCasesPerMember: 1,
    };
    // Two women too many: 2 * (1 + 2/6) by the young's minimum, or 2 * (1 + 2/4) + 2 * (1 + 2/6) by both of gender's.
    expect((await relax(input))?.widenings.map(textOf)).toEqual(['a ageBand young minimum 6 > 4']);
  });

  it('raises a maximum where that costs less than the small minimums that stand against it', async () => {
    const input = {
      members: [
        ...people(5, 0, { gender: 'V', ageBand: 'middle' }),
        ...people(5, 10, { gender: 'V', ageBand: 'old' }),
        ...people(10, 20, { gender: 'M', ageBand: 'young' }),
      ],
      cases: ['a', 'b'].map((id) =>
        caseOf(id, 8, [
          ['gender', 'V', 0, 3],
          ['gender', 'M', 0, 8],
          ['ageBand', 'young', 0, 8],
          ['ageBand', 'middle', 2, 8],
          ['ageBand', 'old', 2, 8],
        ]),
      ),
      maximumCasesPerMember: 2,
    };
    // One seat: 1 + 2/3 by the maximum of the women, or 1 + 2/2 by either minimum.
    expect((await relax(input))?.widenings.map(textOf)).toEqual(
      ['a', 'b'].map((id) => `${id} gender V maximum 3 > 4`),
    );
  });

  it('widens only the case that lacks members', async () => {
    const input = {
      members: [...people(9, 0, { gender: 'V' }, ['a']), ...people(9, 20, { gender: 'M' })],
      cases: ['a', 'b'].map((id) =>
        caseOf(id, 8, [
          ['gender', 'V', 3, 8],
          ['gender', 'M', 0, 8],
        ]),
      ),
      maximumCasesPerMember: 2,
    };
    const relaxed = await relax(input);
    expect(relaxed?.widenings.map(textOf)).toEqual(['a gender V minimum 3 > 0']);
  });

  it('never gives on sizes: with too few members there is none', async () => {
    const input = { ...tooFewYoung, members: tooFewYoung.members.slice(0, 300) };
    expect(await relax(input)).toBeUndefined();
  });

  it('is enough for a skewed pilot, and the same for shuffled rows', async () => {
    const input = makePool(
      { ...PILOT, memberCount: 110, caseCount: 4, groupSize: 60, ageSkew: 1, quotaTolerance: 0 },
      'skewed',
      ['gender', 'ageBand'],
    );
    const relaxed = await relax(input);
    expect(relaxed?.widenings.length).toBeGreaterThan(0);
    const shuffled = await relax({
      ...input,
      members: input.members.toReversed(),
      cases: input.cases.toReversed(),
    });
    expect(shuffled?.widenings).toEqual(relaxed?.widenings);
    expect(relaxed && (await planAssignment(relaxed.input, 'seed'))).toMatchObject({ ok: true });
    expect(
      relaxed && applyWidenings({ ...input, cases: [...input.cases] }, relaxed.widenings)?.cases,
    ).toEqual(relaxed?.input.cases);
  });
});

describe('widenings that were published', () => {
  const [first] = tooFewYoung.cases;
  const input = { ...tooFewYoung, cases: first === undefined ? [] : [first] };
  const widening = {
    caseId: first?.caseId ?? ('' as never),
    feature: 'ageBand',
    value: '16-24',
    bound: 'minimum',
    from: 33,
    to: 30,
  } as const;

  it('give the widened quotas', () => {
    expect(applyWidenings(input, [widening])?.cases[0]?.quotas[0]).toMatchObject({
      minimum: 30,
      maximum: 39,
    });
  });

  it.each([
    ['another case', { caseId: 'case-9' as never }],
    ['another value', { value: '17' }],
    ['another start', { from: 34 }],
    ['no change', { to: 33 }],
    ['a narrowing', { to: 35 }],
    ['a maximum that goes down', { bound: 'maximum', from: 39, to: 30 } as const],
  ])('are refused with %s', (_, change) => {
    expect(applyWidenings(input, [{ ...widening, ...change }])).toBeUndefined();
  });

  it('are refused when a bound is there twice', () => {
    expect(applyWidenings(input, [widening, widening])).toBeUndefined();
  });

  it('are told together for cases with the same', () => {
    const groups = groupWidenings([
      widening,
      { ...widening, caseId: 'case-2' as never },
      { ...widening, caseId: 'case-3' as never, to: 29 },
    ]);
    expect(groups.map(({ caseIds, to }) => [caseIds, to])).toEqual([
      [['case-1', 'case-2'], 30],
      [['case-3'], 29],
    ]);
  });
});
