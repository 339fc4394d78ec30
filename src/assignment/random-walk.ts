/**
 * A random walk that turns fractional counts into whole ones without changing any expectation: each step goes along a line
 * on which all tight rows stay as they are, up to the first bound on one side or the other, with probabilities that make the
 * step zero on average (Deville and Tille's cube method; ASSIGNMENT, step A). Arithmetic is + - * / only.
 */
import type { LinearRow } from './solver.ts';

export interface WalkTask {
  /** Start of the walk. Counts within `WHOLE` of a whole number are taken as whole and stay. */
  readonly values: readonly number[];
  /** Sums of counts (values are all 1) within whole bounds. */
  readonly rows: readonly LinearRow[];
  /** The walk ends when at most this many counts are fractional; fixed beforehand, never chosen from the outcome. */
  readonly stopCount: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

/** Closer than this to a whole number is whole. */
export const WHOLE = 1e-7;
const ZERO = 1e-9;

interface Variable {
  value: number;
  lower: number;
  upper: number;
  isFree: boolean;
  /** Index into the task's values; `undefined` for the sum of a row. */
  readonly column: number | undefined;
}

/**
 * Walks until at most `stopCount` counts are fractional or no direction is left. Every count ends between the floor and the
 * ceiling of its start; every row that began within its bounds ends within them, and any other keeps its sum.
 */
export function walkToWholeCounts(task: WalkTask): number[] {
  const values = task.values.map((value) => snap(value));
  const columns = shuffle(
    [...values.keys()].filter((index) => !Number.isInteger(values[index])),
    task.random,
  );
  const rows = task.rows.filter((row) => row.columns.some((column) => !Number.isInteger(values[column])));
  const tableau = new Tableau(values, columns, rows);
  // Rows stay exactly as they are as long as possible, then move within their whole neighbours, then within their bounds.
  const ranges: readonly ((row: LinearRow, sum: number) => readonly [number, number])[] = [
    (_, sum) => [sum, sum],
    ({ lower, upper }, sum) => [Math.max(lower, Math.floor(sum)), Math.min(upper, Math.ceil(sum))],
    ({ lower, upper }) => [lower, upper],
  ];
  for (const range of ranges) {
    tableau.releaseRows(rows, range);
    while (tableau.freeCount > task.stopCount && tableau.step(task.random));
  }
  for (const variable of tableau.variables) {
    if (variable.column !== undefined) values[variable.column] = variable.value;
  }
  return values;
}

/** The nearest whole number when it is within `WHOLE`, otherwise the value itself. */
export function snap(value: number): number {
  const whole = Math.round(value);
  return Math.abs(value - whole) < WHOLE ? whole + 0 : value;
}

/** Fisher and Yates: a new list in random order. */
export function shuffle<T>(list: readonly T[], random: () => number): T[] {
  const shuffled = [...list];
  for (let last = shuffled.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
  }
  return shuffled;
}

/**
 * The rows solved for some of the variables, as in the simplex method: a change of the variable in a slot changes the
 * variable of each row by the coefficient. Slots with free variables are the directions that are left.
 */
class Tableau {
  readonly variables: Variable[];
  readonly #coefficients: Float64Array[];
  readonly #rowVariables: Variable[];
  readonly #slotVariables: Variable[];
  /** 1 for each slot with a free variable, from `releaseRows` on: looked through at every step, so kept beside the variables. */
  readonly #freeSlots: Uint8Array;
  #freeCount: number;

