/** Gathers what the figures of response are made from: the invitations, what is expected of them, and the days that count. */
import type { ResidentId } from '../../domain/ids.ts';
import { lastAnswerDayOf } from '../../domain/settings/letter-dates.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { expectedResponsesOf } from '../../report/expected-responses.ts';
import type { FollowedInvitation } from '../../report/followed-invitation.ts';
import type { ForecastFrame } from '../../report/response/posted-letters.ts';
import { listFollowedInvitations } from '../../store/tables/followed-invitation-table.ts';
import type { OpenPanel } from '../open-panel.ts';

export interface ReadResponse extends ForecastFrame {
  readonly invitations: readonly (FollowedInvitation & { readonly residentId: ResidentId })[];
  readonly isBeforeAdmission: boolean;
  /** Waves of which nobody recorded the posting, though residents have answered. */
  readonly assumedWaves: readonly number[];
}

/**
 * Reads the response at a day; call it in a transaction.
 * @param residentCounts of every stratum of the frame; without them each stratum is expected to answer as its municipality
 */
export function readResponse(
  panel: OpenPanel,
  today: string,
  residentCounts: ReadonlyMap<StratumKey, number> | undefined,
): ReadResponse {
  return { ...listFollowedInvitations(panel.db), ...readForecastFrame(panel, today, residentCounts) };
}

/** What is expected of the letters, and the days that count. */
export function readForecastFrame(
  { settings }: OpenPanel,
  today: string,
  residentCounts: ReadonlyMap<StratumKey, number> | undefined,
): ForecastFrame {
  const ofMunicipality = new Map(
    settings.municipalities.map(({ code, expectedResponse }) => [code, expectedResponse]),
  );
  const ofStratum = residentCounts === undefined ? undefined : expectedResponsesOf(residentCounts, settings);
  return {
    today,
    closingDayOf: (wave) => lastAnswerDayOf(settings, wave),
    expectedOf: ({ municipality, stratum }) =>
      ofStratum?.get(stratum) ?? ofMunicipality.get(municipality) ?? 0,
  };
}
