/** How large the simulated year is, and the settings of its panel. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { addDays } from './year-clock.ts';

export const WAVE_COUNT = 20;
export const CASE_COUNT = 8;
/** From one wave to the next. */
const DAYS_BETWEEN_WAVES = 17;
const DAYS_TO_ANSWER = 15;
const DAYS_TO_REMINDER = 9;
const FIRST_LETTER_DAY = '2027-01-11';

export interface YearSize {
  readonly residentCount: number;
  /** Of one wave. */
  readonly letterCount: number;
  /** Phone calls, declines and returned letters of one wave, each recorded by a call of its own. */
  readonly newsCount: number;
  /** Members in the group of one case. */
  readonly groupSize: number;
}

/** @param share of the year as it was asked for: 50,000 invitations and 3,000 moves */
export function sizeOfYear(share: number): YearSize {
  return {
    residentCount: Math.round(200_000 * share),
    letterCount: Math.round((50_000 * share) / WAVE_COUNT),
    newsCount: Math.round((3000 * share) / WAVE_COUNT),
    groupSize: Math.max(8, Math.round(100 * share)),
  };
}

/** Two municipalities; one letter in four goes to the second. */
export function lettersOfWave({ letterCount }: YearSize): readonly [first: number, second: number] {
  const second = Math.round(letterCount / 4);
  return [letterCount - second, second];
}

export interface WaveDays {
  readonly letterDate: string;
  readonly reminderDate: string;
  readonly answerBefore: string;
}

export function daysOfWave(wave: number): WaveDays {
  const letterDate = addDays(FIRST_LETTER_DAY, (wave - 1) * DAYS_BETWEEN_WAVES);
  return {
    letterDate,
    reminderDate: addDays(letterDate, DAYS_TO_REMINDER),
    answerBefore: addDays(letterDate, DAYS_TO_ANSWER),
  };
}

/** The wave during which the group of a case is called; cases are counted from 1. */
export function waveOfCase(caseNumber: number): number {
  return 3 + 2 * caseNumber;
}

export function writeYearSettings(folder: string, size: YearSize): void {
  const file = path.join(folder, 'loting.yaml');
  const document = parseDocument(readFileSync(file, 'utf8'));
  const set = (at: readonly (string | number)[], value: unknown): void =>
    document.setIn(at, document.createNode(value));
  const letterCounts = lettersOfWave(size);
  set(['panel', 'members'], { minimum: size.groupSize, maximum: size.letterCount * 2 });
  for (const [index, letters] of letterCounts.entries()) {
    set(['municipalities', index, 'letters'], letters);
    set(['municipalities', index, 'targetMembers'], Math.round(size.groupSize * (index === 0 ? 3 : 1)));
    set(['municipalities', index, 'expectedResponse'], 0.05);
  }
  for (const [name, value] of Object.entries(datesOf(1))) set(['letters', name], value);
  const waves = Array.from(
    { length: WAVE_COUNT - 1 },
    (_, index) => [index + 2, datesOf(index + 2)] as const,
  );
  set(['letters', 'waves'], new Map(waves));
  set(['letters', 'profile'], 'print');
  const cases = Array.from({ length: CASE_COUNT }, (_, index) => ({
    id: `case-${index + 1}`,
    title: `Case ${index + 1}`,
    date: addDays(daysOfWave(waveOfCase(index + 1)).letterDate, 30),
    groupSize: size.groupSize,
    quotaFeatures: ['municipality', 'gender'],
    quotaTolerance: 3,
  }));
  set(['cases'], cases);
  writeFileSync(file, document.toString({ lineWidth: 0 }));
}

function datesOf(wave: number) {
  const { letterDate, reminderDate, answerBefore } = daysOfWave(wave);
  return { letterDate, answerBefore, reminder: { letterDate: reminderDate, answerBefore } };
}
