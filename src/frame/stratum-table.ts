/** Gives each stratum that occurs a small number while residents stream by, and puts the strata in order afterwards. */
import { compareBytes } from '../domain/byte-order.ts';
import type { FeatureName, Gender } from '../domain/features.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { stratumKeyOf, toFeatureValue } from '../domain/stratum.ts';

/** A frame holds a stratum as an index of 16 bits. */
export const MAXIMUM_STRATUM_COUNT = 1 << 16;

type Shelf<T> = Map<string, T>;

export class StratumTable {
  readonly #features: readonly FeatureName[];
  readonly #keys: StratumKey[] = [];
  readonly #indexByKey = new Map<StratumKey, number>();
  /** Municipality, district, band, gender: small maps of texts seen before, so that a key is made once and not per resident. */
  readonly #seen: Shelf<Shelf<Shelf<Shelf<number>>>> = new Map();

  constructor(features: readonly FeatureName[]) {
    this.#features = features;
  }

  /** The strata met so far, in the order of first meeting. */
  get keys(): readonly StratumKey[] {
    return this.#keys;
  }

  /** The number of a stratum, in the order of first meeting. `ageBand` may be empty only when it is no stratum feature. */
  indexOf(municipality: MunicipalityCode, gender: Gender, ageBand: string, district: string): number {
    const byBand = shelfOf(shelfOf(shelfOf(this.#seen, municipality), district), ageBand);
    const seen = byBand.get(gender);
    if (seen !== undefined) return seen;
    if (ageBand === '' && this.#features.includes('ageBand')) {
      throw new Error('an eligible resident belongs to no age band');
    }
    const key = stratumKeyOf(
      { municipality, gender, ageBand, district: toFeatureValue(district) },
      this.#features,
    );
    // Two spellings of a district may be one feature value.
    const index = this.#indexByKey.get(key) ?? this.#keys.length;
    if (index === this.#keys.length) {
      this.#keys.push(key);
      this.#indexByKey.set(key, index);
    }
    byBand.set(gender, index);
    return index;
  }
}

/** Drops strata without residents, sorts the others by byte, and renumbers the column in place. */
export function sortUsedStrata(
  keys: readonly StratumKey[],
  stratumIndexes: Uint16Array,
): { strata: StratumKey[]; stratumIndexes: Uint16Array } {
  const isUsed = new Uint8Array(keys.length);
  for (const index of stratumIndexes) isUsed[index] = 1;
  const strata = keys.filter((_, index) => isUsed[index] === 1).sort(compareBytes);
  const newIndexes = new Map(strata.map((key, index) => [key, index]));
  const renumbered = Uint16Array.from(keys, (key) => newIndexes.get(key) ?? 0);
  for (let row = 0; row < stratumIndexes.length; row++) {
    stratumIndexes[row] = renumbered[stratumIndexes[row] ?? 0] ?? 0;
  }
  return { strata, stratumIndexes };
}

function shelfOf<T>(shelf: Shelf<Shelf<T>>, label: string): Shelf<T> {
  let found = shelf.get(label);
  if (found === undefined) {
    found = new Map();
    shelf.set(label, found);
  }
  return found;
}
