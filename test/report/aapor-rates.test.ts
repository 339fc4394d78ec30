import { describe, expect, it } from 'vitest';
import { computeOutcomeRates, groupDispositions } from '../../src/report/aapor-rates.ts';
import { allInvitationStates, dispositionOf } from '../../src/signups/invitation-states.ts';

const published = {
  completeCount: 4,
  partialCount: 2,
  refusalCount: 1,
  nonContactCount: 1,
  otherCount: 1,
  unknownHouseholdCount: 1,
  unknownOtherCount: 1,
  notEligibleCount: 1,
};

const none = groupDispositions([]);

describe('the rates of AAPOR', () => {
  it.each([
    ['rr1', 4 / 11],
    ['rr2', 6 / 11],
    ['rr3', 4 / (9 + 0.9 * 2)],
    ['rr4', 6 / (9 + 0.9 * 2)],
    ['rr5', 4 / 9],
    ['rr6', 6 / 9],
    ['coop1', 4 / 8],
    ['coop2', 6 / 8],
    ['coop3', 4 / 7],
    ['coop4', 6 / 7],
    ['ref1', 1 / 11],
    ['ref2', 1 / (9 + 0.9 * 2)],
    ['ref3', 1 / 9],
    ['con1', 8 / 11],
    ['con2', 8 / (9 + 0.9 * 2)],
    ['con3', 8 / 9],
    ['eligibleShare', 0.9],
  ] as const)('%s of a small survey is %d', (rate, share) => {
    expect(computeOutcomeRates(published)[rate]).toBeCloseTo(share, 14);
  });

  it('are those of the published check, to three digits', () => {
    const { rr1, rr2, rr3, coop1, ref1, con1 } = computeOutcomeRates(published);
    expect([rr1, rr2, rr3, coop1, ref1, con1].map((rate) => rate?.toFixed(3))).toEqual([
      '0.364',
      '0.545',
      '0.370',
      '0.500',
      '0.091',
      '0.727',
    ]);
  });

  it('do not exist where there is nothing to divide by', () => {
    expect(new Set(Object.values(computeOutcomeRates(none)))).toEqual(new Set([undefined]));
    const { rr1, rr3, coop1 } = computeOutcomeRates({ ...none, unknownHouseholdCount: 5 });
    expect([rr1, rr3, coop1]).toEqual([0, undefined, undefined]);
  });
});

describe('the dispositions of invitations', () => {
  it('are counted by AAPOR group; a letter that is not posted is no case yet', () => {
    expect(
      groupDispositions([
        ['1.1', 90],
        ['2.11', 20],
        ['2.12', 3],
        ['3.11', 400],
        ['3.19', 500],
        ['3.30', 7],
        ['4.10', 4],
      ]),
    ).toEqual({
      ...none,
      completeCount: 90,
      refusalCount: 23,
      unknownHouseholdCount: 507,
      notEligibleCount: 4,
    });
  });

  it('have a group for every state of an invitation', () => {
    const counts = groupDispositions(allInvitationStates.map((state) => [dispositionOf(state), 1]));
    const notMailedCount = allInvitationStates.filter((state) => dispositionOf(state) === '3.11').length;
    const counted = Object.values(counts).reduce((sum, count) => sum + count, 0);
    expect(counted + notMailedCount).toBe(allInvitationStates.length);
  });
});
