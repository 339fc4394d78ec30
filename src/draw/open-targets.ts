/** What each municipality still lacks of its target, from the response so far, and the letters of a next wave for it. */
import { compareBytes } from '../domain/byte-order.ts';
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { PARTS_PER_MILLION } from '../frame/expected-response.ts';
import { classifyAddresses } from './address-classes.ts';
import { divideLetters, expectedSeatsIn } from './divide-letters.ts';
import type { MunicipalityDivision } from './divide-waves.ts';
import { boundsOf, divideWaves, letterRangeOf } from './divide-waves.ts';
import { countAddresses, groupHouseholds } from './group-households.ts';
import { neededLettersOf } from './letter-count.ts';
import { groupStrata } from './municipality-strata.ts';
import { shrinkResponses } from './shrink-responses.ts';
import type { Wave } from './wave.ts';

/** The letters of a stratum so far, over all waves. */
export interface StratumProgress {
  /** Posted. */
  readonly letterCount: number;
  readonly signUpCount: number;
  /** Sign-ups that the posted letters should still bring; 0 after the closing date. */
  readonly comingCount: number;
  /** Drawn, and not yet posted: their sign-ups are still to come. */
  readonly waitingCount: number;
}

export interface OpenTarget {
  readonly municipality: MunicipalityCode;
  readonly targetMembers: number;
  readonly signUpCount: number;
  /** What the letters that were drawn should still bring: those posted, and those not yet. */
  readonly stillExpectedCount: number;
  /** target - sign-ups - expected, rounded up; at least 0. */
  readonly openCount: number;
  /** The letters that should bring the open ones; 0 when there are none, or no letter can be sent. */
  readonly neededLetterCount: number;
  /** Whether they can bring them all: false when the municipality has too few addresses left. */
  readonly isEnough: boolean;
  readonly expectedSignUpCount: number;
}

/** The strata and the waves of a draw, with what a next wave needs of them. */
export interface TargetFrame {
  readonly frame: Frame;
  readonly divided: ReadonlyMap<MunicipalityCode, MunicipalityDivision>;
  readonly addressCounts: ReadonlyMap<MunicipalityCode, number>;
}

/** Prepares a frame for `findTargetsIn`. Refused as `groupStrata` and `divideWaves` refuse. */
export function prepareTargets(
  frame: Frame,
  settings: Settings,
  waves: readonly Wave[],
): Result<TargetFrame> {
  const households = groupHouseholds(frame);
  const strata = groupStrata(frame, classifyAddresses(frame, households), settings);
  if (!strata.ok) return strata;
  const divided = divideWaves(strata.value, waves);
  if (!divided.ok) return divided;
  return ok({ frame, divided: divided.value, addressCounts: countAddresses(frame, households) });
}

/**
 * The open target of each municipality of the settings, in their order, and the letters of the wave after `waves` that
 * should bring it, at the rates of `shrinkResponses`. Refused as `prepareTargets`.
 */
export function findOpenTargets(
  frame: Frame,
  settings: Settings,
  waves: readonly Wave[],
  progressOf: ReadonlyMap<StratumKey, StratumProgress>,
): Result<readonly OpenTarget[]> {
  const prepared = prepareTargets(frame, settings, waves);
  return prepared.ok ? ok(findTargetsIn(prepared.value, settings, waves, progressOf)) : prepared;
}

