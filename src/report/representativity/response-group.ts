/** The people who were invited, as a response model sees them: those with the same features and weight together. */
import type { Vector } from './matrix.ts';
import { addOuter, independentColumns, zeros } from './matrix.ts';

export interface ResponseGroup {
  /** The category of each variable, in the order of the variables. */
  readonly values: readonly string[];
  /** The design weight of each person in the group; 1 for everybody when the sample is the whole population. */
  readonly weight: number;
  /** At least 1. */
  readonly invitedCount: number;
  /** At most `invitedCount`. */
  readonly respondedCount: number;
}

/** The same people with those together who are alike in everything: it gives the same figures faster. */
export function joinAlike(groups: readonly ResponseGroup[]): readonly ResponseGroup[] {
  const places = groupPlaces(groups, ({ values, weight }) => JSON.stringify([values, weight]));
  return Array.from(places.values(), (indexes): ResponseGroup => {
    const own = indexes.flatMap((index) => groups[index] ?? []);
    const [first] = own;
    return {
      values: first?.values ?? [],
      weight: first?.weight ?? 1,
      invitedCount: own.reduce((sum, { invitedCount }) => sum + invitedCount, 0),
      respondedCount: own.reduce((sum, { respondedCount }) => sum + respondedCount, 0),
    };
  });
}

/** The categories of the variable at `place`, in the order in which they first occur. */
export function categoriesOf(groups: readonly ResponseGroup[], place: number): readonly string[] {
  return [...new Set(groups.map(({ values }) => values[place] ?? ''))];
}

/** The places of the groups that are alike in what `keyOf` says, by that. */
export function groupPlaces<K>(
  groups: readonly ResponseGroup[],
  keyOf: (group: ResponseGroup) => K,
): ReadonlyMap<K, readonly number[]> {
  const places = new Map<K, number[]>();
  for (const [index, group] of groups.entries()) {
    const key = keyOf(group);
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  return places;
}

/**
 * The rows of the model matrix, one a group: 1, and per variable (those of `places`) a 0 or 1 for each category but the
 * first. Columns that follow from earlier ones are left out, such as the municipality when its districts are there too:
 * the fitted chances stay the same.
 */
export function modelRows(groups: readonly ResponseGroup[], places: readonly number[]): readonly Vector[] {
  const columns = places.flatMap((place) =>
    categoriesOf(groups, place)
      .slice(1)
      .map((category) => ({ place, category })),
  );
  const rows = groups.map(({ values }) =>
    Float64Array.from([1, ...columns.map(({ place, category }) => (values[place] === category ? 1 : 0))]),
  );
  const gram = zeros(columns.length + 1);
  for (const row of rows) addOuter(gram, row, 1);
  const kept = independentColumns(gram);
  return rows.map((row) => Float64Array.from(kept, (column) => row[column] ?? 0));
}
