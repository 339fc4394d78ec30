/** How many letters of a wave go to each municipality. */
import { compareBytes } from '../domain/byte-order.ts';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { municipalityOf } from '../domain/stratum.ts';

/** In byte order of the codes. Where strata fall short these are fewer than the letters that were asked for. */
export function drawnPerMunicipality(
  drawn: readonly Pick<DrawnResident, 'stratum'>[],
): readonly (readonly [code: MunicipalityCode, letterCount: number])[] {
  const counts = new Map<MunicipalityCode, number>();
  for (const { stratum } of drawn) {
    const code = municipalityOf(stratum);
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort(([left], [right]) => compareBytes(left, right));
}
