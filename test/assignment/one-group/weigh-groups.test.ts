import { describe, expect, it } from 'vitest';
import { GroupWeights } from '../../../src/assignment/one-group/weigh-groups.ts';
import { loadSolver } from '../../../src/assignment/solver.ts';

const solver = await loadSolver();

describe('the weights of groups when the search was stopped', () => {
  it('give the smallest chance as much as they can, and leave as little short as possible after that', () => {
    // Ten people of whom one is in either group have the smallest chance whatever the weights are.
    const averages = [1, 0.6, 0.4];
    const weights = new GroupWeights(solver, averages);
    weights.add([1, 1, 0]);
    weights.add([1, 0, 1]);
    const [first, second] = weights.weighForSmallest(solver, [10, 2, 2], averages);
    weights.dispose();
    expect(first).toBeCloseTo(0.6, 8);
    expect(second).toBeCloseTo(0.4, 8);
  });
});
