/** Whether expected seats of types fit case by case, in fractions, around everybody's exclusions. */
import type { AssignmentInput } from './assignment-input.ts';
import type { CountSystem } from './case-classes.ts';
import { countSystemOf } from './case-classes.ts';
import type { Share } from './fill-cases.ts';
import { fillCases } from './fill-cases.ts';
import type { LinearRow, Solver } from './solver.ts';
import { spreadTargets } from './spread-targets.ts';

/**
 * True when the targets (expected seats per type) can be spread over the single cases within all sizes and quotas. The
 * cases of one class are tried one after the other, which is fast; when that fails, all together, which decides it.
 */
export function hasTimetable(
  solver: Solver,
  input: AssignmentInput,
  system: CountSystem,
  targets: readonly number[],
): boolean {
  const { types, classes } = system;
  if (types.every(({ excludedCases }) => excludedCases.length === 0)) return true;
  const [only, ...others] = classes;
  if (only !== undefined && others.length === 0) {
    const room = roomFor(input);
    const filled = fillCases(types, only, only.caseIds, targets, (shares, rows) =>
      fillFractionally(solver, shares, rows, room),
    );
    if (filled !== undefined) return true;
  }
  return spreadTargets(solver, countSystemOf(input, types, true), targets, false) !== undefined;
}

/** Targets have nine decimals, so that their sums may miss a bound by up to this much. */
function roomFor(input: AssignmentInput): number {
  return Math.max(1e-6, input.members.length * 1e-9);
}

/** Columns: what each type gets above its even share, then what it gets below. */
function fillFractionally(
  solver: Solver,
  shares: readonly Share[],
  rows: readonly LinearRow[],
  room: number,
): readonly number[] | undefined {
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...shares, ...shares].map(() => 1),
    lower: [...shares, ...shares].map(() => 0),
    upper: [
      ...shares.map(({ even, upper }) => upper - even),
      ...shares.map(({ even, lower }) => even - lower),
    ],
    rows: rows.map(({ columns, lower, upper }) => {
      const even = columns.reduce((sum, type) => sum + (shares[type]?.even ?? 0), 0);
      return {
        columns: [...columns, ...columns.map((type) => shares.length + type)],
        values: [...columns.map(() => 1), ...columns.map(() => -1)],
        lower: lower - even - room,
        upper: upper - even + room,
      };
    }),
  });
  if (solution === undefined) return undefined;
  const { values } = solution;
  return shares.map(({ even }, type) => even + (values[type] ?? 0) - (values[shares.length + type] ?? 0));
}
