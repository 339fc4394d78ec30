/** The strata of each municipality with their sizes: a municipality is rounded and drawn on its own. */
import type { Failure } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { MunicipalitySettings, Settings } from '../domain/settings/settings-schema.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';
import { PARTS_PER_MILLION, responsePartsPerMillionOf } from '../frame/expected-response.ts';
import type { AddressClass } from './address-classes.ts';
import { candidateBoundsOf, residentCountOf } from './address-classes.ts';
import { judgeFigures, judgeResponses } from './judge-figures.ts';
import { responseFactorsOf, standardDeviationsOf } from './stratum-figures.ts';
import { measureOf, responsesOf, sizeOf } from './stratum-sizes.ts';

/** What of the settings decides how letters are divided over strata. */
export interface AllocationSettings extends Pick<Settings, 'draw'> {
  readonly strata: Pick<Settings['strata'], 'features'>;
  readonly municipalities: readonly Pick<MunicipalitySettings, 'code' | 'expectedResponse'>[];
}

/** All columns by place: the strata of one municipality in byte order. */
export interface MunicipalityStrata {
  readonly municipality: MunicipalityCode;
  readonly residentCount: number;
  /** Indexes into the frame's strata. */
  readonly stratumIndexes: readonly number[];
  /** N_h. */
  readonly residentCounts: readonly number[];
  /** P_h, in parts per million. */
  readonly responsesPartsPerMillion: readonly number[];
  /** S_h. */
  readonly sizes: readonly bigint[];
  /** S. */
  readonly totalSize: bigint;
  /** The seats of the first wave that a stratum gets at least. */
  readonly leastSeatCounts: readonly number[];
  /** The seats over all waves that a stratum gets at most; `undefined` for no limit. */
  readonly mostSeatCounts: readonly (number | undefined)[];
}

/**
 * The municipalities of a frame in byte order. `classes` as `classifyAddresses` gives them. Refused: figures for districts
 * or strata that the frame does not have, a missing standard deviation, and an expected response of 0 or above 1.
 */
export function groupStrata(
  frame: Frame,
  classes: readonly (readonly AddressClass[])[],
  settings: AllocationSettings,
): Result<Map<MunicipalityCode, MunicipalityStrata>> {
  const indexesOf = new Map<MunicipalityCode, number[]>();
  for (const [index, stratum] of frame.strata.entries()) {
    const municipality = municipalityOf(stratum);
    const indexes = indexesOf.get(municipality);
    if (indexes === undefined) indexesOf.set(municipality, [index]);
    else indexes.push(index);
  }
  const failures = judgeFigures(frame.strata, settings);
  const municipalities = new Map<MunicipalityCode, MunicipalityStrata>();
  for (const [municipality, stratumIndexes] of indexesOf) {
    const strata = stratumIndexes.map((index) => frame.strata[index] ?? ('' as StratumKey));
    const ownClasses = stratumIndexes.map((index) => classes[index] ?? []);
    const residentCounts = ownClasses.map(residentCountOf);
    const responses = respond(municipality, strata, residentCounts, settings, failures);
    municipalities.set(municipality, {
      municipality,
      residentCount: residentCounts.reduce((sum, count) => sum + count, 0),
      stratumIndexes,
      residentCounts,
      responsesPartsPerMillion: responses,
      ...measure(strata, ownClasses, residentCounts, responses, settings),
    });
  }
  return okUnless(failures, () => municipalities);
}

/** P_h; those that are no share are added to the failures. */
function respond(
  municipality: MunicipalityCode,
  strata: readonly StratumKey[],
  residentCounts: readonly number[],
  { draw, strata: { features }, municipalities }: AllocationSettings,
  failures: Failure[],
): number[] {
  const settings = municipalities.find(({ code }) => code === municipality);
  // One that the settings do not name sends no letters.
  if (settings === undefined) return strata.map(() => PARTS_PER_MILLION);
  const factors = responseFactorsOf(strata, features, draw.response);
  const overall = responsePartsPerMillionOf(settings.expectedResponse);
  const responses = responsesOf(residentCounts, factors, overall);
  failures.push(...judgeResponses(strata, responses));
  return responses.map(Number);
}

function measure(
  strata: readonly StratumKey[],
  classes: readonly (readonly AddressClass[])[],
  residentCounts: readonly number[],
  responses: readonly number[],
  { draw, strata: { features } }: AllocationSettings,
): Pick<MunicipalityStrata, 'sizes' | 'totalSize' | 'leastSeatCounts' | 'mostSeatCounts'> {
  const deviations = standardDeviationsOf(strata, features, draw.standardDeviations);
  const sizes = residentCounts.map((count, place) =>
    sizeOf(draw, measureOf(draw, count, deviations[place]), Math.max(1, responses[place] ?? 1)),
  );
  const candidates = classes.map(candidateBoundsOf);
  // In proportion to residents, a stratum runs short only when nearly every address gets a letter; that is shown, not hidden.
  const isLimited = draw.allocation !== 'proportional' || draw.compensateResponse;
  return {
    sizes,
    totalSize: sizes.reduce((sum, size) => sum + size, 0n),
    leastSeatCounts: candidates.map(({ below }) => Math.min(draw.minimumPerStratum, below)),
    mostSeatCounts: candidates.map(({ above }) => (isLimited ? above : undefined)),
  };
}
