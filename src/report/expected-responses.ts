/** The response that the settings expect of each stratum. */
import type { MunicipalityCode } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';
import type { AllocationSettings } from '../draw/municipality-strata.ts';
import { responseFactorsOf } from '../draw/stratum-figures.ts';
import { responsesOf } from '../draw/stratum-sizes.ts';
import { PARTS_PER_MILLION, responsePartsPerMillionOf } from '../frame/expected-response.ts';

/**
 * P_h of each stratum as a share: the response of its municipality times what `draw.response` says of the stratum, such that
 * over all residents it stays that of the municipality. With more letters to those who answer less often, the letters of a
 * municipality therefore bring less than its expected response.
 * @param residentCounts the residents of every stratum of the frame
 */
export function expectedResponsesOf(
  residentCounts: ReadonlyMap<StratumKey, number>,
  { draw, strata: { features }, municipalities }: AllocationSettings,
): ReadonlyMap<StratumKey, number> {
  const strataOf = new Map<MunicipalityCode, StratumKey[]>();
  for (const stratum of residentCounts.keys()) {
    const municipality = municipalityOf(stratum);
    strataOf.set(municipality, [...(strataOf.get(municipality) ?? []), stratum]);
  }
  const expected = new Map<StratumKey, number>();
  for (const { code, expectedResponse } of municipalities) {
    const strata = strataOf.get(code) ?? [];
    const responses = responsesOf(
      strata.map((stratum) => residentCounts.get(stratum) ?? 0),
      responseFactorsOf(strata, features, draw.response),
      responsePartsPerMillionOf(expectedResponse),
    );
    for (const [place, stratum] of strata.entries()) {
      expected.set(stratum, Math.min(1, Number(responses[place] ?? 0n) / PARTS_PER_MILLION));
    }
  }
  return expected;
}
