/** What a draw will do, before any seed exists: letters, seats and expected sign-ups per municipality and stratum. */
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { PARTS_PER_MILLION } from '../frame/expected-response.ts';
import type { AddressClass } from './address-classes.ts';
import { classifyAddresses, expectedCandidateCountOf } from './address-classes.ts';
import { designEffectOf } from './design-effect.ts';
import type { LetterDivision } from './divide-letters.ts';
import { divideLetters, expectedSeatsIn, seatChancesIn } from './divide-letters.ts';
import type { MunicipalityDivision } from './divide-waves.ts';
import { boundsOf, divideWaves, letterRangeOf } from './divide-waves.ts';
import { findLeast } from './find-least.ts';
import { countAddresses, groupHouseholds } from './group-households.ts';
import { judgeMunicipalities } from './judge-municipalities.ts';
import type { MunicipalityStrata } from './municipality-strata.ts';
import { groupStrata } from './municipality-strata.ts';
import type { DrawRules } from './plan-first-wave.ts';
import { fillFirstWave } from './plan-first-wave.ts';
import type { CountInterval, LetterGroup } from './sign-up-distribution.ts';
import { chanceBelow, distributeSignUps, middleOf } from './sign-up-distribution.ts';
import { judgeLetters } from './wave.ts';

export interface StratumPlan {
  readonly stratum: StratumKey;
  /** N_h. */
  readonly residentCount: number;
  /** On average over all seeds; how many there are shows only when the tickets are known. */
  readonly expectedCandidateCount: number;
  /** P_h, a share above 0 and at most 1. */
  readonly expectedResponse: number;
  /** n*S_h/S, or the bound that it ran into. */
  readonly expectedSeatCount: number;
  /** The rounding gives one of these two, which may be equal. */
  readonly minimumSeatCount: number;
  readonly maximumSeatCount: number;
  /** Of as many seats as there are candidates for. */
  readonly expectedSignUpCount: number;
}

/** The figures that municipalities and the whole panel have in common. */
interface SampleFigures {
  readonly residentCount: number;
  readonly letterCount: number;
  readonly expectedSignUpCount: number;
  /** The middle 95% of the sign-ups, when the expected response is right. */
  readonly signUpInterval: CountInterval;
  /** 1 + CV^2 of the weights of those who get a letter, from expected seats. */
  readonly letterDesignEffect: number;
  /** The same of those who are expected to sign up. */
  readonly signUpDesignEffect: number;
}

export interface MunicipalityPlan extends SampleFigures {
  readonly municipality: MunicipalityCode;
  readonly addressCount: number;
  readonly targetMembers: number;
  /** Of all residents, as the settings say: a share above 0 and at most 1. */
  readonly expectedResponse: number;
  /** The fewest letters with which the target is missed with a chance of at most 5%; if there are none, the most. */
  readonly saferLetters: { readonly letterCount: number; readonly missChance: number };
  /** In byte order. */
  readonly strata: readonly StratumPlan[];
}

export interface DrawPlan extends SampleFigures {
  /** In the order of the settings. */
  readonly municipalities: readonly MunicipalityPlan[];
}

const SAFE_MISS_CHANCE = 0.05;

/**
 * Plans the first wave. Refused: a municipality in the settings without residents or with fewer addresses than letters,
 * a municipality in the frame that the settings do not name, a target out of reach, and figures or minimums that do not fit
 * the frame.
 */
export function planDraw(frame: Frame, rules: DrawRules): Result<DrawPlan> {
  const households = groupHouseholds(frame);
  const addressCounts = countAddresses(frame, households);
  const classes = classifyAddresses(frame, households);
  const strata = groupStrata(frame, classes, rules);
  const wave = strata.ok ? fillFirstWave(rules, strata.value, addressCounts) : strata;
  const divided = strata.ok && wave.ok ? divideWaves(strata.value, [wave.value]) : undefined;
  const failures = [
    ...(wave.ok ? judgeLetters([wave.value], addressCounts, rules.municipalities) : wave.failures),
    ...judgeMunicipalities(frame, rules),
    ...(divided?.ok === false ? divided.failures : []),
  ];
  return okUnless(failures, () => {
    const municipalities = rules.municipalities.flatMap((municipality) => {
      const division = divided?.ok === true ? divided.value.get(municipality.code) : undefined;
      const addressCount = addressCounts.get(municipality.code) ?? 0;
      return division === undefined
        ? []
        : [planMunicipality(frame, classes, municipality, division, addressCount)];
    });
    return { municipalities, ...sampleFiguresOf(municipalities.flatMap((each) => each.strata)) };
  });
}

