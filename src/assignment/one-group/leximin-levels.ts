/**
 * The fairest chances that any lottery over fractions of groups can give: the smallest chance as large as possible, then the
 * next, and so on (leximin). Each level comes with the multipliers of the linear program, which prove it.
 * Method of Flanigan, Goelz, Gupta, Hennig and Procaccia (Nature 2021), on types instead of members.
 */
import type { LinearSolution, OpenModel, Solver } from '../solver.ts';
import type { CountLimit, Cut, GroupCounts } from './group-counts.ts';
import { typeMaximaOf } from './group-counts.ts';
import type { LevelMultipliers } from './level-bound.ts';
import { boundOfLevel, toUnits, UNIT } from './level-bound.ts';

export interface Level {
  /** The chance that every member of `types` has, in units; no more is possible, as the multipliers prove. */
  readonly chance: bigint;
  /** The types that cannot have more. */
  readonly types: readonly number[];
  readonly multipliers: LevelMultipliers;
}

/** Earlier levels are kept with this much room, ten times more whenever rounding inside the solver makes a later one infeasible. */
const LEAST_SLACK = 1e-11;
const MOST_SLACK = 1e-7;
const LIMIT_TOLERANCE = 1e-9;

/**
 * The levels one after the other, under quotas, limits and cuts. Columns: for each type what its members get together above
 * the level, then the level itself. Limits become rows only when a solution breaks them: most never do.
 */
export class LevelModel {
  readonly #counts: GroupCounts;
  readonly #typeMaxima: readonly number[];
  readonly #model: OpenModel;
  readonly #cuts: Cut[] = [];
  /** Row of each limit or cut that has one. */
  readonly #limitRows = new Map<number, number>();
  readonly #cutRows: number[] = [];
  #rowCount: number;
  readonly #chances: (bigint | undefined)[];
  #slack = LEAST_SLACK;

