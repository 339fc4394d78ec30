/** Spreads expected seats per type over the classes of cases, in fractions. */
import type { CountSystem } from './case-classes.ts';
import type { LinearRow, Solver } from './solver.ts';

/**
 * Spreads each type's target over the classes, as evenly over the cases as the quotas allow: the sum of the differences from
 * an even spread is the smallest (unless `isEven` is false: then any spread will do). `undefined` when there is none.
 */
export function spreadTargets(
  solver: Solver,
  system: CountSystem,
  targets: readonly number[],
  isEven: boolean,
): readonly number[] | undefined {
  const { columns } = system;
  if (system.classes.length === 1) {
    return columns.map(({ typeIndex }) => targets[typeIndex] ?? 0);
  }
  // The targets are rounded to nine decimals: their sums may miss a bound by that much, and by the solver's own tolerance.
  const memberCount = system.types.reduce((sum, type) => sum + type.residentIds.length, 0);
  const rounding = memberCount * 1e-9;
  return (
    spreadWithin(solver, system, targets, isEven, rounding) ??
    spreadWithin(solver, system, targets, isEven, Math.max(1e-6, rounding))
  );
}

/** Whatever the spread uses of the room, no whole numbers can follow: the lottery is off by it. So `room` is to be small. */
function spreadWithin(
  solver: Solver,
  system: CountSystem,
  targets: readonly number[],
  isEven: boolean,
  room: number,
): readonly number[] | undefined {
  const { columns, typeColumns, typeMaxima, groupRows } = system;
  const spread = typeColumns.map((own) =>
    own.reduce((sum, column) => sum + (columns[column]?.maximum ?? 0), 0),
  );
  const distances = (isEven ? columns : []).map(
    ({ typeIndex, maximum }) => ((targets[typeIndex] ?? 0) * maximum) / (spread[typeIndex] ?? 1),
  );
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...columns.map(() => 0), ...distances.map(() => 1)],
    lower: [...columns, ...distances].map(() => 0),
    upper: [...columns.map(({ maximum }) => maximum), ...distances.map(() => Number.POSITIVE_INFINITY)],
    rows: [
      ...groupRows.map((row) => ({
        columns: row.columns,
        lower: row.lower - room,
        upper: row.upper + room,
      })),
      ...typeColumns.map((own, type) => {
        const target = Math.min(targets[type] ?? 0, typeMaxima[type] ?? 0);
        return { columns: own, lower: target, upper: target };
      }),
      ...distanceRows(columns.length, distances),
    ],
  });
  return solution === undefined ? undefined : Array.from(solution.values.slice(0, columns.length));
}

/** Rows that make column `count + i` at least the distance of column i from `aims[i]`. */
export function distanceRows(count: number, aims: readonly number[]): readonly LinearRow[] {
  return aims.flatMap((aim, column) => [
    { columns: [column, count + column], values: [1, 1], lower: aim, upper: Number.POSITIVE_INFINITY },
    { columns: [column, count + column], values: [1, -1], lower: Number.NEGATIVE_INFINITY, upper: aim },
  ]);
}
