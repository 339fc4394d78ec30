/** How well those who responded stand for everybody: the R-indicator with the parts of each variable. */
import type { Failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless } from '../../domain/result.ts';
import type { VariablePartial } from './partial-indicators.ts';
import { computePartials } from './partial-indicators.ts';
import type { RIndicator } from './r-indicator.ts';
import { computeRIndicator } from './r-indicator.ts';
import type { ResponseGroup } from './response-group.ts';
import { joinAlike } from './response-group.ts';
import { fitResponseModel } from './response-model.ts';
import { describeDesign } from './sample-design.ts';

export interface Representativity extends RIndicator {
  readonly invitedCount: number;
  readonly respondedCount: number;
  readonly partials: readonly VariablePartial[];
}

/**
 * Measures the response of people by a logistic model with the main effects of `variables`.
 * Refused when there is no response to measure, or when the model has no solution; see `fitResponseModel`.
 */
export function measureRepresentativity(
  variables: readonly string[],
  people: readonly ResponseGroup[],
): Result<Representativity> {
  const groups = joinAlike(people);
  const design = describeDesign(groups);
  const model = fitResponseModel(variables, groups, design);
  if (!model.ok) return model;
  const indicator = computeRIndicator(model.value, groups, design);
  const fitted = { variables, groups, design, model: model.value, indicator };
  const failures: Failure[] = [];
  const partials: VariablePartial[] = [];
  for (const place of variables.keys()) {
    const partial = computePartials(fitted, place);
    if (partial.ok) partials.push(partial.value);
    else failures.push(...partial.failures);
  }
  return okUnless(failures, () => ({
    ...indicator,
    invitedCount: design.personCount,
    respondedCount: groups.reduce((sum, { respondedCount }) => sum + respondedCount, 0),
    partials,
  }));
}
