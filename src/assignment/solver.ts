/** The one door to the solver HiGHS: sparse models in, plain numbers out; whatever it throws becomes a short, clear defect. */
import type { Highs, Model } from 'highs';

/** The npm package that is pinned; another version would find other, equally good vertices. */
export const SOLVER_PACKAGE = 'highs 1.15.3';

/** A row of a model: `lower <= sum of values[k] * x[columns[k]] <= upper`. */
export interface LinearRow {
  readonly columns: readonly number[];
  /** One for each column; all 1 when left out. */
  readonly values?: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

export interface LinearModel {
  readonly sense: 'minimize' | 'maximize';
  readonly cost: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
  readonly rows: readonly LinearRow[];
  /** Which columns must be whole; none when left out. */
  readonly isInteger?: readonly boolean[];
}

export interface LinearSolution {
  readonly objective: number;
  readonly values: Float64Array;
  /** One for each row; without meaning when columns must be whole. */
  readonly rowDuals: Float64Array;
  /** The reduced cost of each column; without meaning when columns must be whole. */
  readonly columnDuals: Float64Array;
}

/** A model that stays in the solver, to be changed a little and solved again. Must be disposed of. */
export interface OpenModel {
  /** The optimum, or `undefined` when no point keeps all rows. Anything else is a defect and throws. */
  readonly solve: () => LinearSolution | undefined;
  readonly changeRow: (row: number, lower: number, upper: number) => void;
  readonly changeCoefficient: (row: number, column: number, value: number) => void;
  readonly changeCost: (column: number, cost: number) => void;
  readonly changeColumn: (column: number, lower: number, upper: number) => void;
  readonly addColumn: (
    cost: number,
    lower: number,
    upper: number,
    rows: readonly number[],
    values: readonly number[],
  ) => void;
  readonly addRow: (
    lower: number,
    upper: number,
    columns: readonly number[],
    values: readonly number[],
  ) => void;
  readonly dispose: () => void;
}

export interface Solver {
  /** Package, version and build, such as `highs 1.15.3 (HiGHS 1.15.1, 04024d7)`. */
  readonly name: string;
  readonly open: (model: LinearModel) => OpenModel;
  /** Solves once and cleans up. */
  readonly solve: (model: LinearModel) => LinearSolution | undefined;
}

/** The solver failed in a way that no input explains. The original error is left out: its stack holds 150 kB of minified code. */
export class SolverDefect extends Error {
  override readonly name = 'SolverDefect';
}

let loading: Promise<Solver> | undefined;

/** Loads the solver when it is first needed (about 50 ms), so that commands without it start fast. */
export function loadSolver(): Promise<Solver> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Solver> {
  let highs: Highs;
  try {
    // The package's types are written for CommonJS; as an ES module its default export is the loader itself.
    const { default: loadHighs } = (await import('highs')) as unknown as { default: () => Promise<Highs> };
    highs = await loadHighs();
  } catch (error) {
    throw defectOf('could not be loaded', error);
  }
  const open = (model: LinearModel) => openModel(highs, model);
  return {
    name: `${SOLVER_PACKAGE} (HiGHS ${highs.version.string}, ${highs.version.gitHash})`,
    open,
    solve: (model) => {
      const opened = open(model);
      try {
        return opened.solve();
      } finally {
        opened.dispose();
      }
    },
  };
}

function openModel(highs: Highs, model: LinearModel): OpenModel {
  const isWhole = model.isInteger?.some(Boolean) ?? false;
  const native = guard('refused a model', () => highs.createModel(toNative(highs, model)));
  guard('refused its options', () => {
    native.options.set({
      output_flag: false,
      random_seed: 0,
      primal_feasibility_tolerance: 1e-9,
      dual_feasibility_tolerance: 1e-9,
    });
    // For linear programs the simplex method only: the interior point method gave wrong answers on pinned levels.
    if (isWhole) native.options.set({ mip_rel_gap: 0, mip_abs_gap: 1e-6, mip_feasibility_tolerance: 1e-9 });
    else native.options.set({ solver: 'simplex', presolve: 'off' });
  });
  return {
    solve: () => guard('stopped', () => runModel(highs, native)),
    changeRow: (row, lower, upper) =>
      guard(
        'refused a row',
        () => void native.changeRowBounds(row, boundOf(highs, lower), boundOf(highs, upper)),
      ),
    changeCoefficient: (row, column, value) =>
      guard('refused a coefficient', () => void native.changeCoefficient(row, column, value)),
    changeCost: (column, cost) => guard('refused a cost', () => void native.changeColCost(column, cost)),
    changeColumn: (column, lower, upper) =>
      guard(
        'refused bounds',
        () => void native.changeColBounds(column, boundOf(highs, lower), boundOf(highs, upper)),
      ),
    addColumn: (cost, lower, upper, rows, values) =>
      guard(
        'refused a column',
        () => void native.addCol(cost, lower, boundOf(highs, upper), { indices: rows, values }),
      ),
    addRow: (lower, upper, columns, values) =>
      guard(
        'refused a row',
        () => void native.addRow(boundOf(highs, lower), boundOf(highs, upper), { indices: columns, values }),
      ),
    dispose: () => native.dispose(),
  };
}

function runModel(highs: Highs, native: Model): LinearSolution | undefined {
  const { optimal, infeasible } = highs.constants.modelStatus;
  const { modelStatus } = native.run();
  if (modelStatus === infeasible) return undefined;
  if (modelStatus !== optimal) {
    const name = Object.entries(highs.constants.modelStatus).find(([, code]) => code === modelStatus)?.[0];
    throw new SolverDefect(`The solver ended with status ${name ?? modelStatus} instead of an optimum.`);
  }
  const { colValue, colDual, rowDual } = native.getSolution();
  return {
    objective: native.getObjectiveValue(),
    values: colValue,
    rowDuals: rowDual,
    columnDuals: colDual,
  };
}

function toNative(highs: Highs, { sense, cost, lower, upper, rows, isInteger }: LinearModel) {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const row of rows) {
    for (const [at, column] of row.columns.entries()) {
      indices.push(column);
      values.push(row.values?.[at] ?? 1);
    }
    starts.push(indices.length);
  }
  const bound = (value: number) => boundOf(highs, value);
  return {
    numCols: cost.length,
    numRows: rows.length,
    sense: highs.constants.objectiveSense[sense],
    colCost: cost,
    colLower: lower.map(bound),
    colUpper: upper.map(bound),
    rowLower: rows.map((row) => bound(row.lower)),
    rowUpper: rows.map((row) => bound(row.upper)),
    matrix: { format: 'csr', numRows: rows.length, numCols: cost.length, starts, indices, values } as const,
    ...(isInteger === undefined ? {} : { integrality: Int32Array.from(isInteger, Number) }),
  };
}

/** HiGHS has a number of its own for no bound. */
function boundOf(highs: Highs, value: number): number {
  return Number.isFinite(value) ? value : value > 0 ? highs.infinity : -highs.infinity;
}

function guard<T>(what: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw error instanceof SolverDefect ? error : defectOf(what, error);
  }
}

/** The first line of the message only, at most 200 characters, and a stack of our own. */
function defectOf(what: string, error: unknown): SolverDefect {
  const message = error instanceof Error ? error.message : String(error);
  return new SolverDefect(`The solver ${what}: ${message.split('\n', 1)[0]?.slice(0, 200) ?? ''}`);
}
