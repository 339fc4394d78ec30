/**
 * Spreads the drawn totals of a class over its cases: whole seats per type and case that keep every size and quota. It moves
 * anonymous counts between cases and cannot change a total, so that it cannot change anyone's chances (ASSIGNMENT, step B).
 */
import seedrandom from 'seedrandom';
import type { CaseId } from '../domain/ids.ts';
import type { CaseClass, CountSystem } from './case-classes.ts';
import type { Share, Timetable } from './fill-cases.ts';
import { fillCases } from './fill-cases.ts';
import { shuffle, walkToWholeCounts } from './random-walk.ts';
import type { LinearRow, Solver } from './solver.ts';

/** The walk stops at this many fractional counts and leaves the rest to a small integer program. */
const REMAINING_COLUMN_COUNT = 40;

/** Seats per case that sum to the drawn counts of every class, or `undefined` when no timetable keeps all quotas. */
export function makeTimetable(
  solver: Solver,
  system: CountSystem,
  counts: readonly number[],
  seed: string,
): Timetable | undefined {
  const random = seedrandom(`${seed}|B`);
  const timetable = new Map<CaseId, readonly number[]>();
  for (const [classIndex, caseClass] of system.classes.entries()) {
    const totals = system.types.map(() => 0);
    for (const [index, column] of system.columns.entries()) {
      if (column.classIndex === classIndex) totals[column.typeIndex] = counts[index] ?? 0;
    }
    const seats =
      fillCases(system.types, caseClass, shuffle(caseClass.caseIds, random), totals, (shares, rows) =>
        fillCase(solver, shares, rows, random),
      ) ?? fillTogether(solver, system, caseClass, totals, random);
    if (seats === undefined) return undefined;
    for (const [caseId, ofCase] of seats) timetable.set(caseId, ofCase);
  }
  return timetable;
}

/** The whole numbers on both sides. */
function around(value: number): readonly [number, number] {
  return [Math.floor(value), Math.ceil(value)];
}

/** Whole seats for one case: the walk, then an integer program on what it left; wider when that has no answer. */
function fillCase(
  solver: Solver,
  shares: readonly Share[],
  rows: readonly LinearRow[],
  random: () => number,
): readonly number[] | undefined {
  const even = shares.map((share) => share.even);
  const walked = walkToWholeCounts({ values: even, rows, stopCount: REMAINING_COLUMN_COUNT, random });
  const costs = shares.map(() => random() - 0.5);
  const boxes = [
    walked.map(around),
    even.map(around),
    shares.map(({ lower, upper }) => [lower, upper] as const),
  ];
  for (const bounds of boxes) {
    const seats = solveWhole(solver, costs, bounds, rows);
    if (seats !== undefined) return seats;
  }
  return undefined;
}

function solveWhole(
  solver: Solver,
  costs: readonly number[],
  bounds: readonly (readonly [number, number])[],
  rows: readonly LinearRow[],
): readonly number[] | undefined {
  const solution = solver.solve({
    sense: 'minimize',
    cost: costs,
    lower: bounds.map(([lower]) => lower),
    upper: bounds.map(([, upper]) => upper),
    rows,
    isInteger: costs.map(() => true),
  });
  return solution === undefined ? undefined : Array.from(solution.values, Math.round);
}

/** All cases of the class in one integer program: slower, but it finds a timetable whenever there is one. */
function fillTogether(
  solver: Solver,
  { types }: CountSystem,
  caseClass: CaseClass,
  totals: readonly number[],
  random: () => number,
): Timetable | undefined {
  const { caseIds, rows } = caseClass;
  const columnOf = (caseIndex: number, type: number) => caseIndex * types.length + type;
  const bounds = caseIds.flatMap((caseId) =>
    types.map((type) => [0, type.excludedCases.includes(caseId) ? 0 : type.residentIds.length] as const),
  );
  const seats = solveWhole(
    solver,
    bounds.map(() => random() - 0.5),
    bounds,
    [
      ...totals.map((total, type) => ({
        columns: caseIds.map((_, caseIndex) => columnOf(caseIndex, type)),
        lower: total,
        upper: total,
      })),
      ...caseIds.flatMap((_, caseIndex) =>
        rows.map((row) => ({
          columns: row.types.map((type) => columnOf(caseIndex, type)),
          lower: row.minimum,
          upper: row.maximum,
        })),
      ),
    ],
  );
  if (seats === undefined) return undefined;
  return new Map(
    caseIds.map((caseId, index) => [caseId, seats.slice(index * types.length, (index + 1) * types.length)]),
  );
}
