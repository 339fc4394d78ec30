import { describe, expect, it } from 'vitest';
import type { AssignmentInput } from '../../src/assignment/assignment-input.ts';
import type { PopulationCounts } from '../../src/assignment/quotas.ts';
import { quotasOfSettings } from '../../src/assignment/run-settings.ts';
import { describeDifference } from '../../src/audit/describe-difference.ts';
import type { MadeEvent } from '../../src/cli/audit/check-quotas.ts';
import { compareQuotas } from '../../src/cli/audit/check-quotas.ts';
import type { CaseId, Hash } from '../../src/domain/ids.ts';
import type { Widening } from '../../src/domain/widening.ts';

const caseId = 'case-1' as CaseId;
const hash = '0'.repeat(64) as Hash;
const residents: PopulationCounts = new Map([
  [
    'gender',
    new Map([
      ['M', 40],
      ['V', 60],
    ]),
  ],
]);
const settings: MadeEvent['settings'] = {
  maximumCasesPerMember: 4,
  cases: [
    {
      caseId,
      groupSize: 10,
      overInvite: 0,
      tolerance: 0,
      quotaFeatures: ['gender'],
      quotaTolerance: 1,
      excludeAnswers: {},
    },
  ],
  answerShares: {},
};
const widening: Widening = { caseId, feature: 'gender', value: 'M', bound: 'minimum', from: 3, to: 2 };

/** A run drawn with the quotas of the settings, changed by `change`, under an event with these widenings. */
function differencesOf(
  change: (input: AssignmentInput) => AssignmentInput,
  event: Partial<Pick<MadeEvent, 'settings' | 'widenings'>> = {},
): readonly string[] {
  const cases = quotasOfSettings(settings, residents);
  if (!cases.ok) throw new Error('no quotas');
  const input = change({ members: [], cases: cases.value, maximumCasesPerMember: 4 });
  const made: MadeEvent = {
    inputHash: hash,
    randomness: '1',
    seed: hash,
    cases: [],
    assignmentsHash: hash,
    solver: 'none',
    certificateSha256: hash,
    lotterySha256: null,
    largestDrawError: null,
    settings,
    widenings: [],
    ...event,
  };
  return compareQuotas(
    { eventSequence: 7, seed: hash, input, seats: [], loads: [], largestDrawError: null },
    made,
    residents,
  ).map((found) => describeDifference(found, 'en').what);
}

const withMinimum =
  (minimum: number) =>
  (input: AssignmentInput): AssignmentInput => ({
    ...input,
    cases: input.cases.map((each) => ({
      ...each,
      quotas: each.quotas.map((quota) => (quota.value === 'M' ? { ...quota, minimum } : quota)),
    })),
  });
const same = (input: AssignmentInput): AssignmentInput => input;

describe('the audit of quotas', () => {
  it('finds nothing in a run with the quotas of its settings, or with those and its widenings', () => {
    expect(differencesOf(same)).toEqual([]);
    expect(differencesOf(withMinimum(2), { widenings: [widening] })).toEqual([]);
  });

  it.each<[string, readonly string[], RegExp]>([
    ['a quota wider than the event tells', differencesOf(withMinimum(2)), /another range for gender M than/],
    ['a widening that was not drawn with', differencesOf(same, { widenings: [widening] }), /gender M/],
    [
      'a widening that starts elsewhere',
      differencesOf(withMinimum(2), { widenings: [{ ...widening, from: 4 }] }),
      /do not start from the quotas that its settings give/,
    ],
    [
      'a widening that narrows',
      differencesOf(withMinimum(4), { widenings: [{ ...widening, to: 4 }] }),
      /do not start from/,
    ],
    [
      'other settings in the event',
      differencesOf(same, { settings: { ...settings, cases: [] } }),
      /another range for the size of the group than/,
    ],
    [
      'a larger group',
      differencesOf((input) => ({
        ...input,
        cases: input.cases.map((each) => ({ ...each, maximumSize: 12 })),
      })),
      /another range for the size of the group than/,
    ],
    [
      'another cap',
      differencesOf((input) => ({ ...input, maximumCasesPerMember: 5 })),
      /another cap on the cases of a member/,
    ],
  ])('names %s', (_, found, expected) => {
    expect(found.join('\n')).toMatch(expected);
  });
});
