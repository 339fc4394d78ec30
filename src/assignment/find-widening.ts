/** The smallest widening of quotas with which whole groups can be drawn. */
import type { AssignmentInput } from './assignment-input.ts';
import { drawSeats } from './draw-seats.ts';
import { planFairLoads } from './fair-loads.ts';
import { memberTypesOf } from './member-types.ts';
import type { RelaxedInput } from './relax-quotas.ts';
import { relaxQuotas } from './relax-quotas.ts';
import { loadSolver } from './solver.ts';

/** In fractions of seats first, which keeps equal cases equal; by whole seats only where that is not enough. `undefined` when none works. */
export async function findWidening(input: AssignmentInput): Promise<RelaxedInput | undefined> {
  const solver = await loadSolver();
  const types = memberTypesOf(input);
  const relaxed = relaxQuotas(solver, input, types);
  if (relaxed === undefined) return undefined;
  const planned = await planFairLoads(relaxed.input);
  return planned.ok && drawSeats(planned.value, '') !== undefined
    ? relaxed
    : relaxQuotas(solver, input, types, true);
}
