/** Whether the dates of letters can hold together: an answer after the letter, a reminder after what it reminds of. */
import type { Failure, Place } from '../failure.ts';
import { failure } from '../failure.ts';
import type { Settings } from './settings-schema.ts';
import type { SettingPath } from './settings-source.ts';

interface DatesProblem {
  readonly path: SettingPath;
  readonly make: (place: Place) => Failure;
}

interface Dates {
  readonly letterDate?: string | undefined;
  readonly answerBefore?: string | undefined;
}

/** Looks at every wave, every reminder and every case that has dates. */
export function checkLetterSettings({ letters, cases }: Settings): readonly DatesProblem[] {
  const waves = [
    { path: ['letters'], dates: letters },
    ...Object.entries(letters.waves).map(([wave, dates]) => ({ path: ['letters', 'waves', wave], dates })),
  ];
  return [
    ...waves.flatMap(({ path, dates }) => [
      ...checkAnswer(path, dates),
      ...checkReminder([...path, 'reminder'], dates.letterDate, dates.reminder),
    ]),
    ...cases.flatMap((each, index) => checkAnswer(['cases', index], each)),
  ];
}

function checkReminder(
  path: SettingPath,
  firstLetterDate: string,
  reminder: Dates | undefined,
): readonly DatesProblem[] {
  if (reminder === undefined) return [];
  const { letterDate } = reminder;
  const found = [...checkAnswer(path, reminder)];
  if (letterDate !== undefined && letterDate <= firstLetterDate) {
    found.push({
      path: [...path, 'letterDate'],
      make: (place) => failure('settings.reminder-before-letter', { letterDate, firstLetterDate }, place),
    });
  }
  return found;
}

function checkAnswer(path: SettingPath, { letterDate, answerBefore }: Dates): readonly DatesProblem[] {
  if (letterDate === undefined || answerBefore === undefined || answerBefore > letterDate) return [];
  return [
    {
      path: [...path, 'answerBefore'],
      make: (place) => failure('settings.answer-before-letter', { letterDate, answerBefore }, place),
    },
  ];
}
