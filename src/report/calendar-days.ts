/** Counting with calendar dates such as `2027-01-11`, without clocks and time zones. */

const MILLISECONDS_A_DAY = 86_400_000;

function timeOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** The days from one date to another; below 0 when `to` is the earlier one. */
export function daysBetween(from: string, to: string): number {
  return Math.round((timeOf(to) - timeOf(from)) / MILLISECONDS_A_DAY);
}

/** The date some days later. */
export function addDays(date: string, days: number): string {
  return new Date(timeOf(date) + days * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
}
