/** Weighs the groups found so far, so that on average each type gets what it should, as far as those groups can give it. */
import type { LinearSolution, OpenModel, Solver } from '../solver.ts';
import type { Group } from './group-counts.ts';

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
