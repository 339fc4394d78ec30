/** What can be had before anything is drawn: fair loads, what members are lacking, and what one seat would gain. */
import { describe, expect, it } from 'vitest';
import { planAssignment } from '../../src/assignment/plan-assignment.ts';
import { previewAssignment } from '../../src/assignment/preview-assignment.ts';
import type { FeatureValues } from '../../src/domain/features.ts';
import { caseOf, makePool, memberOf, PILOT, valueOf } from './synthetic-pool.ts';

const people = (count: number, from: number, features: FeatureValues, excluded: readonly string[] = []) =>
  Array.from({ length: count }, (_, index) => memberOf(from + index, features, excluded));

describe('the preview of an assignment', () => {
  // Ten seats in two cases: at least 4 young, of whom there are 5; at most 6 old, of whom there are 20.
  const input = {
    members: [...people(5, 0, { ageBand: 'young' }), ...people(20, 10, { ageBand: 'old' })],
    cases: ['a', 'b'].map((id) =>
      caseOf(id, 10, [
        ['ageBand', 'young', 4, 10],
        ['ageBand', 'old', 0, 6],
      ]),
    ),
    maximumCasesPerMember: 2,
  };

  it('has the expected cases of each type, the smallest first', async () => {
    const preview = valueOf(await previewAssignment(input));
    expect(preview.types.map(({ features, expectedLoad }) => [features.ageBand, expectedLoad])).toEqual([
      ['old', '0.600000000'],
      ['young', '1.600000000'],
    ]);
    expect(preview).toMatchObject({ memberCount: 25, seatCount: 20 });
  });

  it('says what one seat would gain, by solving again', async () => {
    const preview = valueOf(await previewAssignment(input));
    // The two bounds hold together: neither gains anything alone unless the other gives too.
    for (const { gainPerSeat } of preview.bindingQuotas) expect(gainPerSeat).toBeGreaterThan(0);
    const [young, old] = input.cases[0]?.quotas ?? [];
    if (young === undefined || old === undefined) throw new Error('the case has two quotas');
    const onlyYoung = {
      ...input,
      cases: input.cases.map((each) => ({ ...each, quotas: [young, { ...old, maximum: 10 }] })),
    };
    const bound = valueOf(await previewAssignment(onlyYoung)).bindingQuotas;
    expect(bound).toHaveLength(1);
    expect(bound[0]).toMatchObject({
      caseIds: ['a', 'b'],
      value: 'young',
      bound: 'minimum',
      limit: 4,
      memberCount: 5,
    });
    // 14 seats instead of 12 for twenty members.
    expect(bound[0]?.gainPerSeat).toBeCloseTo(0.1, 8);
  });

  it('tells for each value how many members there are, are needed, and are at the cap', async () => {
    const few = { ...input, members: input.members.slice(1) };
    const { values } = valueOf(await previewAssignment(few));
    expect(values.map(({ value }) => value)).toEqual(['old', 'young']);
    expect(values[0]).toMatchObject({ memberCount: 20, neededMemberCount: 0, isAtCap: false });
    expect(values[1]).toEqual({
      feature: 'ageBand',
      value: 'young',
      memberCount: 4,
      seatsNeeded: 8,
      seatsAllowed: 20,
      seatsAvailable: 8,
      neededMemberCount: 4,
      extraMemberCount: 0,
      expectedLoad: 2,
      isAtCap: true,
    });
  });

  it('has the loads that the lottery then keeps', async () => {
    const pool = makePool({ ...PILOT, memberCount: 120, caseCount: 3, groupSize: 40 }, 'preview', [
      'gender',
      'ageBand',
    ]);
    const preview = valueOf(await previewAssignment(pool));
    const plan = valueOf(await planAssignment(pool, 'seed'));
    const loads = new Map(plan.types.map(({ typeId, expectedLoad }) => [typeId, expectedLoad]));
    expect(new Map(preview.types.map(({ typeId, expectedLoad }) => [typeId, expectedLoad]))).toEqual(loads);
    expect(preview.types[0]?.expectedLoad).toBe(plan.figures.smallestExpectedLoad);
    expect(preview.certificate).toEqual(plan.certificate);
  });

  it('is refused with the reasons of the run', async () => {
    const few = { ...input, members: input.members.slice(2) };
    const refused = await previewAssignment(few);
    expect(refused).toEqual(await planAssignment(few, 'seed'));
    expect(refused.ok).toBe(false);
  });
});
