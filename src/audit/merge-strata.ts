/**
 * Counts of strata for the public: strata with few residents or seats are merged with their neighbours, so that no count
 * under ten is shown and none follows from the others.
 */
import type { MunicipalityCode } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf } from '../domain/stratum.ts';

/** A count of residents from 1 to one less is never published. */
export const SMALLEST_PUBLIC_COUNT = 10;

export interface CountedStratum {
  readonly stratum: StratumKey;
  readonly residentCount: number;
  /** Seats over all waves; `undefined` before the draw. */
  readonly seatCount: number | undefined;
}

export interface StratumGroup {
  readonly municipality: MunicipalityCode;
  /** The stratum's key; of several strata the values that all have, and `*` where they differ. */
  readonly label: string;
  /** `undefined` when the whole municipality has fewer than ten. */
  readonly residentCount: number | undefined;
  readonly seatCount: number | undefined;
}

/**
 * Merges within each municipality strata that follow one another in byte order, until every group has ten residents and,
 * after the draw, ten seats. A group is thus one stratum with ten or more, or several together: nothing is left out that
 * could be found by subtracting the others from a total. The last ones, if too few, join the group before them. Since the
 * rounding works with running totals, the seats of strata that stand together can be recomputed from their residents
 * together. A label names only values that all residents of the group share, so that it tells of nobody alone.
 * @param strata in byte order
 */
export function mergeSmallStrata(strata: readonly CountedStratum[]): StratumGroup[] {
  const municipalities = new Map<MunicipalityCode, CountedStratum[]>();
  for (const each of strata) {
    const municipality = municipalityOf(each.stratum);
    municipalities.set(municipality, [...(municipalities.get(municipality) ?? []), each]);
  }
  return Array.from(municipalities).flatMap(([municipality, own]) =>
    groupNeighbours(own).map((group) => describeGroup(municipality, group)),
  );
}

function groupNeighbours(strata: readonly CountedStratum[]): CountedStratum[][] {
  const groups: CountedStratum[][] = [];
  let open: CountedStratum[] = [];
  for (const stratum of strata) {
    open.push(stratum);
    if (!isLargeEnough(open)) continue;
    groups.push(open);
    open = [];
  }
  const last = groups.pop() ?? [];
  return [...groups, [...last, ...open]];
}

function isLargeEnough(group: readonly CountedStratum[]): boolean {
  const seatCount = seatsOf(group);
  return (
    residentsOf(group) >= SMALLEST_PUBLIC_COUNT &&
    (seatCount === undefined || seatCount >= SMALLEST_PUBLIC_COUNT)
  );
}

function describeGroup(municipality: MunicipalityCode, group: readonly CountedStratum[]): StratumGroup {
  const residentCount = residentsOf(group);
  return {
    municipality,
    label: labelOf(group.map(({ stratum }) => stratum)),
    residentCount: residentCount < SMALLEST_PUBLIC_COUNT ? undefined : residentCount,
    seatCount: seatsOf(group),
  };
}

function residentsOf(group: readonly CountedStratum[]): number {
  return group.reduce((sum, { residentCount }) => sum + residentCount, 0);
}

function seatsOf(group: readonly CountedStratum[]): number | undefined {
  return group.reduce<number | undefined>(
    (sum, { seatCount }) => (seatCount === undefined ? undefined : (sum ?? 0) + seatCount),
    0,
  );
}

function labelOf(keys: readonly StratumKey[]): string {
  const parts = keys.map((key) => key.split('/'));
  const [first = []] = parts;
  return first.map((value, place) => (parts.every((key) => key[place] === value) ? value : '*')).join('/');
}
