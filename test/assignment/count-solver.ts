/** A solver that counts what it is asked for: models opened and given back, programs solved, rows added. */
import type { OpenModel, Solver } from '../../src/assignment/solver.ts';

export interface SolverCounts {
  opened: number;
  disposed: number;
  solved: number;
  rowsAdded: number;
}

export function countSolver(solver: Solver): { readonly solver: Solver; readonly counts: SolverCounts } {
  const counts: SolverCounts = { opened: 0, disposed: 0, solved: 0, rowsAdded: 0 };
  const open: Solver['open'] = (task): OpenModel => {
    const model = solver.open(task);
    counts.opened += 1;
    return {
      ...model,
      solve: () => {
        counts.solved += 1;
        return model.solve();
      },
      addRow: (...row) => {
        counts.rowsAdded += 1;
        model.addRow(...row);
      },
      dispose: () => {
        counts.disposed += 1;
        model.dispose();
      },
    };
  };
  return { solver: { ...solver, open }, counts };
}