  constructor(values: readonly number[], columns: readonly number[], rows: readonly LinearRow[]) {
    this.#slotVariables = columns.map((column) => {
      const value = values[column] ?? 0;
      return { value, lower: Math.floor(value), upper: Math.ceil(value), isFree: true, column };
    });
    this.#rowVariables = rows.map((row) => {
      const value = snap(row.columns.reduce((sum, column) => sum + (values[column] ?? 0), 0));
      return { value, lower: value, upper: value, isFree: false, column: undefined };
    });
    this.variables = [...this.#slotVariables, ...this.#rowVariables];
    this.#freeSlots = new Uint8Array(columns.length);
    this.#freeCount = columns.length;
    this.#coefficients = rows.map((row) => {
      const own = new Set(row.columns);
      return new Float64Array(columns.map((column) => (own.has(column) ? 1 : 0)));
    });
  }

  /** Counts that are still fractional. */
  get freeCount(): number {
    return this.#freeCount;
  }

  /**
   * Gives each row's sum a new range. A sum at a bound stays there, as only that keeps its expectation; so does one outside
   * its bounds (by rounding, or because the start was), which is left to whoever finishes the draw.
   */
  releaseRows(
    rows: readonly LinearRow[],
    range: (row: LinearRow, sum: number) => readonly [number, number],
  ): void {
    const sums = this.variables.filter(({ column }) => column === undefined);
    for (const [index, row] of rows.entries()) {
      const sum = sums[index];
      if (sum === undefined) continue;
      sum.value = snap(sum.value);
      [sum.lower, sum.upper] = range(row, sum.value);
      sum.isFree = sum.lower < sum.value - ZERO && sum.value < sum.upper - ZERO;
    }
    for (const [slot, { isFree }] of this.#slotVariables.entries()) this.#freeSlots[slot] = isFree ? 1 : 0;
  }

  /** One step; false when no direction is left. */
  step(random: () => number): boolean {
    this.#clearFixedRows();
    const slot = this.#freeSlots.indexOf(1);
    const moved = this.#slotVariables[slot];
    if (moved === undefined) return false;
    const changes = [{ variable: moved, rate: 1 }];
    for (const [row, variable] of this.#rowVariables.entries()) {
      const rate = this.#coefficients[row]?.[slot] ?? 0;
      if (variable.isFree && Math.abs(rate) > ZERO) changes.push({ variable, rate });
    }
    let forward = Number.POSITIVE_INFINITY;
    let backward = Number.POSITIVE_INFINITY;
    for (const { variable, rate } of changes) {
      const up = Math.max(0, variable.upper - variable.value) / Math.abs(rate);
      const down = Math.max(0, variable.value - variable.lower) / Math.abs(rate);
      forward = Math.min(forward, rate > 0 ? up : down);
      backward = Math.min(backward, rate > 0 ? down : up);
    }
    const distance = random() * (forward + backward) < backward ? forward : -backward;
    for (const { variable, rate } of changes) {
      const value = variable.value + rate * distance;
      const isLow = value <= variable.lower + ZERO;
      const isHigh = value >= variable.upper - ZERO;
      variable.value = isLow ? variable.lower : isHigh ? variable.upper : value;
      if (!isLow && !isHigh) continue;
      variable.isFree = false;
      if (variable.column !== undefined) this.#freeCount -= 1;
    }
    this.#freeSlots[slot] = moved.isFree ? 1 : 0;
    return true;
  }

  /** Exchanges each fixed variable of a row for a free one of a slot, so that free slots move free variables only. */
  #clearFixedRows(): void {
    for (const [row, coefficients] of this.#coefficients.entries()) {
      if (this.#rowVariables[row]?.isFree === true) continue;
      let best: number | undefined;
      let largest = ZERO;
      for (let slot = 0; slot < coefficients.length; slot++) {
        const size = Math.abs(coefficients[slot] ?? 0);
        if (size > largest && this.#freeSlots[slot] === 1) {
          best = slot;
          largest = size;
        }
      }
      if (best !== undefined) this.#exchange(row, best, coefficients);
    }
  }

  #exchange(row: number, slot: number, pivotRow: Float64Array): void {
    const pivot = pivotRow[slot] ?? 1;
    for (let at = 0; at < pivotRow.length; at++) pivotRow[at] = -(pivotRow[at] ?? 0) / pivot;
    pivotRow[slot] = 1 / pivot;
    for (const [other, coefficients] of this.#coefficients.entries()) {
      const factor = coefficients[slot] ?? 0;
      if (other === row || factor === 0) continue;
      coefficients[slot] = 0;
      for (let at = 0; at < coefficients.length; at++) {
        const added = factor * (pivotRow[at] ?? 0);
        const sum = (coefficients[at] ?? 0) + added;
        coefficients[at] = Math.abs(sum) < 1e-12 ? 0 : sum;
      }
    }
    const leaving = this.#rowVariables[row];
    const entering = this.#slotVariables[slot];
    if (leaving === undefined || entering === undefined) throw new RangeError('no such row or slot');
    this.#rowVariables[row] = entering;
    this.#slotVariables[slot] = leaving;
    this.#freeSlots[slot] = leaving.isFree ? 1 : 0;
  }
}
