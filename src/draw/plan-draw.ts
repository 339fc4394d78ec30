/** What a draw will do, before any seed exists: letters, seats and expected sign-ups per municipality and stratum. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';
import type { AddressClass } from './address-classes.ts';
import { classifyAddresses, expectedCandidateCountOf, residentCountOf } from './address-classes.ts';
import { countAddresses, groupHouseholds } from './group-households.ts';
import { letterCountOf } from './letter-count.ts';
import type { MunicipalityStrata } from './municipality-strata.ts';
import { groupStrata } from './municipality-strata.ts';
import { seatChancesOf } from './round-seats.ts';
import type { Wave } from './wave.ts';
import { judgeLetters } from './wave.ts';

export interface StratumPlan {
  readonly stratum: StratumKey;
  /** N_h. */
  readonly residentCount: number;
  /** On average over all seeds; how many there are shows only when the tickets are known. */
  readonly expectedCandidateCount: number;
  /** n*S_h/S. */
  readonly expectedSeatCount: number;
  /** The rounding gives one of these two, which may be equal. */
  readonly minimumSeatCount: number;
  readonly maximumSeatCount: number;
  readonly expectedSignUpCount: number;
}

export interface MunicipalityPlan {
  readonly municipality: MunicipalityCode;
  readonly residentCount: number;
  readonly addressCount: number;
  readonly letterCount: number;
  readonly targetMembers: number;
  /** A share above 0 and at most 1. */
  readonly expectedResponse: number;
  readonly expectedSignUpCount: number;
  /** In byte order. */
  readonly strata: readonly StratumPlan[];
}

export interface DrawPlan {
  /** In the order of the settings. */
  readonly municipalities: readonly MunicipalityPlan[];
  readonly residentCount: number;
  readonly letterCount: number;
  readonly expectedSignUpCount: number;
}

/** The first wave, with the letters that the settings ask for. */
export function planFirstWave(settings: Pick<Settings, 'municipalities'>): Wave {
  return {
    wave: 1,
    letterCounts: new Map(
      settings.municipalities.map((municipality) => [municipality.code, letterCountOf(municipality)]),
    ),
  };
}

/**
 * Plans the first wave. Refused: a municipality in the settings without residents or with fewer addresses than letters,
 * and a municipality in the frame that the settings do not name.
 */
export function planDraw(frame: Frame, settings: Pick<Settings, 'municipalities'>): Result<DrawPlan> {
  const households = groupHouseholds(frame);
  const addressCounts = countAddresses(frame, households);
  const classes = classifyAddresses(frame, households);
  const strataOf = groupStrata(frame, classes);
  const failures = [
    ...judgeLetters([planFirstWave(settings)], addressCounts),
    ...judgeMunicipalities(frame, settings),
  ];
  return okUnless(failures, () => {
    const municipalities = settings.municipalities.flatMap((municipality) => {
      const strata = strataOf.get(municipality.code);
      const addressCount = addressCounts.get(municipality.code) ?? 0;
      return strata === undefined
        ? []
        : [planMunicipality(frame, classes, municipality, strata, addressCount)];
    });
    const totalOf = (count: (plan: MunicipalityPlan) => number): number =>
      municipalities.reduce((sum, plan) => sum + count(plan), 0);
    return {
      municipalities,
      residentCount: frame.residentCount,
      letterCount: totalOf((plan) => plan.letterCount),
      expectedSignUpCount: totalOf((plan) => plan.expectedSignUpCount),
    };
  });
}

/** The municipalities of a frame that the settings do not name: their residents would be left out unseen. */
export function judgeMunicipalities(frame: Frame, settings: Pick<Settings, 'municipalities'>): Failure[] {
  const known = new Set(settings.municipalities.map(({ code }) => code));
  const municipalities = frame.strata.map(municipalityOf);
  const unknown = new Map<MunicipalityCode, number>();
  for (const stratumIndex of frame.stratumIndexes) {
    const municipality = municipalities[stratumIndex];
    if (municipality === undefined || known.has(municipality)) continue;
    unknown.set(municipality, (unknown.get(municipality) ?? 0) + 1);
  }
  return Array.from(unknown, ([municipality, residents]) =>
    failure('draw.municipality-not-in-settings', { municipality, residents }),
  );
}

function planMunicipality(
  frame: Frame,
  classes: readonly (readonly AddressClass[])[],
  settings: MunicipalitySettings,
  { municipality, residentCount, stratumIndexes, sizes, totalSize }: MunicipalityStrata,
  addressCount: number,
): MunicipalityPlan {
  const letterCount = letterCountOf(settings);
  const { targetMembers, expectedResponse } = settings;
  const strata = stratumIndexes.map((stratumIndex, place): StratumPlan => {
    const size = sizes[place] ?? 0n;
    const seatCounts = seatChancesOf(size, totalSize, letterCount).map(({ seatCount }) => seatCount);
    const expectedSeatCount = (letterCount * Number(size)) / Number(totalSize);
    return {
      stratum: frame.strata[stratumIndex] ?? ('' as StratumKey),
      residentCount: residentCountOf(classes[stratumIndex] ?? []),
      expectedCandidateCount: expectedCandidateCountOf(classes[stratumIndex] ?? []),
      expectedSeatCount,
      minimumSeatCount: Math.min(...seatCounts),
      maximumSeatCount: Math.max(...seatCounts),
      expectedSignUpCount: expectedSeatCount * expectedResponse,
    };
  });
  const expectedSignUpCount = letterCount * expectedResponse;
  return {
    municipality,
    residentCount,
    addressCount,
    letterCount,
    targetMembers,
    expectedResponse,
    expectedSignUpCount,
    strata,
  };
}
