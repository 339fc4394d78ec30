/** An invented panel of two municipalities in the middle of its answers, the same on every machine. */
import seedrandom from 'seedrandom';
import { MunicipalityCodeSchema, ResidentIdSchema } from '../../src/domain/ids.ts';
import type { StratumKey } from '../../src/domain/stratum.ts';
import { municipalityOf } from '../../src/domain/stratum.ts';
import { sha256Hex } from '../../src/domain/hash.ts';
import { addDays } from '../../src/report/calendar-days.ts';
import type { PanelFacts } from '../../src/report/response/panel-figures.ts';
import type { InvitationState } from '../../src/signups/invitation-states.ts';
import { dispositionOf } from '../../src/signups/invitation-states.ts';

export const inventedMunicipalities = new Map([
  ['GM0344', 'Utrecht'],
  ['GM0637', 'Zoetermeer'],
]);

const ageBands = ['18-29', '30-44', '45-59', '60-74', '75+'];

export interface InventedPanel {
  readonly seed?: string;
  readonly letterCount?: number;
  readonly response?: number;
  readonly today?: string;
}

/** The older sign up more often, women a little, and two districts hardly. */
export function inventPanel({
  seed = 'panel',
  letterCount = 4000,
  response = 0.1,
  today = '2027-01-25',
}: InventedPanel = {}): PanelFacts {
  const random = seedrandom(seed);
  const strata = listStrata();
  const residentCounts = new Map<StratumKey, number>();
  for (const stratum of strata) residentCounts.set(stratum, Math.floor(random() ** 2 * 3000) + 1);
  const total = [...residentCounts.values()].reduce((sum, count) => sum + count, 0);
  const invitations = strata.flatMap((stratum) => {
    const residentCount = residentCounts.get(stratum) ?? 0;
    const count = Math.round((letterCount * residentCount) / total);
    return Array.from({ length: count }, (_, index) => {
      const state = inventState(stratum, random, response);
      return {
        residentId: ResidentIdSchema.parse(sha256Hex(`${seed} ${stratum} ${index}`).slice(0, 32)),
        municipality: municipalityOf(stratum),
        stratum,
        wave: 1,
        state,
        disposition: dispositionOf(state),
        designWeight: (residentCount / count) * (random() < 0.4 ? 1 : 1.9),
        postedOn: '2027-01-11',
        signedUpOn: state === 'signed-up' ? inventDay(random, today) : undefined,
        isMember: state === 'signed-up',
        hasLetter: true,
        isDropped: false,
        isReaddressed: false,
      };
    });
  });
  return {
    panelName: 'De Tweede Mening',
    features: ['municipality', 'gender', 'ageBand', 'district'],
    residentCounts,
    invitations,
    isBeforeAdmission: false,
    today,
    closingDayOf: () => '2027-02-08',
    expectedOf: () => 0.09,
  };
}

function listStrata(): readonly StratumKey[] {
  const districts = new Map([
    ['GM0344', Array.from({ length: 10 }, (_, index) => `WK0344${String(index + 1).padStart(2, '0')}`)],
    ['GM0637', [...Array.from({ length: 6 }, (_, index) => `WK06370${index + 1}`), 'unknown']],
  ]);
  return Array.from(districts).flatMap(([code, own]) =>
    ['M', 'O', 'V'].flatMap((gender) =>
      ageBands.flatMap((ageBand) =>
        own
          // Few people have an unknown gender.
          .filter((_, index) => gender !== 'O' || index === 0)
          .map(
            (district) =>
              `${MunicipalityCodeSchema.parse(code)}/${gender}/${ageBand}/${district}` as StratumKey,
          ),
      ),
    ),
  );
}

function inventState(stratum: StratumKey, random: () => number, response: number): InvitationState {
  const age = ageBands.findIndex((band) => stratum.includes(`/${band}/`));
  const isHardToReach = stratum.endsWith('WK034403') || stratum.endsWith('WK063702');
  const chance =
    response * (0.6 + 0.2 * age) * (stratum.includes('/V/') ? 1.1 : 0.95) * (isHardToReach ? 0.4 : 1);
  const drawn = random();
  if (drawn < chance) return 'signed-up';
  if (drawn < chance + 0.02) return 'declined';
  if (drawn < chance + 0.03) return 'undeliverable';
  return drawn < chance + 0.034 ? 'moved-or-deceased' : 'posted';
}

function inventDay(random: () => number, today: string): string {
  const day = addDays('2027-01-11', 1 + Math.floor(-6 * Math.log(1 - random())));
  return day < today ? day : today;
}
