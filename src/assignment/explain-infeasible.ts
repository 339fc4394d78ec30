/** Says why quotas cannot be met together, and the smallest widening that would help; it widens nothing itself. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { MemberType } from './member-types.ts';
import { relaxQuotas } from './relax-quotas.ts';
import { findReserveWave } from './reserve-wave.ts';
import type { Solver } from './solver.ts';
import type { CommonWidening } from './widenings.ts';
import { groupWidenings } from './widenings.ts';

/**
 * Failures that explain why there is no assignment, at least one: the smallest widening of the quotas together, and what a
 * reserve wave would have to bring instead. No single quota is too high by itself: `screenQuotas` has refused those before.
 * @param isWhole the quotas can be met in fractions of seats, but not in whole seats
 */
export function explainInfeasible(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
  isWhole = false,
): readonly [Failure, ...Failure[]] {
  const wave = waveOf(solver, input, types);
  const relaxed = relaxQuotas(solver, input, types, isWhole);
  if (relaxed === undefined) {
    return [failure('assignment.sizes-unreachable', {}, { setting: 'cases' }), ...wave];
  }
  const [widening, ...others] = groupWidenings(relaxed.widenings).map((each) => conflictOf(input, each));
  if (widening !== undefined) return [widening, ...others, ...wave];
  return [failure('assignment.no-whole-plan', {}, { setting: 'cases' })];
}

/** None when quotas conflict in themselves, or when only whole seats stand in the way. */
function waveOf(solver: Solver, input: AssignmentInput, types: readonly MemberType[]): readonly Failure[] {
  const wave = findReserveWave(solver, input, types);
  if (wave === undefined || wave.memberCount === 0) return [];
  const { memberCount, values } = wave;
  return [failure('assignment.reserve-wave', { memberCount, values }, { setting: 'cases' })];
}

function conflictOf(
  input: AssignmentInput,
  { caseIds, feature, value, bound, from, to }: CommonWidening,
): Failure {
  return failure(
    'assignment.quota-conflict',
    {
      caseIds,
      feature,
      value,
      bound,
      limit: from,
      widenedLimit: to,
      memberCount: input.members.filter(({ features }) => features[feature] === value).length,
    },
    { setting: 'cases' },
  );
}
