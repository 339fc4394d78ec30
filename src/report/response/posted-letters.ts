/** The posted letters of each municipality, as the forecast needs them. */
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { CountDistribution } from '../../draw/binomial.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import { daysBetween } from '../calendar-days.ts';
import type { CountedInvitation } from '../followed-invitation.ts';
import { isInvited, isSignedUp } from '../followed-invitation.ts';
import type { Forecast, PostedLetters } from '../forecast-sign-ups.ts';
import { groupBy } from '../group-by.ts';
import { distributeFinalSignUps, forecastSignUps } from '../forecast-sign-ups.ts';

export interface ForecastFrame {
  /** The day of the figures. */
  readonly today: string;
  /** The last day on which an answer to a letter of a wave counts. */
  readonly closingDayOf: (wave: number) => string;
  /** The expected response of each stratum, a share. */
  readonly expectedOf: (invitation: Pick<CountedInvitation, 'municipality' | 'stratum'>) => number;
}

/** A letter that is still open to an answer; the others are settled one way or the other. */
function isOpen({ disposition, state }: CountedInvitation): boolean {
  return disposition === '3.19' && state !== 'no-answer';
}

function countOf(invitations: readonly CountedInvitation[]): number {
  return invitations.reduce((sum, { count = 1 }) => sum + count, 0);
}

export interface MunicipalityForecast {
  readonly municipality: MunicipalityCode;
  /** Signed up until now. */
  readonly reachedCount: number;
  readonly distribution: CountDistribution;
  readonly forecast: Forecast;
}

/** The forecast of each municipality that has posted letters, in byte order. */
export function forecastMunicipalities(
  invitations: readonly CountedInvitation[],
  frame: ForecastFrame,
): readonly MunicipalityForecast[] {
  return [...groupBy(invitations.filter(isInvited), ({ municipality }) => municipality)]
    .sort(([left], [right]) => compareBytes(left, right))
    .map(([municipality, own]) => {
      const expected =
        own.reduce((sum, each) => sum + (each.count ?? 1) * frame.expectedOf(each), 0) / countOf(own);
      const distribution = distributeFinalSignUps(
        groupByPosting(own, frame),
        Math.min(0.99, Math.max(0.001, expected)),
      );
      const reachedCount = countOf(own.filter(isSignedUp));
      return { municipality, reachedCount, distribution, forecast: forecastSignUps([distribution]) };
    });
}

/** A letter of which nobody recorded the posting counts as posted on the first day that one of its wave was, or was answered. */
function groupByPosting(
  invitations: readonly CountedInvitation[],
  { today, closingDayOf }: ForecastFrame,
): readonly PostedLetters[] {
  const firstDays = new Map<number, string>();
  for (const { wave, postedOn, signedUpOn } of invitations) {
    for (const day of [postedOn, signedUpOn]) {
      const first = firstDays.get(wave);
      if (day !== undefined && (first === undefined || day < first)) firstDays.set(wave, day);
    }
  }
  const groups = new Map<string, { wave: number; postedOn: string; letters: CountedInvitation[] }>();
  for (const invitation of invitations) {
    const { wave } = invitation;
    const postedOn = invitation.postedOn ?? firstDays.get(wave) ?? today;
    const key = `${wave} ${postedOn}`;
    const known = groups.get(key);
    if (known === undefined) groups.set(key, { wave, postedOn, letters: [invitation] });
    else known.letters.push(invitation);
  }
  return Array.from(groups.values(), ({ wave, postedOn, letters }) => {
    const signUpsByDelay = new Map<number, number>();
    const signedUp = letters.filter(isSignedUp);
    for (const letter of signedUp) {
      const delay = daysBetween(postedOn, letter.signedUpOn ?? postedOn);
      signUpsByDelay.set(delay, (signUpsByDelay.get(delay) ?? 0) + (letter.count ?? 1));
    }
    const openCount = countOf(letters.filter(isOpen));
    return {
      // A clock that runs behind the answers cannot be right.
      sinceDays: Math.max(0, daysBetween(postedOn, today), ...signUpsByDelay.keys()),
      untilClosingDays: daysBetween(postedOn, closingDayOf(wave)),
      signUpsByDelay,
      openCount,
      closedCount: countOf(letters) - countOf(signedUp) - openCount,
    };
  });
}
