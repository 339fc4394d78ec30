/** Draws how many seats each type of member gets in each class of cases, so that on average it is exactly the fair number. */
import seedrandom from 'seedrandom';
import type { CountSystem } from './case-classes.ts';
import type { CaseSeats } from './case-seats.ts';
import { caseSeatsOf, haveTimetables } from './case-seats.ts';
import type { Lottery, LotteryAim, LotteryTask } from './finishing-lottery.ts';
import { drawOutcome, findLottery } from './finishing-lottery.ts';
import { snap, walkToWholeCounts } from './random-walk.ts';
import type { LinearRow, Solver } from './solver.ts';
import { distanceRows, spreadTargets } from './spread-targets.ts';

/** The walk hands over to the lottery at this many fractional counts; fixed, because a choice after the fact would bias. */
const LOTTERY_COLUMN_COUNT = 40;

export interface DrawnTotals {
  /** Seats of each column of the system; whole numbers. */
  readonly counts: readonly number[];
  /**
   * How far the lottery's average is from the fair number of any type of member, in seats. Below 1e-6 the draw is
   * exactly fair to the nine decimals of the targets; `undefined` when no lottery was possible and the nearest whole
   * numbers were taken instead.
   */
  readonly largestError: number | undefined;
  /** The lottery that decided the last counts, to be published; `undefined` when there was none. */
  readonly lottery: FinalLottery | undefined;
}

/** A lottery over the counts that the walk left open. */
export interface FinalLottery extends Lottery {
  /** Whole seats of each column that are certain. */
  readonly certain: readonly number[];
  /** The columns that may get one seat more, in the order of the outcomes' roundings, with the chance of it. */
  readonly open: readonly { readonly column: number; readonly chance: number }[];
  /** The ticket that was drawn. */
  readonly ticket: number;
}

/**
 * Draws the totals for targets in seats per type. Each type's total is the floor or the ceiling of its target, unless no
 * whole numbers keep the quotas that way; then the nearest that do are taken. `undefined` when there are none at all.
 */
export function drawTotals(
  solver: Solver,
  system: CountSystem,
  targets: readonly number[],
  seed: string,
): DrawnTotals | undefined {
  const random = seedrandom(`${seed}|A`);
  const snapped = targets.map((target) => snap(target));
  const start = spreadTargets(solver, system, snapped, true);
  if (start === undefined) return undefined;
  const rows = [...system.groupRows, ...totalRowsOf(system, snapped)];
  const values = walkToWholeCounts({ values: start, rows, stopCount: LOTTERY_COLUMN_COUNT, random });
  const fractional = [...values.keys()].filter((index) => !Number.isInteger(values[index]));
  const certain = values.map((value) => Math.floor(value));
  const task = {
    columnCount: fractional.length,
    aims: aimsOf(system, snapped, values, fractional),
    rows: rows.flatMap((row) => remainingRow(row, values, fractional)),
  };
  const lottery = lotteryWithTimetables(solver, task, caseSeatsOf(system, certain, fractional));
  if (lottery === undefined) {
    const counts =
      nearestCounts(solver, system, snapped, values, random, true) ??
      nearestCounts(solver, system, snapped, values, random, false);
    return counts === undefined ? undefined : { counts, largestError: undefined, lottery: undefined };
  }
  const { ups, ticket } = drawOutcome(lottery, random);
  const counts = [...certain];
  for (const [index, column] of fractional.entries())
    counts[column] = (counts[column] ?? 0) + (ups[index] ?? 0);
  const open = fractional.map((column) => ({ column, chance: (values[column] ?? 0) % 1 }));
  return {
    counts,
    largestError: lottery.largestError,
    lottery: { ...lottery, certain, open, ticket },
  };
}

/**
 * The lottery, over outcomes that have a timetable each. Around exclusions, not all totals that fit the cases together fit them
 * one by one. That is looked into before the ticket is drawn: a draw that is repeated until it fits is not fair.
 */
function lotteryWithTimetables(
  solver: Solver,
  task: LotteryTask,
  seats: CaseSeats | undefined,
): Lottery | undefined {
  const lottery = findLottery(solver, task);
  if (lottery === undefined || seats === undefined) return lottery;
  if (haveTimetables(solver, seats, lottery, task.columnCount)) return lottery;
  const { maxima, rows } = seats;
  return findLottery(solver, { ...task, rows: [...task.rows, ...rows], helperMaxima: maxima });
}

/** Each type's seats over all classes: between the floor and the ceiling of its target. */
function totalRowsOf(system: CountSystem, targets: readonly number[]): readonly LinearRow[] {
  if (system.classes.length === 1) return [];
  return system.typeColumns.map((columns, type) => {
    const target = targets[type] ?? 0;
    return { columns, lower: Math.floor(target), upper: Math.ceil(target) };
  });
}

/**
 * What the roundings of each type must average to. A whole target needs no aim, as its row holds it. Any other does, also when
 * the walk ended at one of the two whole totals next to it: the row alone would let the lottery move on to the other one.
 */
function aimsOf(
  system: CountSystem,
  targets: readonly number[],
  values: readonly number[],
  fractional: readonly number[],
): readonly LotteryAim[] {
  const aims = new Map<number, { columns: number[]; mean: number }>();
  for (const [index, column] of fractional.entries()) {
    const type = system.columns[column]?.typeIndex ?? 0;
    const aim = aims.get(type) ?? { columns: [], mean: 0 };
    aim.columns.push(index);
    aim.mean += (values[column] ?? 0) % 1;
    aims.set(type, aim);
  }
  return [...aims]
    .filter(([type]) => !Number.isInteger(targets[type]))
    .map(([, { columns, mean }]) => ({ columns, mean: snap(mean) }));
}

/** What is left of a row for the roundings of the fractional counts, once the others and all floors are taken off. */
function remainingRow(
  row: LinearRow,
  values: readonly number[],
  fractional: readonly number[],
): readonly LinearRow[] {
  const own = new Set(row.columns);
  const columns = fractional.flatMap((column, index) => (own.has(column) ? [index] : []));
  if (columns.length === 0) return [];
  const taken = row.columns.reduce((sum, column) => sum + Math.floor(values[column] ?? 0), 0);
  return [{ columns, lower: row.lower - taken, upper: row.upper - taken }];
}

/**
 * Whole counts that keep all rows and differ least from `values`, with ties broken by the seed. With `isClose`, totals stay
 * floor or ceiling of the targets. Not an exactly fair draw: only for pools so tight that no lottery exists.
 */
function nearestCounts(
  solver: Solver,
  system: CountSystem,
  targets: readonly number[],
  values: readonly number[],
  random: () => number,
  isClose: boolean,
): readonly number[] | undefined {
  const { columns, typeColumns, typeMaxima, groupRows } = system;
  const solution = solver.solve({
    sense: 'minimize',
    cost: [...columns.map(() => 0), ...columns.map(() => 1 + random() / 1000)],
    lower: [...columns, ...columns].map(() => 0),
    upper: [...columns.map(({ maximum }) => maximum), ...columns.map(() => Number.POSITIVE_INFINITY)],
    isInteger: [...columns.map(() => true), ...columns.map(() => false)],
    rows: [
      ...groupRows,
      ...typeColumns.map((own, type) => {
        const target = targets[type] ?? 0;
        return isClose
          ? { columns: own, lower: Math.floor(target), upper: Math.ceil(target) }
          : { columns: own, lower: 0, upper: typeMaxima[type] ?? 0 };
      }),
      ...distanceRows(columns.length, values),
    ],
  });
  return solution === undefined
    ? undefined
    : Array.from(solution.values.slice(0, columns.length), Math.round);
}
