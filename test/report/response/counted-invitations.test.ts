import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MunicipalityCodeSchema } from '../../../src/domain/ids.ts';
import type { StratumKey } from '../../../src/domain/stratum.ts';
import type { CountedInvitation } from '../../../src/report/followed-invitation.ts';
import { assumePostings } from '../../../src/report/followed-invitation.ts';
import type { ForecastFrame } from '../../../src/report/response/posted-letters.ts';
import { forecastMunicipalities } from '../../../src/report/response/posted-letters.ts';
import { progressOfStrata } from '../../../src/report/response/stratum-progress.ts';
import { dispositionOf } from '../../../src/signups/invitation-states.ts';

const invitationArbitrary = fc
  .record({
    code: fc.constantFrom('GM0344', 'GM0637'),
    gender: fc.constantFrom('M', 'V'),
    wave: fc.integer({ min: 1, max: 2 }),
    state: fc.constantFrom(
      'drawn',
      'printed',
      'posted',
      'signed-up',
      'declined',
      'moved-or-deceased',
      'no-answer',
    ),
    postedDay: fc.constantFrom(undefined, '2027-01-11', '2027-01-12'),
    signUpDay: fc.constantFrom('2027-01-15', '2027-01-17'),
    hasLetter: fc.boolean(),
    isDropped: fc.boolean(),
  })
  .map(({ code, gender, state, postedDay, signUpDay, ...rest }): CountedInvitation => {
    const municipality = MunicipalityCodeSchema.parse(code);
    return {
      ...rest,
      municipality,
      stratum: `${code}|${gender}` as StratumKey,
      state,
      disposition: dispositionOf(state, undefined),
      postedOn: postedDay,
      signedUpOn: state === 'signed-up' ? signUpDay : undefined,
    };
  });

const frame: ForecastFrame = {
  today: '2027-01-18',
  closingDayOf: (wave) => (wave === 1 ? '2027-01-16' : '2027-01-30'),
  expectedOf: ({ stratum }) => (stratum.endsWith('M') ? 0.04 : 0.07),
};

/** Those that are alike as one. */
function countAlike(invitations: readonly CountedInvitation[]): readonly CountedInvitation[] {
  const groups = new Map<string, CountedInvitation & { readonly count: number }>();
  for (const invitation of invitations) {
    const key = JSON.stringify(invitation);
    groups.set(key, { ...invitation, count: (groups.get(key)?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

describe('invitations that are counted together', () => {
  it('give the progress and the forecast of the same ones, one by one', () => {
    fc.assert(
      fc.property(fc.array(invitationArbitrary, { maxLength: 120 }), (all) => {
        const { invitations } = assumePostings(all);
        const counted = assumePostings(countAlike(all)).invitations;
        expect(counted.length).toBeLessThanOrEqual(invitations.length);
        const progress = progressOfStrata(invitations, frame);
        const other = progressOfStrata(counted, frame);
        expect([...other.keys()].sort()).toEqual([...progress.keys()].sort());
        for (const [stratum, one] of progress) {
          expect(other.get(stratum)).toEqual({
            ...one,
            comingCount: expect.closeTo(one.comingCount, 9) as number,
          });
        }
        const forecasts = forecastMunicipalities(invitations, frame);
        for (const [place, forecast] of forecastMunicipalities(counted, frame).entries()) {
          expect(forecast.reachedCount).toBe(forecasts[place]?.reachedCount);
          expect(forecast.forecast.expectedCount).toBeCloseTo(
            forecasts[place]?.forecast.expectedCount ?? -1,
            9,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
