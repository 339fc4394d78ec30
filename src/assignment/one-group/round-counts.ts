/**
 * Rounds fractional counts: a random walk that moves a few counts at a time along a line on which all rows stay as they are, until
 * only about as many are fractional as there are rows (the cube method of Deville and Tille, in the fast form of Chauvet and
 * Tille). No expectation changes; arithmetic is + - * / only.
 */
import { shuffle } from '../random-walk.ts';
import type { CountRow, RowBounds } from './count-rows.ts';

/** Closer than this to a bound is at it. */
export const ZERO = 1e-9;

export interface WalkTask {
  /** Counts; those that are whole stay. */
  readonly values: ArrayLike<number>;
  readonly rows: readonly CountRow[];
  /** Where the sum of each row must end; a row without room keeps its sum. */
  readonly bounds: readonly RowBounds[];
  readonly random: () => number;
}

/** The counts at the end of the walk: most of them whole, all between the floor and the ceiling of their start. */
export function walkToFewFractions(task: WalkTask): Float64Array {
  const walk = new Walk(task);
  walk.run();
  return walk.values;
}

/** What moves: a count between its floor and ceiling, or the sum of a row that has room. */
interface Part {
  /** The count's type; `undefined` for the sum of a row. */
  readonly type: number | undefined;
  readonly column: readonly (readonly [row: number, weight: number])[];
  value: number;
  readonly lower: number;
  readonly upper: number;
}

/** Each row is solved for one part; a further part then moves together with those, until one of them meets a bound. */
class Walk {
  readonly values: Float64Array;
  readonly #task: WalkTask;
  readonly #size: number;
  /** The inverse of the columns of `#basis`, row after row. */
  readonly #inverse: Float64Array;
  readonly #rates: Float64Array;
  /** `undefined`: the sum of the row itself, which does not move. */
  readonly #basis: (Part | undefined)[];
  readonly #isFixed: Uint8Array;
  readonly #columns: (readonly [number, number])[][];

  constructor(task: WalkTask) {
    this.#task = task;
    this.values = Float64Array.from(task.values);
    this.#size = task.rows.length;
    this.#inverse = new Float64Array(this.#size * this.#size);
    for (let row = 0; row < this.#size; row++) this.#inverse[row * this.#size + row] = 1;
    this.#rates = new Float64Array(this.#size);
    this.#basis = task.rows.map(() => undefined);
    this.#isFixed = new Uint8Array(this.#size).fill(1);
    this.#columns = Array.from(task.values, () => []);
    for (const [row, { entries, scale }] of task.rows.entries()) {
      for (const [type, weight] of entries) this.#columns[type]?.push([row, weight / scale]);
    }
  }

  run(): void {
    const { rows, bounds, random } = this.#task;
    const fractional = [...this.values.keys()].filter((type) => !Number.isInteger(this.values[type]));
    for (const type of shuffle(fractional, random)) {
      const value = this.values[type] ?? 0;
      const column = this.#columns[type] ?? [];
      this.#enter({ type, column, value, lower: Math.floor(value), upper: Math.ceil(value) });
    }
    // Now the sums with room may move too: that makes more of the counts whole.
    for (const [index, { scale, entries }] of rows.entries()) {
      const [lower, upper] = bounds[index] ?? [0, 0];
      if (lower === upper) continue;
      let value = 0;
      for (const [type, weight] of entries) value += weight * (this.values[type] ?? 0);
      const isWhole = Math.abs(value - Math.round(value)) < ZERO * scale;
      this.#enter({
        type: undefined,
        column: [[index, -1]],
        value: value / scale,
        lower: (isWhole ? lower : Math.max(lower, Math.floor(value))) / scale,
        upper: (isWhole ? upper : Math.min(upper, Math.ceil(value))) / scale,
      });
    }
  }

  /** Moves the part until it is at a bound, or until it takes the place of one that is. */
  #enter(part: Part): void {
    this.#refreshRates(part.column);
    let pivot: number | undefined;
    let largest = ZERO;
    for (const [row, rate] of this.#rates.entries()) {
      if (this.#isFixed[row] === 1 && Math.abs(rate) > largest) {
        pivot = row;
        largest = Math.abs(rate);
      }
    }
    pivot ??= this.#move(part);
    if (pivot !== undefined) this.#exchange(part, pivot);
  }

  /** One random step; the row of the part that ended it, or `undefined` when the moved part itself did. */
  #move(part: Part): number | undefined {
    let [up, down] = [part.upper - part.value, part.value - part.lower];
    let upRow: number | undefined;
    let downRow: number | undefined;
    const moving: { readonly row: number; readonly basic: Part; readonly rate: number }[] = [];
    for (const [row, basic] of this.#basis.entries()) {
      const rate = -(this.#rates[row] ?? 0);
      if (basic === undefined || this.#isFixed[row] === 1 || Math.abs(rate) <= ZERO) continue;
      moving.push({ row, basic, rate });
      const above = Math.max(0, basic.upper - basic.value) / Math.abs(rate);
      const below = Math.max(0, basic.value - basic.lower) / Math.abs(rate);
      const [forward, backward] = rate > 0 ? [above, below] : [below, above];
      if (forward < up) [up, upRow] = [forward, row];
      if (backward < down) [down, downRow] = [backward, row];
    }
    const isUp = this.#task.random() * (up + down) < down;
    const step = isUp ? up : -down;
    this.#shift(part, step);
    for (const { row, basic, rate } of moving) this.#isFixed[row] = this.#shift(basic, rate * step) ? 1 : 0;
    return isUp ? upRow : downRow;
  }

  /** Adds to a part's value; whether it is at a bound now. */
  #shift(part: Part, change: number): boolean {
    const value = part.value + change;
    const isLow = value <= part.lower + ZERO;
    const isHigh = value >= part.upper - ZERO;
    part.value = isLow ? part.lower : isHigh ? part.upper : value;
    if (part.type !== undefined) this.values[part.type] = part.value;
    return isLow || isHigh;
  }

  /** How fast the part of each row moves, the other way, when a part with this column moves. */
  #refreshRates(column: readonly (readonly [number, number])[]): void {
    this.#rates.fill(0);
    for (const [index, weight] of column) {
      for (let row = 0, at = index; row < this.#size; row++, at += this.#size) {
        this.#rates[row] = (this.#rates[row] ?? 0) + (this.#inverse[at] ?? 0) * weight;
      }
    }
  }

  #exchange(part: Part, pivot: number): void {
    const size = this.#size;
    const inverse = this.#inverse;
    const start = pivot * size;
    const divisor = this.#rates[pivot] ?? 1;
    const nonzero: number[] = [];
    for (let at = 0; at < size; at++) {
      const value = inverse[start + at] ?? 0;
      if (value === 0) continue;
      inverse[start + at] = value / divisor;
      nonzero.push(at);
    }
    for (const [row, rate] of this.#rates.entries()) {
      if (row === pivot || rate === 0) continue;
      for (const at of nonzero) {
        const own = row * size + at;
        inverse[own] = (inverse[own] ?? 0) - rate * (inverse[start + at] ?? 0);
      }
    }
    this.#basis[pivot] = part;
    this.#isFixed[pivot] = part.value <= part.lower + ZERO || part.value >= part.upper - ZERO ? 1 : 0;
  }
}
