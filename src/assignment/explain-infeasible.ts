/** Says why quotas cannot be met together, and the smallest widening that would help; it widens nothing itself. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { MemberType } from './member-types.ts';
import { relaxQuotas } from './relax-quotas.ts';
import { screenQuotas } from './screen-quotas.ts';
import type { Solver } from './solver.ts';
import type { CommonWidening } from './widenings.ts';
import { groupWidenings } from './widenings.ts';

/**
 * Failures that explain why there is no assignment, at least one. First the single quotas that the members cannot fill; when
 * there are none, the smallest widening of the quotas together.
 */
export function explainInfeasible(
  solver: Solver,
  input: AssignmentInput,
  types: readonly MemberType[],
): readonly [Failure, ...Failure[]] {
  const [first, ...rest] = screenQuotas(input, types);
  if (first !== undefined) return [first, ...rest];
  const relaxed = relaxQuotas(solver, input, types);
  if (relaxed === undefined) return [failure('assignment.sizes-unreachable', {}, { setting: 'cases' })];
  const [widening, ...others] = groupWidenings(relaxed.widenings).map((each) => conflictOf(input, each));
  if (widening !== undefined) return [widening, ...others];
  return [failure('assignment.no-whole-plan', {}, { setting: 'cases' })];
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
