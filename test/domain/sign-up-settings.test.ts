import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { compareFeatures, isFeatureName, QuestionIdSchema } from '../../src/domain/features.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';

const template = readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8');
const education = `
    - id: education
      text: What is your highest level of education?
      answers:
        - { id: low, text: Vmbo, share: 0.28 }
        - { id: middle, text: Havo, share: 0.36 }
        - { id: high, text: Hbo, share: 0.36 }
    - id: wmo-care
      text: Do you get care?
      answers:
        - { id: "yes", text: "Yes" }
        - { id: "no", text: "No" }
`;
const withQuestions = template.replace('  questions: []\n', `  questions:${education}`);

/** What is wrong with the settings with questions after a change, as code and setting; `accepted` when nothing is. */
function complaintAfter(search: string, replacement: string): string {
  expect(withQuestions).toContain(search);
  const parsed = parseSettings(withQuestions.replace(search, replacement), 'loting.yaml');
  if (parsed.ok) return 'accepted';
  for (const failed of parsed.failures) {
    const { what, remedy } = describeFailure(failed, 'en');
    for (const text of [what, remedy]) expect(text).toMatch(/^[A-Z].*[.?]$/);
  }
  return parsed.failures.map(({ code, place }) => `${code} at ${place.setting ?? ''}`).join('; ');
}

describe('questions at sign-up', () => {
  it('are read from the settings, and there are none unless somebody adds them', () => {
    const parsed = parseSettings(withQuestions, 'loting.yaml');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.failures));
    expect(parsed.value.signUp.questions.map(({ id, answers }) => [id, answers.length])).toEqual([
      ['education', 3],
      ['wmo-care', 2],
    ]);
    const without = parseSettings(template, 'loting.yaml');
    expect(without.ok && without.value.signUp.questions).toEqual([]);
    const removed = parseSettings(
      template.replace('signUp:\n', 'signUp: {}\n').replace('  questions: []\n', ''),
      'f',
    );
    expect(removed.ok).toBe(true);
  });

  it.each([
    ['id: wmo-care', 'id: education', 'settings.duplicate at signUp.questions[2].id'],
    ['id: wmo-care', 'id: district', 'settings.question-id-taken at signUp.questions[2].id'],
    ['id: wmo-care', 'id: email', 'settings.question-id-taken at signUp.questions[2].id'],
    ['id: wmo-care', 'id: Wmo', 'settings.wrong-value at signUp.questions[2].id'],
    ['id: middle', 'id: low', 'settings.duplicate at signUp.questions[1].answers[2].id'],
    ['text: Havo', 'text: VMBO', 'settings.duplicate at signUp.questions[1].answers[2].text'],
    ['id: middle', 'id: unanswered', 'settings.answer-id-taken at signUp.questions[1].answers[2].id'],
    ['share: 0.28', 'share: 0.5', 'settings.shares-not-whole at signUp.questions[1].answers'],
    ['share: 0.28', 'share: 0.285', 'accepted'],
    [', share: 0.28', '', 'settings.shares-not-whole at signUp.questions[1].answers'],
    ['share: 0.28', 'share: 0.2800001', 'settings.wrong-value at signUp.questions[1].answers[1].share'],
    ['share: 0.28', 'share: -1', 'settings.wrong-value at signUp.questions[1].answers[1].share'],
    ['        - { id: "no", text: "No" }\n', '', 'settings.wrong-value at signUp.questions[2].answers'],
  ])('with %j as %j: %s', (search, replacement, expected) => {
    expect(complaintAfter(search, replacement)).toBe(expected);
  });
});

const CASE = '    quotaTolerance: 3\n';

describe('a case', () => {
  it.each([
    ['quotaFeatures: [municipality, gender, ageBand, district]', 'quotaFeatures: [education]', 'accepted'],
    [
      'quotaFeatures: [municipality, gender, ageBand, district]',
      'quotaFeatures: [wmo-care]',
      'settings.shares-missing at cases[1].quotaFeatures',
    ],
    [
      'quotaFeatures: [municipality, gender, ageBand, district]',
      'quotaFeatures: [income]',
      'settings.quota-feature-not-stratum at cases[1].quotaFeatures',
    ],
    [CASE, `${CASE}    excludeAnswers: { wmo-care: ["yes"] }\n`, 'accepted'],
    [
      CASE,
      `${CASE}    excludeAnswers: { wmo: ["yes"] }\n`,
      'settings.question-unknown at cases[1].excludeAnswers.wmo',
    ],
    [
      CASE,
      `${CASE}    excludeAnswers: { wmo-care: [perhaps] }\n`,
      'settings.answer-unknown at cases[1].excludeAnswers.wmo-care',
    ],
    [
      CASE,
      `${CASE}    excludeAnswers: { wmo-care: [] }\n`,
      'settings.wrong-value at cases[1].excludeAnswers.wmo-care',
    ],
  ])('with %j as %j: %s', (search, replacement, expected) => {
    expect(complaintAfter(search, replacement)).toBe(expected);
  });
});

describe('the admission', () => {
  it.each([
    [
      '    quotaTolerance: 5\n',
      '    quotaTolerance: 5\n    quotaFeatures: [gender, education]\n',
      'accepted',
    ],
    [
      '    quotaTolerance: 5\n',
      '    quotaTolerance: 5\n    quotaFeatures: [wmo-care]\n',
      'settings.shares-missing at panel.admission.quotaFeatures',
    ],
    [
      '    quotaTolerance: 5\n',
      '    quotaTolerance: -1\n',
      'settings.wrong-value at panel.admission.quotaTolerance',
    ],
  ])('with %j as %j: %s', (search, replacement, expected) => {
    expect(complaintAfter(search, replacement)).toBe(expected);
  });
});

describe('the features of quotas', () => {
  it('stand in the order of the strata, and questions behind them by their ids', () => {
    const [age, wmo] = ['age', 'wmo'].map((id) => QuestionIdSchema.parse(id));
    if (age === undefined || wmo === undefined) throw new Error('there are two');
    const features = [wmo, 'district', age, 'gender', 'municipality'] as const;
    expect([...features].sort(compareFeatures)).toEqual(['municipality', 'gender', 'district', 'age', 'wmo']);
    expect([...features].filter(isFeatureName)).toEqual(['district', 'gender', 'municipality']);
  });
});
