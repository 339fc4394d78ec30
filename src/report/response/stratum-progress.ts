/** How far the letters of each stratum have come, for the advice on a next wave: with the answers that are still to come. */
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import type { StratumProgress } from '../../draw/open-targets.ts';
import type { CountedInvitation } from '../followed-invitation.ts';
import { isInvited, isSignedUp, isWaiting } from '../followed-invitation.ts';
import type { ForecastFrame, MunicipalityForecast } from './posted-letters.ts';
import { forecastMunicipalities } from './posted-letters.ts';

/**
 * The letters and sign-ups of each stratum. While residents can still answer, the sign-ups that the forecast of a municipality
 * adds are given to its strata in proportion to what their letters should bring: otherwise a wave that is asked for early
 * would be too large. After the closing date nothing is added.
 * @param forecasts of the same invitations, when they are made already
 */
export function progressOfStrata(
  invitations: readonly CountedInvitation[],
  frame: ForecastFrame,
  forecasts: readonly MunicipalityForecast[] = forecastMunicipalities(invitations, frame),
): ReadonlyMap<StratumKey, StratumProgress> {
  const reached = new Map<StratumKey, { -readonly [K in keyof StratumProgress]: number }>();
  const expected = new Map<MunicipalityCode, number>();
  for (const invitation of invitations) {
    const { stratum, municipality, count = 1 } = invitation;
    const progress = reached.get(stratum) ?? {
      letterCount: 0,
      signUpCount: 0,
      comingCount: 0,
      waitingCount: 0,
    };
    reached.set(stratum, progress);
    if (isSignedUp(invitation)) progress.signUpCount += count;
    if (isWaiting(invitation)) progress.waitingCount += count;
    if (!isInvited(invitation)) continue;
    progress.letterCount += count;
    expected.set(municipality, (expected.get(municipality) ?? 0) + count * frame.expectedOf(invitation));
  }
  const toCome = new Map(
    forecasts.map(({ municipality, forecast, reachedCount }) => [
      municipality,
      forecast.expectedCount - reachedCount,
    ]),
  );
  for (const invitation of invitations.filter(isInvited)) {
    const progress = reached.get(invitation.stratum);
    const all = expected.get(invitation.municipality) ?? 0;
    if (progress === undefined || all === 0) continue;
    progress.comingCount +=
      ((toCome.get(invitation.municipality) ?? 0) * (invitation.count ?? 1) * frame.expectedOf(invitation)) /
      all;
  }
  return reached;
}
