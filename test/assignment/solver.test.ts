/** The door to the solver. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSolver, SOLVER_PACKAGE, SolverDefect } from '../../src/assignment/solver.ts';

const solver = await loadSolver();
const line = { sense: 'maximize', cost: [1], lower: [0], upper: [Infinity] } as const;

describe('the solver', () => {
  it('is exactly the version that is pinned', () => {
    const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    expect(SOLVER_PACKAGE).toBe(`highs ${manifest.dependencies['highs']}`);
    expect(solver.name.startsWith(`${SOLVER_PACKAGE} (HiGHS 1.15.`)).toBe(true);
  });

  it('solves in fractions and in whole numbers', () => {
    const model = {
      sense: 'maximize',
      cost: [3, 2],
      lower: [0, 0],
      upper: [10, 10],
      rows: [
        { columns: [0, 1], values: [2, 1], lower: -Infinity, upper: 5 },
        { columns: [0, 1], lower: 0, upper: 3.5 },
      ],
    } as const;
    expect([...(solver.solve(model)?.values ?? [])]).toEqual([1.5, 2]);
    expect(solver.solve({ ...model, isInteger: [true, true] })?.objective).toBeCloseTo(8, 9);
  });

  it('says that there is no solution by giving none', () => {
    expect(solver.solve({ ...line, rows: [{ columns: [0], lower: -2, upper: -1 }] })).toBeUndefined();
  });

  it('stops with a short defect for anything else, never with the stack of the compiled program', () => {
    let caught: unknown;
    try {
      solver.solve({ ...line, rows: [] });
    } catch (error) {
      caught = error;
    }
    expect(caught).toBeInstanceOf(SolverDefect);
    const defect = caught as SolverDefect;
    expect(defect.message).toMatch(/^The solver ended with status unbounded/);
    expect(defect.stack?.length ?? 0).toBeLessThan(3000);
  });

  it('names what it refused', () => {
    expect(() => solver.solve({ ...line, rows: [{ columns: [7], lower: 0, upper: 1 }] })).toThrow(
      SolverDefect,
    );
    const model = solver.open({ ...line, rows: [{ columns: [0], lower: 0, upper: 1 }] });
    expect(() => model.changeRow(9, 0, 1)).toThrow(/^The solver refused a row/);
    model.dispose();
    expect(() => model.solve()).toThrow(SolverDefect);
  });
});