function planMunicipality(
  frame: Frame,
  classes: readonly (readonly AddressClass[])[],
  { targetMembers, expectedResponse }: DrawRules['municipalities'][number],
  { strata, divisions }: MunicipalityDivision,
  addressCount: number,
): MunicipalityPlan {
  const candidateCounts = strata.stratumIndexes.map((index) =>
    expectedCandidateCountOf(classes[index] ?? []),
  );
  const division = divisions.get(1) ?? divideLetters(strata.sizes, 0, []);
  const groups = signUpGroupsOf(strata, division, candidateCounts);
  const plans = strata.stratumIndexes.map((stratumIndex, place): StratumPlan => {
    const seatCounts = seatChancesIn(division, place).map(({ seatCount }) => seatCount);
    const { expectedLetterCount, response } = groups[place] ?? { expectedLetterCount: 0, response: 0 };
    return {
      stratum: frame.strata[stratumIndex] ?? ('' as StratumKey),
      residentCount: strata.residentCounts[place] ?? 0,
      expectedCandidateCount: candidateCounts[place] ?? 0,
      expectedResponse: response,
      expectedSeatCount: expectedSeatsIn(division, place),
      minimumSeatCount: Math.min(...seatCounts),
      maximumSeatCount: Math.max(...seatCounts),
      expectedSignUpCount: expectedLetterCount * response,
    };
  });
  return {
    municipality: strata.municipality,
    addressCount,
    targetMembers,
    expectedResponse,
    ...sampleFiguresOf(plans),
    saferLetters: findSaferLetters(strata, candidateCounts, targetMembers, addressCount),
    strata: plans,
  };
}

function sampleFiguresOf(strata: readonly StratumPlan[]): SampleFigures {
  const sumOf = (count: (stratum: StratumPlan) => number): number =>
    strata.reduce((sum, stratum) => sum + count(stratum), 0);
  const designEffect = (count: (stratum: StratumPlan) => number): number =>
    designEffectOf(
      strata.map((stratum) => ({
        residentCount: stratum.residentCount,
        expectedCount: count(stratum),
      })),
    );
  return {
    residentCount: sumOf(({ residentCount }) => residentCount),
    // The seats of a municipality add up to its letters, but for the rounding of floats.
    letterCount: Math.round(sumOf(({ expectedSeatCount }) => expectedSeatCount)),
    expectedSignUpCount: sumOf(({ expectedSignUpCount }) => expectedSignUpCount),
    signUpInterval: middleOf(
      distributeSignUps(
        strata.map(({ expectedSignUpCount, expectedResponse }) => ({
          expectedLetterCount: expectedSignUpCount / expectedResponse,
          response: expectedResponse,
        })),
      ),
    ),
    letterDesignEffect: designEffect(({ expectedSeatCount }) => expectedSeatCount),
    signUpDesignEffect: designEffect(({ expectedSignUpCount }) => expectedSignUpCount),
  };
}

/** The letters of each stratum that can be sent, and the response to them. */
function signUpGroupsOf(
  { responsesPartsPerMillion }: MunicipalityStrata,
  division: LetterDivision,
  candidateCounts: readonly number[],
): LetterGroup[] {
  return responsesPartsPerMillion.map((response, place) => ({
    expectedLetterCount: Math.min(expectedSeatsIn(division, place), candidateCounts[place] ?? 0),
    response: response / PARTS_PER_MILLION,
  }));
}

function findSaferLetters(
  strata: MunicipalityStrata,
  candidateCounts: readonly number[],
  targetMembers: number,
  addressCount: number,
): MunicipalityPlan['saferLetters'] {
  const bounds = boundsOf(strata, 1, []);
  const range = letterRangeOf(bounds);
  const missChanceOf = (letterCount: number): number => {
    const division = divideLetters(strata.sizes, letterCount, bounds);
    return chanceBelow(distributeSignUps(signUpGroupsOf(strata, division, candidateCounts)), targetMembers);
  };
  const most = Math.min(addressCount, range.most);
  const fewest = Math.min(Math.max(1, range.fewest), most);
  const letterCount = findLeast(fewest, most, (count) => missChanceOf(count) <= SAFE_MISS_CHANCE) ?? most;
  return { letterCount, missChance: missChanceOf(letterCount) };
}
