/** Invents the answers to the demo's letters: what the sign-up site would export, mistakes included. */
import { stringify } from 'csv-stringify/sync';
import seedrandom from 'seedrandom';
import type { MunicipalityCode } from '../../domain/ids.ts';

export interface InvitedResident {
  readonly code: string;
  readonly municipality: MunicipalityCode;
}

export interface AnswerDates {
  /** First and last day on which answers come in, as `2027-01-13`. */
  readonly firstDay: string;
  readonly answerBefore: string;
}

/** The share of the residents who write that they do not want to take part; the others who do not sign up are silent. */
const DECLINE_SHARE = 0.02;
/** Lines with a mistake that every real export has, so that the demo shows what is said of them. */
const TYPING_ERROR_COUNT = 4;
const UNKNOWN_CODE_COUNT = 2;
const LATE_COUNT = 3;
const REPEATED_COUNT = 3;

/**
 * The sign-up site's file as CSV text.
 * @param responseOf the share of letters that is answered with a sign-up, per municipality
 * @param unknownCodes codes that are well formed but belong to no letter
 */
export function inventAnswers(
  invited: readonly InvitedResident[],
  responseOf: (municipality: MunicipalityCode) => number,
  dates: AnswerDates,
  unknownCodes: readonly string[],
  seed: string,
): string {
  const random = seedrandom(`${seed}|answers`);
  const days = daysBetween(dates.firstDay, dates.answerBefore);
  const dayInTime = (): string => days[Math.floor(random() ** 2 * days.length)] ?? dates.firstDay;
  const lines: string[][] = [];
  const silent: string[] = [];
  for (const { code, municipality } of invited) {
    const chance = random();
    const response = responseOf(municipality);
    if (chance < response) lines.push(answerLine(code, 'yes', dayInTime(), lines.length + 1));
    else if (chance < response + DECLINE_SHARE) lines.push([code, 'no', dayInTime(), '', '', '']);
    else silent.push(code);
  }
  const take = (): string => silent.splice(Math.floor(random() * silent.length), 1)[0] ?? '';
  for (let count = 0; count < Math.min(TYPING_ERROR_COUNT, silent.length); count++) {
    lines.push(answerLine(mistype(take()), 'yes', dayInTime(), lines.length + 1));
  }
  for (const code of unknownCodes.slice(0, UNKNOWN_CODE_COUNT)) {
    lines.push(answerLine(code, 'yes', dayInTime(), lines.length + 1));
  }
  for (let count = 0; count < Math.min(LATE_COUNT, silent.length); count++) {
    lines.push(answerLine(take(), 'yes', addDays(dates.answerBefore, count + 1), lines.length + 1));
  }
  lines.sort((left, right) => ((left[2] ?? '') < (right[2] ?? '') ? -1 : 1));
  lines.push(...lines.slice(0, REPEATED_COUNT));
  return stringify([['code', 'answer', 'answered_on', 'email', 'phone', 'name'], ...lines]);
}

function answerLine(code: string, answer: string, day: string, number: number): string[] {
  return [code, answer, day, `resident-${number}@example.org`, '', `Resident ${number}`];
}

/** Replaces one symbol by its successor, as a slip of the finger would. */
function mistype(code: string): string {
  const digit = code.search(/[2-8]/);
  if (digit === -1) return `${code.slice(0, -1)}${code.endsWith('A') ? 'B' : 'A'}`;
  return `${code.slice(0, digit)}${Number(code[digit]) + 1}${code.slice(digit + 1)}`;
}

function daysBetween(firstDay: string, before: string): readonly string[] {
  const days: string[] = [];
  for (let day = firstDay; day < before; day = addDays(day, 1)) days.push(day);
  return days;
}

function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}
