/** Whether a frame and the settings speak of the same municipalities. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { municipalityOf } from '../domain/stratum.ts';

/** The municipalities of a frame that the settings do not name: their residents would be left out unseen. */
export function judgeMunicipalities(
  frame: Frame,
  settings: { readonly municipalities: readonly { readonly code: MunicipalityCode }[] },
): Failure[] {
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
