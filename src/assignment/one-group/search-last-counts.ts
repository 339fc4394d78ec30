/** Rounds the few counts that a walk left fractional, by trying: the likelier whole number first, every row checked on the way. */
import type { CountRow, RowBounds } from './count-rows.ts';
import type { Group } from './group-counts.ts';
import { ZERO } from './round-counts.ts';

/** A search that takes more steps than this has lost its way: another walk is faster. */
const MOST_STEPS = 1_000;

/** What a row needs from the counts that are still to be rounded up, and the most they can give: no weight is below 0. */
interface Need {
  lower: number;
  upper: number;
  most: number;
}

/** A group between the floors and ceilings of the values, or `undefined` when the search found none in time. */
export function searchLastCounts(
  rows: readonly CountRow[],
  bounds: readonly RowBounds[],
  values: Float64Array,
): Group | undefined {
  const group = Array.from(values, (value) =>
    Math.abs(value - Math.round(value)) < ZERO ? Math.round(value) : value,
  );
  const floors = group.map((value) => Math.floor(value));
  const isOpen = group.map((value) => !Number.isInteger(value));
  const givesOf = new Map<number, [need: Need, weight: number][]>();
  const needs = rows.map(({ entries }, row) => {
    const [lower, upper] = bounds[row] ?? [0, 0];
    const need: Need = { lower, upper, most: 0 };
    for (const [type, weight] of entries) {
      need.lower -= weight * (floors[type] ?? 0);
      need.upper -= weight * (floors[type] ?? 0);
      if (isOpen[type] !== true) continue;
      const gives = givesOf.get(type) ?? [];
      gives.push([need, weight]);
      givesOf.set(type, gives);
      need.most += weight;
    }
    return need;
  });
  if (!needs.every(isPossible)) return undefined;
  // The most certain first: what comes last is easiest to turn.
  const certainty = (type: number) => Math.abs((group[type] ?? 0) - (floors[type] ?? 0) - 0.5);
  const order = [...group.keys()]
    .filter((type) => isOpen[type])
    .sort((one, other) => certainty(other) - certainty(one));
  let stepCount = 0;
  const search = (at: number): boolean => {
    const type = order[at];
    if (type === undefined) return true;
    const gives = givesOf.get(type) ?? [];
    const isUpFirst = (group[type] ?? 0) - (floors[type] ?? 0) > 0.5;
    for (const [need, weight] of gives) need.most -= weight;
    for (const up of isUpFirst ? [1, 0] : [0, 1]) {
      if (++stepCount > MOST_STEPS) return false;
      for (const [need, weight] of gives) shift(need, -weight * up);
      if (gives.every(([need]) => isPossible(need)) && search(at + 1)) {
        group[type] = (floors[type] ?? 0) + up;
        return true;
      }
      for (const [need, weight] of gives) shift(need, weight * up);
    }
    for (const [need, weight] of gives) need.most += weight;
    return false;
  };
  return search(0) ? group : undefined;
}

function shift(need: Need, by: number): void {
  need.lower += by;
  need.upper += by;
}

function isPossible({ lower, upper, most }: Need): boolean {
  return most >= lower && upper >= 0;
}
