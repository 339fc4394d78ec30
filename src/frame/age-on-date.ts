/** A resident's age in whole years on a date, also when part of the birth date is unknown. */
import type { BirthDate } from '../domain/resident.ts';

/**
 * Age in whole years on `referenceDate` (such as `2027-01-01`); negative for who is born later; `undefined` when the birth
 * date does not tell. The BRP's rules: no age when the year or the month is unknown; when only the day is unknown, no age
 * during the month of birth. Who is born on 29 February has a birthday on 1 March when the year has no 29 February.
 */
export function ageOnDate(birthDate: BirthDate, referenceDate: string): number | undefined {
  if (birthDate.year === 0 || birthDate.month === 0) return undefined;
  const years = digitsAt(referenceDate, 0, 4) - birthDate.year;
  const months = digitsAt(referenceDate, 5, 2) - birthDate.month;
  if (months !== 0) return months > 0 ? years : years - 1;
  if (birthDate.day === 0) return undefined;
  return digitsAt(referenceDate, 8, 2) >= birthDate.day ? years : years - 1;
}

/** The number that `length` digits of a text form; quicker than `Number(text.slice())`, half a million times over. */
function digitsAt(text: string, start: number, length: number): number {
  let value = 0;
  for (let index = start; index < start + length; index++) value = value * 10 + text.charCodeAt(index) - 48;
  return value;
}
