/** What can be refused in what letters say and how they look, in sentences. */
import { sentence } from '../failure-table.ts';

const dateFailures = {
  'letters.date-missing': sentence<{ kind: string; setting: string }>(
    (p) => `There is no date for these letters (${p.kind}): the setting ${p.setting} is not there.`,
    (p) => `Write ${p.setting} in loting.yaml, as year-month-day.`,
  ),
  'letters.answer-before-past': sentence<{ answerBefore: string; today: string }>(
    (p) => `The letter asks for an answer before ${p.answerBefore}, but today is ${p.today}.`,
    () => 'Set new dates for these letters in loting.yaml, under letters.',
  ),
};

export const letterTextFailures = { ...dateFailures };
