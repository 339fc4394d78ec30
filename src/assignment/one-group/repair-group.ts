/**
 * Mends a group that breaks a few rules by exchanging one member at a time for one of another type: for some broken rule the
 * exchange that mends most, without taking back what was just done. It proves nothing when it finds nothing.
 */
import type { CountRow, RowBounds } from './count-rows.ts';
import { sumOfRow } from './count-rows.ts';
import type { Group } from './group-counts.ts';

export interface RepairTask {
  readonly bounds: readonly RowBounds[];
  /** Fewest and most of each type. */
  readonly fewest: ArrayLike<number>;
  readonly most: ArrayLike<number>;
  readonly random: () => number;
}

const MOST_EXCHANGES = 200;
/** Exchanges during which a type stays as it was just changed, at most. */
const REST = 8;

/** Rows whose weights are all 1 guide the exchanges; the others are checked at the end. */
export class GroupRepair {
  readonly #rows: readonly CountRow[];
  /** The guiding rows of each type, without the size, which no exchange changes. */
  readonly #rowsOf: readonly Int32Array[];

  constructor(rows: readonly CountRow[], typeCount: number) {
    this.#rows = rows;
    const rowsOf: number[][] = Array.from({ length: typeCount }, () => []);
    for (const [row, { entries }] of rows.entries()) {
      if (row === 0 || !this.#isGuide(row)) continue;
      for (const [type] of entries) rowsOf[type]?.push(row);
    }
    this.#rowsOf = rowsOf.map((own) => Int32Array.from(own));
  }

  /** A group of the same size that keeps all rows, or `undefined` when none was found. */
  mend(task: RepairTask, start: Group): Group | undefined {
    const { bounds, random } = task;
    const group = Int32Array.from(start);
    const state = new Misses(this.#rows, bounds, group);
    const restsUntil = new Int32Array(group.length);
    for (let exchange = 1; exchange <= MOST_EXCHANGES; exchange++) {
      const broken = state.broken().filter((row) => this.#isGuide(row));
      const row = broken[Math.floor(random() * broken.length)];
      if (row === undefined) return state.isKept() ? Array.from(group) : undefined;
      const isResting = (type: number) => (restsUntil[type] ?? 0) >= exchange;
      const best = this.#bestExchange(task, group, state, row, isResting);
      if (best === undefined) continue;
      const [out, into] = best;
      group[out] = (group[out] ?? 0) - 1;
      group[into] = (group[into] ?? 0) + 1;
      for (const own of this.#rowsOf[out] ?? []) state.change(own, -1);
      for (const own of this.#rowsOf[into] ?? []) state.change(own, 1);
      restsUntil[out] = exchange + 1 + Math.floor(random() * REST);
      restsUntil[into] = exchange + 1 + Math.floor(random() * REST);
    }
    return undefined;
  }

  #isGuide(row: number): boolean {
    return this.#rows[row]?.scale === 1;
  }

  /** The exchange that changes a broken row in the right direction and mends most of all rows; ties by lot. */
  #bestExchange(
    { fewest, most, random }: RepairTask,
    group: Int32Array,
    state: Misses,
    broken: number,
    isResting: (type: number) => boolean,
  ): readonly [out: number, into: number] | undefined {
    const isTooMany = (state.more[broken] ?? 0) > 0;
    const leaving: number[] = [];
    const coming: number[] = [];
    const outWorth: number[] = [];
    const inWorth: number[] = [];
    for (const [type, own] of this.#rowsOf.entries()) {
      if (isResting(type)) continue;
      const count = group[type] ?? 0;
      const isIn = own.includes(broken);
      if (isIn === isTooMany && count > (fewest[type] ?? 0)) {
        leaving.push(type);
        outWorth.push(sumAt(state.fewer, own));
      }
      if (isIn !== isTooMany && count < (most[type] ?? 0)) {
        coming.push(type);
        inWorth.push(sumAt(state.more, own));
      }
    }
    let best: readonly [number, number] | undefined;
    let least = Number.POSITIVE_INFINITY;
    let tieCount = 0;
    // What both have stays as it is: neither more nor fewer.
    const shared = new Int32Array(this.#rows.length);
    for (const [index, out] of leaving.entries()) {
      const outRows = this.#rowsOf[out] ?? new Int32Array();
      let mostShared = 0;
      for (const row of outRows) {
        const both = (state.fewer[row] ?? 0) + (state.more[row] ?? 0);
        shared[row] = both;
        mostShared += Math.max(0, both);
      }
      const base = outWorth[index] ?? 0;
      for (let at = 0; at < coming.length; at++) {
        const most = base + (inWorth[at] ?? 0);
        // Even with everything in common it would not mend as much as the best so far.
        if (most - mostShared > least) continue;
        const into = coming[at] ?? 0;
        const worth = most - sumAt(shared, this.#rowsOf[into] ?? outRows);
        if (worth > least) continue;
        tieCount = worth < least ? 1 : tieCount + 1;
        least = worth;
        if (tieCount === 1 || random() * tieCount < 1) best = [out, into];
      }
      for (const row of outRows) shared[row] = 0;
    }
    return best;
  }
}

/** By how much each row is missed, and what one more or one fewer would change. */
class Misses {
  readonly more: Int32Array;
  readonly fewer: Int32Array;
  readonly #rows: readonly CountRow[];
  readonly #bounds: readonly RowBounds[];
  readonly #group: Int32Array;
  readonly #sums: number[];

  constructor(rows: readonly CountRow[], bounds: readonly RowBounds[], group: Int32Array) {
    this.#rows = rows;
    this.#bounds = bounds;
    this.#group = group;
    this.#sums = rows.map((row) => sumOfRow(row, group));
    this.more = new Int32Array(rows.length);
    this.fewer = new Int32Array(rows.length);
    for (const row of rows.keys()) this.change(row, 0);
  }

  change(row: number, by: number): void {
    const sum = (this.#sums[row] ?? 0) + by;
    const miss = this.#missOf(row, sum);
    this.#sums[row] = sum;
    this.more[row] = this.#missOf(row, sum + 1) - miss;
    this.fewer[row] = this.#missOf(row, sum - 1) - miss;
  }

  broken(): readonly number[] {
    return [...this.#sums.keys()].filter((row) => this.#missOf(row, this.#sums[row] ?? 0) > 0);
  }

  isKept(): boolean {
    return this.#rows.every((row, index) => this.#missOf(index, sumOfRow(row, this.#group)) === 0);
  }

  #missOf(row: number, sum: number): number {
    const [lower, upper] = this.#bounds[row] ?? [0, 0];
    return sum < lower ? lower - sum : sum > upper ? sum - upper : 0;
  }
}

function sumAt(values: Int32Array, places: Int32Array): number {
  let sum = 0;
  for (const place of places) sum += values[place] ?? 0;
  return sum;
}
