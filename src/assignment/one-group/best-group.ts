/** Finds the whole group that is worth most when each type has a price: an integer program. */
import type { OpenModel, Solver } from '../solver.ts';
import type { CountRow } from './count-rows.ts';
import type { Group, GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';

export class BestGroup {
  readonly #model: OpenModel;

  constructor(solver: Solver, counts: GroupCounts, rows: readonly CountRow[]) {
    this.#model = solver.open({
      sense: 'maximize',
      cost: counts.types.map(() => 0),
      lower: counts.types.map(() => 0),
      upper: typeMaximaOf(counts),
      isInteger: counts.types.map(() => true),
      rows: rows.map(({ entries, lower, upper }) => ({
        columns: entries.map(([type]) => type),
        values: entries.map(([, weight]) => weight),
        lower,
        upper,
      })),
    });
  }

  /** `undefined` when there is no group at all. */
  find(prices: readonly number[]): Group | undefined {
    for (const [type, price] of prices.entries()) this.#model.changeCost(type, price);
    const solution = this.#model.solve();
    return solution === undefined ? undefined : Array.from(solution.values, Math.round);
  }

  dispose(): void {
    this.#model.dispose();
  }
}

/** What a group is worth. */
export function worthOf(group: Group, prices: readonly number[]): number {
  return group.reduce((sum, count, type) => sum + count * (prices[type] ?? 0), 0);
}
