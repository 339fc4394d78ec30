/** From chances to averages: members of each type that the groups must have on average, moved by rounding's breadth onto the rules. */
import type { CountRow } from './count-rows.ts';
import { sumOfRow } from './count-rows.ts';
import type { GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';
import { UNIT } from './level-bound.ts';

/** Sums within this of a bound are meant to be at the bound. */
const NEAR = 1e-6;
const WHOLE = 1e-9;

/**
 * Averages for chances in units. Chances are rounded to fifteen decimals, so that sums are off by a little; the smallest
 * correction of the counts that are not whole (least squares) puts every row that is near its bound exactly on it.
 */
export function averagesOf(
  counts: GroupCounts,
  rows: readonly CountRow[],
  chances: readonly bigint[],
): readonly number[] {
  const maxima = typeMaximaOf(counts);
  const values = counts.types.map(({ memberCount }, type) => {
    const value = (Number(chances[type] ?? 0n) / Number(UNIT)) * memberCount;
    const whole = Math.round(value);
    return Math.min(maxima[type] ?? 0, Math.abs(value - whole) < WHOLE ? whole : value);
  });
  const tight = rows.flatMap((row) => {
    const sum = sumOfRow(row, values);
    const near = [row.lower, row.upper].find((bound) => Math.abs(sum - bound) <= NEAR * row.scale);
    return near === undefined ? [] : [{ row, miss: (near - sum) / row.scale }];
  });
  const entriesOf = tight.map(
    ({ row }) =>
      new Map(
        row.entries
          .filter(([type]) => !Number.isInteger(values[type]))
          .map(([type, weight]) => [type, weight / row.scale]),
      ),
  );
  // The correction is a mix of the rows themselves: solve (rows * rows transposed) * mix = misses.
  const system = entriesOf.map((one, index) => [
    ...entriesOf.map((other) => {
      let sum = 0;
      for (const [type, weight] of one) sum += weight * (other.get(type) ?? 0);
      return sum;
    }),
    tight[index]?.miss ?? 0,
  ]);
  for (const [index, mix] of solveSystem(system).entries()) {
    for (const [type, weight] of entriesOf[index] ?? []) values[type] = (values[type] ?? 0) + mix * weight;
  }
  return values;
}

/** Gauss and Jordan with the largest pivot; rows that depend on others get 0. */
function solveSystem(system: number[][]): readonly number[] {
  const size = system.length;
  const solution = Array.from({ length: size }, () => 0);
  const pivotRows: number[] = [];
  const free = new Set(system.keys());
  for (let column = 0; column < size; column++) {
    let pivot = -1;
    for (const row of free) {
      if (Math.abs(system[row]?.[column] ?? 0) > Math.max(1e-7, Math.abs(system[pivot]?.[column] ?? 0)))
        pivot = row;
    }
    const pivotRow = system[pivot];
    if (pivotRow === undefined) continue;
    free.delete(pivot);
    pivotRows[column] = pivot;
    for (const [index, row] of system.entries()) {
      const factor = (row[column] ?? 0) / (pivotRow[column] ?? 1);
      if (index === pivot || factor === 0) continue;
      for (let at = column; at <= size; at++) row[at] = (row[at] ?? 0) - factor * (pivotRow[at] ?? 0);
    }
  }
  for (const [column, pivot] of pivotRows.entries()) {
    const row = system[pivot ?? -1];
    if (row !== undefined) solution[column] = (row[size] ?? 0) / (row[column] ?? 1);
  }
  return solution;
}
