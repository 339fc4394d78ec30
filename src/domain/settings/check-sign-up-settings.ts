/** What cannot hold together in the questions of the sign-up, and where their answers are used. */
import { failure } from '../failure.ts';
import { featureNames } from '../feature-names.ts';
import { isFeatureName } from '../features.ts';
import { problem, repeatedValues } from './settings-problem.ts';
import type { SettingsProblem } from './settings-problem.ts';
import { UNANSWERED } from './sign-up-settings.ts';
import type { QuestionSettings } from './sign-up-settings.ts';
import type { Settings } from './settings-schema.ts';
import type { SettingPath } from './settings-source.ts';

/** Columns of the sign-up site's file, which a question cannot have for its id. */
const TAKEN_COLUMNS = ['code', 'answer', 'email', 'phone', 'name'];

/** Every problem with the questions, the quotas that use them and the exclusions by answer. */
export function checkSignUpSettings(settings: Settings): readonly SettingsProblem[] {
  const { questions } = settings.signUp;
  return [
    ...checkIds(questions),
    ...questions.flatMap((question, index) => checkAnswers(question, ['signUp', 'questions', index])),
    ...settings.cases.flatMap(({ quotaFeatures }, index) =>
      checkQuotaFeatures(settings, quotaFeatures, ['cases', index, 'quotaFeatures']),
    ),
    ...checkQuotaFeatures(settings, settings.panel.admission.quotaFeatures ?? [], [
      'panel',
      'admission',
      'quotaFeatures',
    ]),
    ...settings.cases.flatMap(({ excludeAnswers }, index) =>
      checkExclusions(questions, excludeAnswers, ['cases', index, 'excludeAnswers']),
    ),
  ];
}

function checkIds(questions: readonly QuestionSettings[]): readonly SettingsProblem[] {
  const taken = new Set<string>([...TAKEN_COLUMNS, ...featureNames]);
  return [
    ...[...repeatedValues(questions.map(({ id }) => id))].map(({ index, value }) =>
      problem(['signUp', 'questions', index, 'id'], (place) =>
        failure('settings.duplicate', { double: 'question', value }, place),
      ),
    ),
    ...questions.flatMap(({ id }, index) =>
      taken.has(id)
        ? [
            problem(['signUp', 'questions', index, 'id'], (place) =>
              failure('settings.question-id-taken', { id }, place),
            ),
          ]
        : [],
    ),
  ];
}

function checkAnswers({ id, answers }: QuestionSettings, at: SettingPath): readonly SettingsProblem[] {
  const path = [...at, 'answers'];
  const found = [...repeatedValues(answers.map((answer) => answer.id))].map(({ index, value }) =>
    problem([...path, index, 'id'], (place) =>
      failure('settings.duplicate', { double: 'answer', value }, place),
    ),
  );
  // Files may give the text instead of the id, whatever the capitals: it must say which answer is meant.
  const texts = answers.map(({ text }) => text.normalize('NFC').toLowerCase());
  found.push(
    ...[...repeatedValues(texts)].map(({ index }) =>
      problem([...path, index, 'text'], (place) =>
        failure('settings.duplicate', { double: 'answer', value: answers[index]?.text ?? '' }, place),
      ),
    ),
  );
  const unanswered = answers.findIndex((answer) => answer.id === UNANSWERED);
  if (unanswered !== -1) {
    found.push(
      problem([...path, unanswered, 'id'], (place) =>
        failure('settings.answer-id-taken', { id: UNANSWERED }, place),
      ),
    );
  }
  const shares = answers.flatMap(({ share }) => (share === undefined ? [] : [Math.round(share * 1e6)]));
  const total = shares.reduce((sum, share) => sum + share, 0);
  // Figures that are rounded to whole percents need not sum to 1 exactly.
  const isWhole = shares.length === answers.length && Math.abs(total - 1e6) <= 1e4;
  if (shares.length > 0 && !isWhole) {
    found.push(
      problem(path, (place) =>
        failure('settings.shares-not-whole', { question: id, total: total / 1e6 }, place),
      ),
    );
  }
  return found;
}

/** A feature is one of the strata, or a question whose answers have shares. */
function checkQuotaFeatures(
  { strata, signUp }: Settings,
  features: readonly string[],
  path: SettingPath,
): readonly SettingsProblem[] {
  return features.flatMap((feature) => {
    if (isFeatureName(feature) && strata.features.includes(feature)) return [];
    const question = signUp.questions.find(({ id }) => id === feature);
    if (question === undefined) {
      return [problem(path, (place) => failure('settings.quota-feature-not-stratum', { feature }, place))];
    }
    if (question.answers.every(({ share }) => share !== undefined)) return [];
    return [problem(path, (place) => failure('settings.shares-missing', { question: feature }, place))];
  });
}

function checkExclusions(
  questions: readonly QuestionSettings[],
  excludeAnswers: Readonly<Record<string, readonly string[]>>,
  path: SettingPath,
): readonly SettingsProblem[] {
  return Object.entries(excludeAnswers).flatMap(([id, answers]) => {
    const question = questions.find((each) => each.id === id);
    if (question === undefined) {
      return [problem([...path, id], (place) => failure('settings.question-unknown', { id }, place))];
    }
    const known = question.answers.map((answer) => answer.id);
    return answers
      .filter((answer) => !known.includes(answer))
      .map((answer) =>
        problem([...path, id], (place) =>
          failure('settings.answer-unknown', { question: id, answer, known }, place),
        ),
      );
  });
}