/** The same for a frame that is prepared. */
export function findTargetsIn(
  { frame, divided, addressCounts }: TargetFrame,
  settings: Pick<Settings, 'municipalities'>,
  waves: readonly Wave[],
  progressOf: ReadonlyMap<StratumKey, StratumProgress>,
): readonly OpenTarget[] {
  return settings.municipalities.map(({ code, targetMembers }): OpenTarget => {
    const division = divided.get(code);
    const indexes = division?.strata.stratumIndexes ?? [];
    const progress = indexes.map(
      (index) =>
        progressOf.get(frame.strata[index] ?? ('' as StratumKey)) ?? {
          letterCount: 0,
          signUpCount: 0,
          comingCount: 0,
          waitingCount: 0,
        },
    );
    const expected =
      division?.strata.responsesPartsPerMillion.map((parts) => parts / PARTS_PER_MILLION) ?? [];
    const rates = shrinkResponses(
      progress.map((each) => ({
        letterCount: each.letterCount,
        // More sign-ups than letters cannot be, however those to come are spread over the strata.
        signUpCount: Math.min(each.letterCount, each.signUpCount + each.comingCount),
      })),
      expected,
    );
    const signUpCount = progress.reduce((sum, each) => sum + each.signUpCount, 0);
    const stillExpectedCount = progress.reduce(
      (sum, each, place) => sum + each.comingCount + each.waitingCount * (rates[place] ?? 0),
      0,
    );
    const openCount = Math.max(0, Math.ceil(targetMembers - signUpCount - stillExpectedCount));
    const sentCount = waves.reduce((sum, { letterCounts }) => sum + (letterCounts.get(code) ?? 0), 0);
    const needed =
      division === undefined || openCount === 0
        ? undefined
        : neededLettersOf(division.strata, {
            wave: waves.length + 1,
            earlier: [...division.divisions.values()],
            responsesPartsPerMillion: rates.map(toPartsPerMillion),
            signUpCount: openCount,
            maximumLetterCount: (addressCounts.get(code) ?? 0) - sentCount,
          });
    return {
      municipality: code,
      targetMembers,
      signUpCount,
      stillExpectedCount,
      openCount,
      neededLetterCount: needed?.letterCount ?? 0,
      isEnough: needed?.isEnough ?? openCount === 0,
      expectedSignUpCount: needed?.expectedSignUpCount ?? 0,
    };
  });
}

/** The seats that each stratum of a municipality gets on average in the wave after `waves`; empty when it cannot be divided. */
export function expectedSeatsOf(
  { frame, divided }: TargetFrame,
  municipality: MunicipalityCode,
  waves: readonly Wave[],
  letterCount: number,
): ReadonlyMap<StratumKey, number> {
  const division = divided.get(municipality);
  if (division === undefined || letterCount === 0) return new Map();
  const { strata, divisions } = division;
  const bounds = boundsOf(strata, waves.length + 1, [...divisions.values()]);
  const { fewest, most } = letterRangeOf(bounds);
  if (letterCount < fewest || letterCount > most) return new Map();
  const seats = divideLetters(strata.sizes, letterCount, bounds);
  return new Map(
    strata.stratumIndexes.map((index, place) => [
      frame.strata[index] ?? ('' as StratumKey),
      expectedSeatsIn(seats, place),
    ]),
  );
}

function toPartsPerMillion(share: number): number {
  return Math.max(1, Math.min(PARTS_PER_MILLION, Math.round(share * PARTS_PER_MILLION)));
}

/**
 * Divides letters over municipalities in proportion to what they lack: whole parts first, then one more to the largest
 * remainders, equal ones in byte order of the code. Nothing is open: nothing is divided.
 */
export function divideOverOpenTargets(
  letterCount: number,
  targets: readonly Pick<OpenTarget, 'municipality' | 'openCount'>[],
): ReadonlyMap<MunicipalityCode, number> {
  const total = targets.reduce((sum, { openCount }) => sum + openCount, 0);
  if (total === 0) return new Map();
  const shares = targets
    .filter(({ openCount }) => openCount > 0)
    .map(({ municipality, openCount }) => {
      const product = letterCount * openCount;
      return { municipality, whole: Math.floor(product / total), remainder: product % total };
    });
  const left = letterCount - shares.reduce((sum, { whole }) => sum + whole, 0);
  const oneMore = new Set(
    shares
      .toSorted(
        (one, other) => other.remainder - one.remainder || compareBytes(one.municipality, other.municipality),
      )
      .slice(0, left)
      .map(({ municipality }) => municipality),
  );
  return new Map(
    shares
      .map(({ municipality, whole }) => [municipality, whole + (oneMore.has(municipality) ? 1 : 0)] as const)
      .filter(([, count]) => count > 0),
  );
}
