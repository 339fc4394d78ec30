/** The sign-ups in the course of time: per day, and days joined until enough people signed up in them. */
import { addDays, daysBetween } from '../calendar-days.ts';
import type { FollowedInvitation } from '../followed-invitation.ts';
import { isSignedUp } from '../followed-invitation.ts';
import { mergeSmallGroups } from '../merge-small-groups.ts';

export interface SignUpPeriod {
  readonly from: string;
  /** The last day of the period. */
  readonly to: string;
  readonly signUpCount: number;
  /** From the first day until the end of this period. */
  readonly cumulativeCount: number;
}

/** Every day from the first letter until `today`. For staff; a report joins days with `periodsOf`. */
export function signUpDays(
  invitations: readonly FollowedInvitation[],
  today: string,
): readonly SignUpPeriod[] {
  const dates = new Set(invitations.flatMap(({ postedOn, signedUpOn }) => [postedOn, signedUpOn]));
  const sorted = [...dates].flatMap((date) => date ?? []).sort();
  const [first] = sorted;
  if (first === undefined) return [];
  const last = sorted.reduce((latest, date) => (date > latest ? date : latest), today);
  const counts = new Map<string, number>();
  for (const { signedUpOn } of invitations.filter(isSignedUp)) {
    // A sign-up of which the day is not known counts from the first day.
    const day = signedUpOn ?? first;
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  let cumulativeCount = 0;
  return Array.from({ length: Math.max(0, daysBetween(first, last)) + 1 }, (_, index) => {
    const day = addDays(first, index);
    const signUpCount = counts.get(day) ?? 0;
    cumulativeCount += signUpCount;
    return { from: day, to: day, signUpCount, cumulativeCount };
  });
}

/** The days joined until each period has ten sign-ups or more, but for a panel with fewer in all. */
export function periodsOf(days: readonly SignUpPeriod[]): readonly SignUpPeriod[] {
  let cumulativeCount = 0;
  return mergeSmallGroups(
    days.map(({ from, signUpCount }) => ({ label: from, section: '', counts: [signUpCount] })),
  ).map(({ labels, counts }) => {
    const signUpCount = counts[0] ?? 0;
    cumulativeCount += signUpCount;
    return { from: labels[0] ?? '', to: labels.at(-1) ?? '', signUpCount, cumulativeCount };
  });
}
