/** How many letters a municipality needs, so that the sign-ups it can expect reach its target. */
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';
import { PARTS_PER_MILLION, responsePartsPerMillionOf } from '../frame/expected-response.ts';
import type { LetterDivision } from './divide-letters.ts';
import { divideLetters } from './divide-letters.ts';
import { boundsOf, letterRangeOf } from './divide-waves.ts';
import { findLeast } from './find-least.ts';
import type { MunicipalityStrata } from './municipality-strata.ts';

/**
 * The number in the settings, or else target / expected response, rounded up; in whole numbers, so that 450 at 9% is 5,000.
 * For a proportional draw without minimums, whatever the response of each stratum: together they keep that of the
 * municipality.
 */
export function letterCountOf(
  municipality: Pick<MunicipalitySettings, 'letters' | 'targetMembers' | 'expectedResponse'>,
): number {
  if (municipality.letters !== undefined) return municipality.letters;
  const parts = BigInt(responsePartsPerMillionOf(municipality.expectedResponse));
  return Number((BigInt(municipality.targetMembers) * BigInt(PARTS_PER_MILLION) + parts - 1n) / parts);
}

/** A wave that is to bring a number of sign-ups. */
export interface WantedSignUps {
  readonly wave: number;
  /** The divisions of the waves before it, in order. */
  readonly earlier: readonly LetterDivision[];
  /** By place in the strata, from 1 to 1,000,000: the P_h of the settings, or what the waves before have shown. */
  readonly responsesPartsPerMillion: readonly number[];
  readonly signUpCount: number;
  /** No more than this, such as the addresses left; the bounds of the strata may allow fewer. */
  readonly maximumLetterCount: number;
}

export interface NeededLetters {
  readonly letterCount: number;
  /** Whether they can be expected to bring as many sign-ups as wanted; if not, they are the most that can be sent. */
  readonly isEnough: boolean;
  readonly expectedSignUpCount: number;
}

/**
 * The fewest letters n of a wave of which the expected sign-ups, the sum over strata of seats(n) * P_h, are at least those
 * wanted. In whole numbers, so that every machine finds the same n. `undefined` when no letter can be sent at all.
 */
export function neededLettersOf(
  strata: MunicipalityStrata,
  { wave, earlier, responsesPartsPerMillion, signUpCount, maximumLetterCount }: WantedSignUps,
): NeededLetters | undefined {
  const bounds = boundsOf(strata, wave, earlier);
  const range = letterRangeOf(bounds);
  const most = Math.min(maximumLetterCount, range.most);
  const fewest = Math.max(1, range.fewest);
  if (most < fewest) return undefined;
  const expectedOf = (letters: number): ExpectedSignUps =>
    expectSignUps(divideLetters(strata.sizes, letters, bounds), responsesPartsPerMillion);
  const wanted = BigInt(signUpCount) * BigInt(PARTS_PER_MILLION);
  // More letters never give a stratum fewer seats, so that the sign-ups grow with the letters.
  const least = findLeast(fewest, most, (letters) => {
    const { millionths, divisor } = expectedOf(letters);
    return millionths >= wanted * divisor;
  });
  const letterCount = least ?? most;
  const { millionths, divisor } = expectedOf(letterCount);
  const expectedSignUpCount = Number(millionths) / Number(divisor) / PARTS_PER_MILLION;
  return { letterCount, isEnough: least !== undefined, expectedSignUpCount };
}

interface ExpectedSignUps {
  readonly millionths: bigint;
  readonly divisor: bigint;
}

/** The sum of seats * P_h as a fraction: fixed seats as they are, the others n'*S_h/S'. */
function expectSignUps(division: LetterDivision, responses: readonly number[]): ExpectedSignUps {
  const divisor = division.roundedTotal === 0n ? 1n : division.roundedTotal;
  let fixed = 0n;
  let weighted = 0n;
  for (const [place, response] of responses.entries()) {
    fixed += BigInt(division.fixedSeatCounts[place] ?? 0) * BigInt(response);
    weighted += (division.roundedSizes[place] ?? 0n) * BigInt(response);
  }
  return { millionths: fixed * divisor + BigInt(division.roundedLetterCount) * weighted, divisor };
}
