/** How many letters a municipality sends in its first wave. */
import type { MunicipalitySettings } from '../domain/settings/settings-schema.ts';
import { PARTS_PER_MILLION, responsePartsPerMillionOf } from '../frame/expected-response.ts';

/** The number in the settings, or else target / expected response, rounded up; in whole numbers, so that 450 at 9% is 5,000. */
export function letterCountOf(
  municipality: Pick<MunicipalitySettings, 'letters' | 'targetMembers' | 'expectedResponse'>,
): number {
  if (municipality.letters !== undefined) return municipality.letters;
  const parts = BigInt(responsePartsPerMillionOf(municipality.expectedResponse));
  return Number((BigInt(municipality.targetMembers) * BigInt(PARTS_PER_MILLION) + parts - 1n) / parts);
}
