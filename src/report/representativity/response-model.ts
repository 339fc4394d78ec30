/** The response model of some variables with what the R-indicator and its parts need of it, or the reason why there is none. */
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Separated } from './fit-logistic.ts';
import { fitLogistic } from './fit-logistic.ts';
import type { Matrix, Vector } from './matrix.ts';
import type { ResponseGroup } from './response-group.ts';
import { categoriesOf, modelRows } from './response-group.ts';
import type { SampleDesign } from './sample-design.ts';

export interface ResponseModel {
  /** The estimated chance that each group's people respond. */
  readonly propensities: Vector;
  /** The covariance of the coefficients. */
  readonly covariance: Matrix;
  /** How each chance changes with the coefficients: chance * (1 - chance) * row. */
  readonly slopes: readonly Vector[];
  /** By design weight. */
  readonly meanPropensity: number;
}

/**
 * Fits the main effects of the variables at `places`. Refused when nobody or everybody responded, and when the variables
 * separate those who responded from those who did not, so that the coefficients have no best value.
 */
export function fitResponseModel(
  variables: readonly string[],
  groups: readonly ResponseGroup[],
  design: SampleDesign,
  places: readonly number[] = [...variables.keys()],
): Result<ResponseModel> {
  const respondedCount = groups.reduce((sum, group) => sum + group.respondedCount, 0);
  if (respondedCount === 0 || respondedCount === design.personCount) {
    return refuse(failure('report.response-all-alike', { isNobody: respondedCount === 0 }));
  }
  const rows = modelRows(groups, places);
  const averageWeight = design.populationCount / design.personCount;
  const fit = fitLogistic(
    groups.map(({ weight, invitedCount, respondedCount: count }, index) => ({
      row: rows[index] ?? new Float64Array(),
      priorWeight: weight / averageWeight,
      invitedCount,
      respondedCount: count,
    })),
  );
  if ('isSeparated' in fit) return refuse(failure('report.separated', blame(fit, variables, groups, places)));
  const { propensities, covariance } = fit;
  return ok({
    propensities,
    covariance,
    slopes: rows.map((row, index) => {
      const chance = propensities[index] ?? 0;
      return row.map((value) => chance * (1 - chance) * value);
    }),
    meanPropensity: weightedMean(groups, design, (index) => propensities[index] ?? 0),
  });
}

/** The average over the population: by design weight. */
export function weightedMean(
  groups: readonly ResponseGroup[],
  { populationCount }: SampleDesign,
  valueOf: (index: number) => number,
): number {
  return weightedSum(groups, valueOf) / populationCount;
}

export function weightedSum(groups: readonly ResponseGroup[], valueOf: (index: number) => number): number {
  return groups.reduce(
    (sum, { weight, invitedCount }, index) => sum + weight * invitedCount * valueOf(index),
    0,
  );
}

/** The categories in which nobody or everybody responded; none when it takes several variables together to separate. */
function blame(
  { unitIndexes }: Separated,
  variables: readonly string[],
  groups: readonly ResponseGroup[],
  places: readonly number[],
): { categories: readonly string[] } {
  const separated = unitIndexes.flatMap((index) => groups[index] ?? []);
  return {
    categories: places.flatMap((place) =>
      categoriesOf(separated, place)
        .filter((category) => {
          const own = groups.filter(({ values }) => values[place] === category);
          const invitedCount = own.reduce((sum, group) => sum + group.invitedCount, 0);
          const respondedCount = own.reduce((sum, group) => sum + group.respondedCount, 0);
          return respondedCount === 0 || respondedCount === invitedCount;
        })
        .map((category) => `${variables[place] ?? ''} ${category}`),
    ),
  };
}
