/** The dates in letters: each wave and kind has its own, and what is missing or past is told. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/domain/describe-failure.ts';
import { CaseIdSchema } from '../../src/domain/ids.ts';
import type { LetterKind } from '../../src/domain/letter-kinds.ts';
import type { Result } from '../../src/domain/result.ts';
import { findPastDates, lastAnswerDayOf, letterDatesOf } from '../../src/domain/settings/letter-dates.ts';
import { parseSettings } from '../../src/domain/settings/parse-settings.ts';
import type { Settings } from '../../src/domain/settings/settings-schema.ts';

const template = readFileSync(new URL('../../templates/loting.yaml', import.meta.url), 'utf8');

function sentencesOf(result: Result<unknown>): readonly string[] {
  if (result.ok) return [];
  return result.failures.map((failed) => {
    const { where, what } = describeFailure(failed, 'en');
    return where === '' ? what : `${where}: ${what}`;
  });
}

function settingsWith(...changes: readonly (readonly [find: string, replacement: string])[]): Settings {
  const parsed = parseSettings(change(...changes), 'loting.yaml');
  if (!parsed.ok) throw new Error(sentencesOf(parsed).join('\n'));
  return parsed.value;
}

function change(...changes: readonly (readonly [find: string, replacement: string])[]): string {
  return changes.reduce((text, [find, replacement]) => {
    expect(text).toContain(find);
    return text.replace(find, replacement);
  }, template);
}

const WAVES = /^ {2}waves:\n.*\n/m.exec(template)?.[0] ?? 'no waves';

describe('the dates of a letter', () => {
  const settings = settingsWith();

  it.each<[LetterKind, number, object]>([
    ['invitation', 1, { letterDate: '2027-01-11', answerBefore: '2027-02-08' }],
    ['invitation', 2, { letterDate: '2027-02-16', answerBefore: '2027-03-09' }],
    ['reminder', 1, { letterDate: '2027-01-27', answerBefore: '2027-02-08', firstLetterDate: '2027-01-11' }],
    ['reminder', 2, { letterDate: '2027-03-01', answerBefore: '2027-03-09', firstLetterDate: '2027-02-16' }],
    ['welcome', 1, { letterDate: '2027-02-22', answerBefore: undefined }],
    ['apology', 7, { letterDate: '2027-02-22', answerBefore: undefined }],
  ])('of the kind %s and wave %d are those of the settings', (kind, wave, dates) => {
    const found = letterDatesOf(settings, kind, wave);
    expect(found.ok ? found.value : sentencesOf(found)).toMatchObject(dates);
  });

  it('are never borrowed from another wave', () => {
    expect(sentencesOf(letterDatesOf(settings, 'invitation', 3))).toEqual([
      'There is no date for these letters (invitation): the setting letters.waves.3.letterDate is not there.',
      'There is no date for these letters (invitation): the setting letters.waves.3.answerBefore is not there.',
    ]);
    const bare = settingsWith([WAVES, ''], [/^ {2}reminder:.*\n/m.exec(template)?.[0] ?? '', '']);
    expect(sentencesOf(letterDatesOf(bare, 'reminder', 1))[0]).toContain('letters.reminder.letterDate');
    expect(letterDatesOf(bare, 'invitation', 2).ok).toBe(false);
  });

  it('are those of the case when the letter is about one', () => {
    const dated = settingsWith([
      '    date: 2027-03-01\n',
      '    date: 2027-03-01\n    letterDate: 2027-02-10\n    answerBefore: 2027-02-22\n',
    ]);
    const found = letterDatesOf(dated, 'case', 1, CaseIdSchema.parse('case-1'));
    expect(found.ok && found.value).toMatchObject({ letterDate: '2027-02-10', answerBefore: '2027-02-22' });
    expect(sentencesOf(letterDatesOf(dated, 'case', 1, CaseIdSchema.parse('case-2')))).toEqual([
      'There is no date for these letters (case): the setting cases[2].letterDate is not there.',
      'There is no date for these letters (case): the setting cases[2].answerBefore is not there.',
    ]);
  });

  it('that ask for an answer before today are past; on the day itself too', () => {
    const dates = { letterDate: '2027-01-11', answerBefore: '2027-02-08', firstLetterDate: undefined };
    expect(findPastDates(dates, '2027-02-07')).toEqual([]);
    const [failed] = findPastDates(dates, '2027-02-08');
    expect(failed && describeFailure(failed, 'en').what).toBe(
      'The letter asks for an answer before 2027-02-08, but today is 2027-02-08.',
    );
    expect(findPastDates({ ...dates, answerBefore: undefined }, '2030-01-01')).toEqual([]);
  });
});

describe('the last day to answer', () => {
  it('is that of the wave, or of its reminder when that is later', () => {
    const settings = settingsWith();
    expect([1, 2].map((wave) => lastAnswerDayOf(settings, wave))).toEqual(['2027-02-08', '2027-03-09']);
    const later = settingsWith([
      'reminder: { letterDate: 2027-01-27, answerBefore: 2027-02-08 }',
      'reminder: { letterDate: 2027-01-27, answerBefore: 2027-02-22 }',
    ]);
    expect(lastAnswerDayOf(later, 1)).toBe('2027-02-22');
  });
});

describe('settings whose dates cannot hold together', () => {
  it.each([
    [
      '2: { letterDate: 2027-02-16, answerBefore: 2027-03-09',
      '2: { letterDate: 2027-02-16, answerBefore: 2027-02-16',
      /letters\.waves\.2\.answerBefore: Residents are asked to answer before 2027-02-16, but the letter is dated 2027-02-16\./,
    ],
    [
      'reminder: { letterDate: 2027-01-27',
      'reminder: { letterDate: 2027-01-11',
      /letters\.reminder\.letterDate: The reminder is dated 2027-01-11, not after the first letter, which is of 2027-01-11\./,
    ],
    [
      'reminder: { letterDate: 2027-01-27, answerBefore: 2027-02-08 }',
      'reminder: { letterDate: 2027-01-27, answerBefore: 2027-01-20 }',
      /letters\.reminder\.answerBefore: Residents are asked to answer before 2027-01-20/,
    ],
    ['    2: { letterDate', '    1: { letterDate', /a later wave is written as its number, from 2/],
    [
      'welcome: { letterDate: 2027-02-22 }',
      'welcome: { letterDate: 2027-02-30 }',
      /this date does not exist/,
    ],
  ])('with %j as %j are refused', (find, replacement, problem) => {
    const parsed = parseSettings(change([find, replacement]), 'loting.yaml');
    expect(sentencesOf(parsed).join('\n')).toMatch(problem);
    expect(sentencesOf(parsed)[0]).toMatch(/^loting\.yaml, line \d+/);
  });

  it('name the line of the wave', () => {
    const text = change(['answerBefore: 2027-03-09, reminder', 'answerBefore: 2027-02-01, reminder']);
    const line = text.split('\n').findIndex((each) => each.startsWith('    2: {')) + 1;
    expect(sentencesOf(parseSettings(text, 'loting.yaml'))[0]).toContain(`line ${line}, `);
  });
});
