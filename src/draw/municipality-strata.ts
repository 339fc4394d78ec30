/** The strata of each municipality with their sizes: a municipality is rounded and drawn on its own. */
import type { Frame } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { municipalityOf } from '../domain/stratum.ts';
import type { AddressClass } from './address-classes.ts';
import { residentCountOf } from './address-classes.ts';
import { stratumSizeOf } from './round-seats.ts';

export interface MunicipalityStrata {
  readonly municipality: MunicipalityCode;
  readonly residentCount: number;
  /** Indexes into the frame's strata, in byte order. */
  readonly stratumIndexes: readonly number[];
  /** S_h of each of these strata. */
  readonly sizes: readonly bigint[];
  /** S. */
  readonly totalSize: bigint;
}

/** The municipalities of a frame in byte order. `classes` as `classifyAddresses` gives them. */
export function groupStrata(
  frame: Frame,
  classes: readonly (readonly AddressClass[])[],
): Map<MunicipalityCode, MunicipalityStrata> {
  const indexesOf = new Map<MunicipalityCode, number[]>();
  for (const [index, stratum] of frame.strata.entries()) {
    const municipality = municipalityOf(stratum);
    const indexes = indexesOf.get(municipality);
    if (indexes === undefined) indexesOf.set(municipality, [index]);
    else indexes.push(index);
  }
  return new Map(
    Array.from(indexesOf, ([municipality, stratumIndexes]) => {
      const residentCounts = stratumIndexes.map((index) => residentCountOf(classes[index] ?? []));
      const sizes = residentCounts.map((count) => stratumSizeOf(count));
      const residentCount = residentCounts.reduce((sum, count) => sum + count, 0);
      const totalSize = sizes.reduce((sum, size) => sum + size, 0n);
      return [municipality, { municipality, residentCount, stratumIndexes, sizes, totalSize }];
    }),
  );
}
