/** Reads a birth date of the BRP (element 03.10), in which unknown parts are zeros. */
import type { BirthDate } from '../domain/resident.ts';

/** Nobody in a register of today was born before; an earlier year is a typing error. */
const FIRST_BIRTH_YEAR = 1850;

const EIGHT_DIGITS = /^\d{8}$/;
/** As databases write it. */
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})$/;
/** Midnight, which databases and spreadsheets put behind a date. */
const MIDNIGHT = /[T ]0?0:00(?::00(?:\.0+)?)?$/;
/** As people in the Netherlands write it. Slashes are not read: they may stand for month and day, or for day and month. */
const DAY_FIRST = /^(\d{1,2})-(\d{1,2})-(\d{4})$/;

/**
 * The date of `jjjjmmdd`, `jjjj-mm-dd` or `dd-mm-jjjj`, the last two perhaps with midnight behind them. Unknown parts are zeros, from the day upwards: `19800500`,
 * `19800000`, `00000000`. `undefined` when the text is no such date, or names a day that does not exist.
 */
export function parseBirthDate(text: string): BirthDate | undefined {
  const digits = EIGHT_DIGITS.test(text) ? text : digitsOf(text);
  return digits === undefined ? undefined : birthDateOf(Number(digits));
}

const DATE_DIGITS = 8;
const ZERO = 0x30;

/** The date of the bytes from `start` to `end` where they are written as `jjjjmmdd`, as `parseBirthDate` reads it. */
export function parseBirthDateAt(bytes: Uint8Array, start: number, end: number): BirthDate | undefined {
  if (end - start !== DATE_DIGITS) return undefined;
  let number = 0;
  for (let index = start; index < end; index++) {
    const digit = (bytes[index] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return undefined;
    number = number * 10 + digit;
  }
  return birthDateOf(number);
}

/** The date of a number such as 19800500; `undefined` when there is no such day. */
function birthDateOf(number: number): BirthDate | undefined {
  const year = Math.floor(number / 10_000);
  const month = Math.floor(number / 100) % 100;
  const day = number % 100;
  if (year === 0) return month === 0 && day === 0 ? { year, month, day } : undefined;
  if (year < FIRST_BIRTH_YEAR || month > 12) return undefined;
  if (month === 0) return day === 0 ? { year, month, day } : undefined;
  return day <= daysInMonth(year, month) ? { year, month, day } : undefined;
}

function digitsOf(text: string): string | undefined {
  const date = text.replace(MIDNIGHT, '');
  const yearFirst = YEAR_FIRST.exec(date);
  if (yearFirst !== null) return yearFirst.slice(1, 4).join('');
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(date) ?? [];
  return year === '' ? undefined : year + month.padStart(2, '0') + day.padStart(2, '0');
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date as `1980-05-17`; unknown parts are zeros. */
export function formatBirthDate({ year, month, day }: BirthDate): string {
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
    '-',
  );
}
