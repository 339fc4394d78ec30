/**
 * The fairest expected loads: the leximin vector of cases per member over all fractional assignments that keep every quota.
 * Method of Flanigan, Goelz, Gupta, Hennig and Procaccia (Nature 2021), on counts of types instead of members: raise the
 * smallest load as far as it goes, fix the types that hold it back (those with a dual above 0), and go on with the others.
 * The vector is unique, whatever the solver: the average of two different optima would be better than both.
 */
import type { CountSystem } from './case-classes.ts';
import type { OpenModel, Solver } from './solver.ts';

/** Earlier levels are kept with this much room, so that rounding inside the solver cannot make a later one infeasible. */
const LEVEL_SLACK = 1e-11;
/** A type holds the level back when its members carry more than this share of the dual. */
const DUAL_TOLERANCE = 1e-7;

/** One level: the types that cannot have more than it, and the solver's multipliers that prove so. */
export interface LeximinLevel {
  readonly load: number;
  /** Ascending indexes of the types that are settled here. */
  readonly types: readonly number[];
  /** One for each group row: above 0 when its maximum holds the level back, below 0 when its minimum does. */
  readonly rowMultipliers: readonly number[];
  /** One for each type, settled or not: how hard its members' load presses. At least 0. */
  readonly typeWeights: readonly number[];
}

export interface LeximinLoads {
  /** Expected cases per member, those of earlier runs included, one for each type. */
  readonly loads: readonly number[];
  /** In ascending order of load. One for each time that the linear program was solved. */
  readonly levels: readonly LeximinLevel[];
  /** Expected seats of each column of the system: a point that has these loads and keeps every row. */
  readonly point: readonly number[];
}

/** The leximin loads of a system of counts, or `undefined` when no fractional assignment keeps all quotas. */
export function findLeximinLoads(solver: Solver, system: CountSystem): LeximinLoads | undefined {
  const model = solver.open(levelModelOf(system));
  try {
    return raiseLevels(model, system);
  } finally {
    model.dispose();
  }
}

/** The first level alone: the largest smallest load; `undefined` when no fractional assignment keeps all quotas. */
export function findSmallestLoad(solver: Solver, system: CountSystem): number | undefined {
  return solver.solve(levelModelOf(system))?.objective;
}

/** Columns: the counts, then the level z. Rows: groups, then for each type its seats with those of earlier runs - n * z >= 0 and its seats at most the maximum. */
function levelModelOf(system: CountSystem) {
  const { types, columns, typeColumns, typeMaxima, groupRows } = system;
  const level = columns.length;
  return {
    sense: 'maximize' as const,
    cost: [...columns.map(() => 0), 1],
    lower: [...columns.map(() => 0), 0],
    upper: [...columns.map(({ maximum }) => maximum), Number.POSITIVE_INFINITY],
    rows: [
      ...groupRows,
      ...types.map((type, index) => {
        const own = typeColumns[index] ?? [];
        return {
          columns: [...own, level],
          values: [...own.map(() => 1), -type.residentIds.length],
          lower: -type.residentIds.length * type.earlierCaseCount,
          upper: Number.POSITIVE_INFINITY,
        };
      }),
      ...typeMaxima.map((maximum, index) => ({
        columns: typeColumns[index] ?? [],
        lower: Number.NEGATIVE_INFINITY,
        upper: maximum,
      })),
    ],
  };
}

function raiseLevels(model: OpenModel, system: CountSystem): LeximinLoads | undefined {
  const { types, columns, groupRows } = system;
  const loads = types.map((): number | undefined => undefined);
  const levels: LeximinLevel[] = [];
  let point: readonly number[] = [];
  let fixedCount = 0;
  while (fixedCount < types.length) {
    const solution = model.solve();
    if (solution === undefined) {
      if (levels.length === 0) return undefined;
      throw new Error(
        `the level of round ${levels.length + 1} became infeasible, which rounding alone can cause`,
      );
    }
    const level = solution.values[columns.length] ?? 0;
    point = Array.from(solution.values.slice(0, columns.length));
    const settled: number[] = [];
    for (const [index, type] of types.entries()) {
      if (loads[index] !== undefined) continue;
      const row = groupRows.length + index;
      const memberCount = type.residentIds.length;
      if (Math.abs(solution.rowDuals[row] ?? 0) * memberCount <= DUAL_TOLERANCE) continue;
      loads[index] = level;
      settled.push(index);
      model.changeCoefficient(row, columns.length, 0);
      const seats = memberCount * (level - type.earlierCaseCount - LEVEL_SLACK);
      model.changeRow(row, seats, Number.POSITIVE_INFINITY);
    }
    if (settled.length === 0) throw new Error('no type holds the level back, which duality rules out');
    fixedCount += settled.length;
    levels.push({
      load: level,
      types: settled,
      rowMultipliers: Array.from(solution.rowDuals.slice(0, groupRows.length)),
      typeWeights: types.map((_, index) => Math.max(0, -(solution.rowDuals[groupRows.length + index] ?? 0))),
    });
  }
  return { loads: loads.map((load) => load ?? 0), levels, point };
}
