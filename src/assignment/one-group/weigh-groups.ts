/** Weighs the groups found so far, so that on average each type gets what it should, as far as those groups can give it. */
import type { LinearSolution, OpenModel, Solver } from '../solver.ts';
import type { Group } from './group-counts.ts';

/** Room for rounding between two programs. */
const LEVEL_ROOM = 1e-9;

export interface Weighing {
  /** Members that the types get less than they should on average, all together; 0 when the groups suffice. */
  readonly shortage: number;
  /** One for each group, in the order in which they were added; they sum to 1. */
  readonly weights: readonly number[];
  /** What one more member of each type on average would take off the shortage, from 0 to 1. */
  readonly prices: readonly number[];
  /** A group whose prices sum to more than this would lessen the shortage. */
  readonly threshold: number;
}

/** Columns: what each type falls short, then the weights of the groups. Rows: the types, then the sum of the weights. */
export class GroupWeights {
  readonly groups: Group[] = [];
  readonly #known = new Set<string>();
  readonly #model: OpenModel;
  readonly #typeCount: number;

  constructor(solver: Solver, averages: readonly number[]) {
    this.#typeCount = averages.length;
    this.#model = solver.open({
      sense: 'minimize',
      cost: averages.map(() => 1),
      lower: averages.map(() => 0),
      upper: averages.map(() => Number.POSITIVE_INFINITY),
      rows: [
        ...averages.map((average, type) => ({
          columns: [type],
          lower: average,
          upper: Number.POSITIVE_INFINITY,
        })),
        { columns: [], lower: 1, upper: 1 },
      ],
    });
  }

  /** False when the group was there already. */
  add(group: Group): boolean {
    const key = group.join();
    if (this.#known.has(key)) return false;
    this.#known.add(key);
    this.groups.push(group);
    const types = [...group.keys()].filter((type) => group[type] !== 0);
    this.#model.addColumn(
      0,
      0,
      Number.POSITIVE_INFINITY,
      [...types, this.#typeCount],
      [...types.map((type) => group[type] ?? 0), 1],
    );
    return true;
  }

  aimAt(averages: readonly number[]): void {
    for (const [type, average] of averages.entries()) {
      this.#model.changeRow(type, average, Number.POSITIVE_INFINITY);
    }
  }

  /** At least one group must have been added. */
  weigh(): Weighing {
    const solution = this.#model.solve();
    if (solution === undefined) throw new Error('the weights of groups can always sum to 1');
    return this.#toWeighing(solution);
  }

  /**
   * Weights for a search that was stopped: the smallest chance as large as these groups allow, and then as little shortage as
   * possible. As `weigh` when they leave somebody out altogether.
   */
  weighForSmallest(
    solver: Solver,
    memberCounts: readonly number[],
    averages: readonly number[],
  ): readonly number[] {
    const weights = this.groups.map(() => 1);
    const rowOf = (type: number, extra: number, value: number, lower: number) => {
      const own = [...this.groups.keys()].filter((group) => this.groups[group]?.[type] !== 0);
      return {
        columns: [...own, this.groups.length + extra],
        values: [...own.map((group) => this.groups[group]?.[type] ?? 0), value],
        lower,
        upper: Number.POSITIVE_INFINITY,
      };
    };
    const sum = { columns: [...weights.keys()], lower: 1, upper: 1 };
    const raised = solver.solve({
      sense: 'maximize',
      cost: [...weights.map(() => 0), 1],
      lower: [...weights.map(() => 0), 0],
      upper: [...weights, 1],
      rows: [sum, ...memberCounts.map((count, type) => rowOf(type, 0, -count, 0))],
    });
    if (raised === undefined) throw new Error('the weights of groups can always sum to 1');
    const smallest = Math.max(0, raised.objective - LEVEL_ROOM);
    const settled = solver.solve({
      sense: 'minimize',
      cost: [...weights.map(() => 0), ...averages.map(() => 1)],
      lower: [...weights.map(() => 0), ...averages.map(() => 0)],
      upper: [
        ...weights,
        ...averages.map((average, type) => average - Math.min(average, smallest * (memberCounts[type] ?? 0))),
      ],
      rows: [sum, ...averages.map((average, type) => rowOf(type, type, 1, average))],
    });
    return settled === undefined
      ? this.weigh().weights
      : Array.from(settled.values.slice(0, weights.length), (weight) => Math.max(0, weight));
  }

  dispose(): void {
    this.#model.dispose();
  }

  #toWeighing({ objective, values, rowDuals }: LinearSolution): Weighing {
    return {
      shortage: Math.max(0, objective),
      weights: Array.from(values.slice(this.#typeCount), (weight) => Math.max(0, weight)),
      prices: Array.from(rowDuals.slice(0, this.#typeCount), (price) => Math.max(0, price)),
      threshold: -(rowDuals[this.#typeCount] ?? 0),
    };
  }
}