  constructor(solver: Solver, counts: GroupCounts) {
    this.#counts = counts;
    this.#typeMaxima = typeMaximaOf(counts);
    this.#chances = counts.types.map(() => undefined);
    this.#rowCount = 1 + counts.quotas.length;
    const level = counts.types.length;
    this.#model = solver.open({
      sense: 'minimize',
      cost: [...counts.types.map(() => 0), -1],
      lower: [...counts.types.map(() => 0), 0],
      upper: [...this.#typeMaxima, 1],
      rows: [
        { columns: [...counts.types.keys(), level], lower: counts.groupSize, upper: counts.groupSize },
        ...counts.quotas.map(({ types, minimum, maximum }) => ({
          columns: [...types, level],
          lower: minimum,
          upper: maximum,
        })),
      ],
    });
    this.#refreshRows();
  }

  /** Chances settled so far. */
  get chances(): readonly (bigint | undefined)[] {
    return this.#chances;
  }

  addCut(cut: Cut): void {
    const columns = [...cut.weights.keys()].filter((type) => cut.weights[type] !== 0);
    this.#model.addRow(
      Number.NEGATIVE_INFINITY,
      cut.bound,
      [...columns, this.#counts.types.length],
      [...columns.map((type) => cut.weights[type] ?? 0), 1],
    );
    this.#cuts.push(cut);
    this.#cutRows.push(this.#rowCount++);
    this.#refreshRow(this.#rowCount - 1, columns, cut.weights, Number.NEGATIVE_INFINITY, cut.bound);
  }

  /** Forgets all chances; limits and cuts stay. */
  restart(): void {
    this.#chances.fill(undefined);
    this.#refreshColumns(this.#counts.types.keys());
    this.#refreshRows();
  }

  /** The next level, not settled yet; `undefined` when no fractions of groups keep all rows. */
  raise(): { readonly level: Level; readonly values: readonly number[] } | undefined {
    const { types, limits } = this.#counts;
    for (;;) {
      const solution = this.#model.solve();
      if (solution === undefined) {
        if (this.#slack >= MOST_SLACK) return undefined;
        this.#slack *= 10;
        this.#refreshColumns(this.#counts.types.keys());
        this.#refreshRows();
        continue;
      }
      const chance = solution.values[types.length] ?? 0;
      const values = types.map(
        ({ memberCount }, type) =>
          memberCount * (this.#heldAt(type) ?? chance) + (solution.values[type] ?? 0),
      );
      const broken = [...limits.entries()].filter(([limit, { types: own, maximum }]) => {
        const sum = own.reduce((total, type) => total + (values[type] ?? 0), 0);
        return !this.#limitRows.has(limit) && sum > maximum + LIMIT_TOLERANCE;
      });
      if (broken.length === 0) {
        return { level: this.#levelOf(solution), values };
      }
      for (const [limit, own] of broken) this.#addLimit(limit, own);
    }
  }

  /** Holds these types at a chance from now on. */
  settle(types: readonly number[], chance: bigint): void {
    for (const type of types) this.#chances[type] = chance;
    this.#refreshColumns(types);
    this.#refreshRows();
  }

  dispose(): void {
    this.#model.dispose();
  }

  #levelOf({ rowDuals }: LinearSolution): Level {
    const positive = (row: number) => toUnits(Math.max(0, -(rowDuals[row] ?? 0)));
    const pick = (rows: Iterable<readonly [number, number]>) =>
      [...rows].flatMap(([index, row]) => (positive(row) > 0n ? [[index, positive(row)] as const] : []));
    const multipliers = {
      size: toUnits(-(rowDuals[0] ?? 0)),
      quotas: this.#counts.quotas.map((_, quota) => toUnits(-(rowDuals[1 + quota] ?? 0))),
      limits: pick(this.#limitRows),
      cuts: pick(this.#cutRows.entries()),
    };
    const { chance, heldTypes } = boundOfLevel(this.#counts, this.#cuts, this.#chances, multipliers);
    return { chance, types: heldTypes, multipliers };
  }

  /** The chance that a settled type is held at inside the solver. */
  #heldAt(type: number): number | undefined {
    const chance = this.#chances[type];
    return chance === undefined ? undefined : Math.max(0, Number(chance) / Number(UNIT) - this.#slack);
  }

  #refreshColumns(types: Iterable<number>): void {
    for (const type of types) {
      const held = (this.#counts.types[type]?.memberCount ?? 0) * (this.#heldAt(type) ?? 0);
      this.#model.changeColumn(type, 0, Math.max(0, (this.#typeMaxima[type] ?? 0) - held));
    }
  }

  #addLimit(limit: number, { types, maximum }: CountLimit): void {
    const columns = [...types, this.#counts.types.length];
    this.#model.addRow(
      Number.NEGATIVE_INFINITY,
      maximum,
      columns,
      columns.map(() => 1),
    );
    this.#limitRows.set(limit, this.#rowCount++);
    this.#refreshRow(this.#rowCount - 1, types, undefined, Number.NEGATIVE_INFINITY, maximum);
  }

  #refreshRows(): void {
    const { types, quotas, limits, groupSize } = this.#counts;
    this.#refreshRow(0, [...types.keys()], undefined, groupSize, groupSize);
    for (const [index, quota] of quotas.entries()) {
      this.#refreshRow(1 + index, quota.types, undefined, quota.minimum, quota.maximum);
    }
    for (const [limit, { types: own, maximum }] of limits.entries()) {
      const row = this.#limitRows.get(limit);
      if (row !== undefined) this.#refreshRow(row, own, undefined, Number.NEGATIVE_INFINITY, maximum);
    }
    for (const [index, { weights, bound }] of this.#cuts.entries()) {
      const row = this.#cutRows[index] ?? 0;
      this.#refreshRow(row, [...weights.keys()], weights, Number.NEGATIVE_INFINITY, bound);
    }
  }

  /** Types without a chance move with the level; settled ones only shift the bounds of the row. */
  #refreshRow(
    row: number,
    types: readonly number[],
    weights: readonly number[] | undefined,
    lower: number,
    upper: number,
  ): void {
    let shift = 0;
    let slope = 0;
    for (const type of types) {
      const memberCount = this.#counts.types[type]?.memberCount ?? 0;
      const weight = weights === undefined ? 1 : (weights[type] ?? 0);
      const held = this.#heldAt(type);
      if (held === undefined) slope += weight * memberCount;
      else shift += weight * memberCount * held;
    }
    this.#model.changeCoefficient(row, this.#counts.types.length, slope);
    this.#model.changeRow(row, lower - shift, upper - shift);
  }
}

/** All levels from the lowest to the highest, or `undefined` when the quotas cannot be met even in fractions. */
export function findLevels(model: LevelModel, typeCount: number): readonly Level[] | undefined {
  const levels: Level[] = [];
  let settledCount = 0;
  while (settledCount < typeCount) {
    const raised = model.raise();
    if (raised === undefined) {
      if (levels.length === 0) return undefined;
      throw new Error(`level ${levels.length + 1} became infeasible, which rounding alone can cause`);
    }
    const { level } = raised;
    if (level.types.length === 0) throw new Error('no type holds the level back, which duality rules out');
    model.settle(level.types, level.chance);
    settledCount += level.types.length;
    levels.push(level);
  }
  return levels;
}
