import { describe, expect, it } from 'vitest';
import {
  caseExclusionsOf,
  excludedByAnswers,
  quotasOfSettings,
  runSettingsOf,
} from '../../src/assignment/run-settings.ts';
import type { PopulationCounts } from '../../src/assignment/quotas.ts';
import { canonicalJson } from '../../src/domain/canonical-json.ts';
import type { QuestionId } from '../../src/domain/features.ts';
import type { CaseId } from '../../src/domain/ids.ts';
import { RunSettingsSchema } from '../../src/domain/run-settings.ts';

const id = (text: string): CaseId => text as CaseId;
const education = 'education' as QuestionId;
const care = 'care' as QuestionId;

const common = {
  title: 'Testzaak',
  date: '2027-03-01',
  overInvite: 1,
  tolerance: 1,
  quotaTolerance: 2,
  excludeAnswers: {},
};
const settings = {
  assignment: { maximumCasesPerMember: 4 },
  signUp: {
    questions: [
      {
        id: education,
        text: 'Education?',
        answers: [
          { id: 'low', text: 'Low', share: 0.4 },
          { id: 'high', text: 'High', share: 0.600001 },
        ],
      },
      {
        id: care,
        text: 'Care?',
        answers: [
          { id: 'yes', text: 'Yes' },
          { id: 'no', text: 'No' },
        ],
      },
    ],
  },
  cases: [
    { ...common, id: id('b'), groupSize: 9, quotaFeatures: [education, 'gender' as const, education] },
    {
      ...common,
      id: id('a'),
      groupSize: 4,
      quotaFeatures: ['gender' as const],
      excludeAnswers: { [care]: ['yes'] },
    },
  ],
};
const residents: PopulationCounts = new Map([
  [
    'gender',
    new Map([
      ['M', 30],
      ['V', 70],
    ]),
  ],
]);

describe('the settings that a run is made with', () => {
  it('are those of its cases, in canonical order, with the shares that its quotas look at', () => {
    const recorded = runSettingsOf(settings, [id('a'), id('b')]);
    expect(RunSettingsSchema.parse(JSON.parse(canonicalJson(recorded)))).toEqual(recorded);
    expect(recorded.cases.map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    expect(recorded.cases[1]?.quotaFeatures).toEqual(['gender', 'education']);
    expect(recorded.answerShares).toEqual({ education: { low: 400000, high: 600001 } });
    expect(runSettingsOf(settings, [id('a')]).answerShares).toEqual({});
  });

  it('give the quotas with the population, for those who are invited beyond the group too', () => {
    const made = quotasOfSettings(runSettingsOf(settings, [id('a'), id('b')]), residents);
    if (!made.ok) throw new Error('no quotas');
    expect(
      made.value.map(({ caseId, groupSize, minimumSize, maximumSize }) => [
        caseId,
        groupSize,
        minimumSize,
        maximumSize,
      ]),
    ).toEqual([
      ['a', 5, 4, 6],
      ['b', 10, 9, 11],
    ]);
    expect(
      made.value[1]?.quotas.map(({ feature, value, minimum, maximum }) => [feature, value, minimum, maximum]),
    ).toEqual([
      ['gender', 'M', 1, 5],
      ['gender', 'V', 5, 9],
      ['education', 'high', 5, 8],
      ['education', 'low', 2, 5],
      ['education', 'unanswered', 0, 11],
    ]);
  });

  it('are refused with every feature that has no population', () => {
    const made = quotasOfSettings(runSettingsOf(settings, [id('a'), id('b')]), new Map());
    expect(made.ok ? [] : made.failures.map(({ code }) => code)).toEqual([
      'assignment.no-population',
      'assignment.no-population',
    ]);
  });

  it('tell which answers keep a member out of which case', () => {
    const exclusions = caseExclusionsOf(runSettingsOf(settings, [id('a'), id('b')]));
    expect(exclusions).toEqual({ a: { care: ['yes'] }, b: {} });
    expect(excludedByAnswers(exclusions, { care: 'yes' })).toEqual(['a']);
    expect(excludedByAnswers(exclusions, { care: 'no' })).toEqual([]);
    expect(excludedByAnswers(exclusions, {})).toEqual([]);
  });
});
