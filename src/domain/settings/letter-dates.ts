/** Which dates stand in a letter: they differ from wave to wave, and from kind to kind. */
import type { Failure, Place } from '../failure.ts';
import { failure } from '../failure.ts';
import type { CaseId } from '../ids.ts';
import { asksForAnswer } from '../letter-kinds.ts';
import type { LetterKind } from '../letter-kinds.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { Settings } from './settings-schema.ts';

/** Calendar dates, such as `2027-01-11`. */
export interface LetterDates {
  readonly letterDate: string;
  /** Only in letters that ask for an answer. */
  readonly answerBefore: string | undefined;
  /** The date of the first letter; only in a reminder. */
  readonly firstLetterDate: string | undefined;
}

/**
 * The dates of the letters of one kind and wave; for a letter about a case, of that case. `wave` is not looked at for
 * `welcome`, `case` and `apology`. Refused with the setting that is missing: no wave borrows the dates of another. That an
 * answer is asked for after the letter's own date was checked when the settings were read.
 */
export function letterDatesOf(
  settings: Settings,
  kind: LetterKind,
  wave: number,
  caseId?: CaseId,
): Result<LetterDates> {
  const { found, setting, firstLetterDate } = findDates(settings, kind, wave, caseId);
  const missing = (key: string, value: string | undefined): readonly Failure[] =>
    value === undefined ? [failure('letters.date-missing', { kind, setting: `${setting}.${key}` })] : [];
  const { letterDate, answerBefore } = found;
  const [first, ...rest] = [
    ...missing('letterDate', letterDate),
    ...(asksForAnswer(kind) ? missing('answerBefore', answerBefore) : []),
  ];
  if (first !== undefined) return refuse(first, ...rest);
  if (letterDate === undefined) throw new Error('a letter without a date was not refused');
  return ok({ letterDate, answerBefore, firstLetterDate });
}

/**
 * What is wrong with dates on the day on which letters are made: an answer that is asked for before a day already past.
 * @param today the calendar date in the Netherlands
 */
export function findPastDates(dates: LetterDates, today: string, place: Place = {}): readonly Failure[] {
  const { answerBefore } = dates;
  if (answerBefore === undefined || answerBefore > today) return [];
  return [failure('letters.answer-before-past', { answerBefore, today }, place)];
}

/**
 * The last day on which an answer to a letter of this wave is in time: that of the reminder when it is later. Falls back
 * on the first wave when a later one has no dates, since no letter of it can have been made.
 */
export function lastAnswerDayOf({ letters }: Settings, wave: number): string {
  const { answerBefore, reminder } = letters.waves[String(wave)] ?? letters;
  return reminder !== undefined && reminder.answerBefore > answerBefore
    ? reminder.answerBefore
    : answerBefore;
}

interface FoundDates {
  readonly found: {
    readonly letterDate?: string | undefined;
    readonly answerBefore?: string | undefined;
  };
  /** The group of settings in which the dates stand, or should. */
  readonly setting: string;
  readonly firstLetterDate: string | undefined;
}

function findDates(settings: Settings, kind: LetterKind, wave: number, caseId?: CaseId): FoundDates {
  const { letters, cases } = settings;
  const ofWave = wave === 1 ? letters : letters.waves[String(wave)];
  const group = wave === 1 ? 'letters' : `letters.waves.${wave}`;
  switch (kind) {
    case 'invitation':
      return { found: ofWave ?? {}, setting: group, firstLetterDate: undefined };
    case 'reminder':
      return {
        found: ofWave?.reminder ?? {},
        setting: `${group}.reminder`,
        firstLetterDate: ofWave?.letterDate,
      };
    case 'welcome':
    case 'apology':
      return { found: letters[kind] ?? {}, setting: `letters.${kind}`, firstLetterDate: undefined };
    case 'case': {
      const index = cases.findIndex(({ id }) => id === caseId);
      return { found: cases[index] ?? {}, setting: `cases[${index + 1}]`, firstLetterDate: undefined };
    }
  }
}
