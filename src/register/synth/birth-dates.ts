/** Birth dates that give an age on the reference date. */
import type { RandomSource } from './random-source.ts';

const DAY_MILLISECONDS = 86_400_000;

/** Days since 1970 of a date; a day that the month does not have counts on into the next (29 February becomes 1 March). */
function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MILLISECONDS;
}

/**
 * A function that draws a birth date, as the number jjjjmmdd, of somebody who is so many years old on the reference date
 * (`2027-01-04`): after the same day `ageYears` + 1 years before, up to and including the day `ageYears` years before.
 */
export function createBirthDateDraw(
  referenceDate: string,
): (ageYears: number, random: RandomSource) => number {
  const [year = 0, month = 0, day = 0] = referenceDate.split('-').map(Number);
  return (ageYears, random) => {
    const first = dayNumber(year - ageYears - 1, month, day) + 1;
    const last = dayNumber(year - ageYears, month, day);
    const date = new Date((first + random.below(last - first + 1)) * DAY_MILLISECONDS);
    return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
  };
}
