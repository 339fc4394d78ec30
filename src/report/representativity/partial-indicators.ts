/** The partial R-indicators: how much each variable, and each of its categories, has to do with unequal response. */
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { Vector } from './matrix.ts';
import { addOuter, zeros } from './matrix.ts';
import type { RIndicator } from './r-indicator.ts';
import { computeRIndicator, errorByModel } from './r-indicator.ts';
import type { ResponseGroup } from './response-group.ts';
import { categoriesOf, groupPlaces } from './response-group.ts';
import type { ResponseModel } from './response-model.ts';
import { fitResponseModel, weightedMean } from './response-model.ts';
import type { SampleDesign } from './sample-design.ts';

export interface CategoryPartial {
  readonly category: string;
  /** Above 0: more of these people respond than on average; below 0: fewer. Not freed of bias. */
  readonly unconditional: number;
  readonly unconditionalStandardError: number;
  /** What of it the other variables do not explain; at least 0. Not freed of bias. */
  readonly conditional: number;
  readonly conditionalStandardError: number;
}

export interface VariablePartial {
  readonly variable: string;
  /** The standard deviation of the chances between the categories. */
  readonly unconditional: number;
  readonly unconditionalUnadjusted: number;
  /** Within the categories of all other variables together: what this variable alone adds. */
  readonly conditional: number;
  readonly conditionalUnadjusted: number;
  /** Of the unconditional one; for the conditional one it is an approximation. */
  readonly standardError: number;
  readonly categories: readonly CategoryPartial[];
}

/** What every part is computed from. */
export interface FittedResponse {
  readonly variables: readonly string[];
  readonly groups: readonly ResponseGroup[];
  readonly design: SampleDesign;
  readonly model: ResponseModel;
  readonly indicator: RIndicator;
}

/**
 * The partial indicators of the variable at `place`. Formulas: Schouten, Shlomo and Skinner (2011), Indicators for monitoring
 * and improving representativeness of response, Journal of Official Statistics 27, 231-253; de Heij, Schouten and Shlomo
 * (2015), RISQ manual 2.1. Refused as `fitResponseModel`, for the model with this variable alone.
 */
export function computePartials(fitted: FittedResponse, place: number): Result<VariablePartial> {
  const { variables, groups, design, indicator } = fitted;
  const alone = fitResponseModel(variables, groups, design, [place]);
  if (!alone.ok) return alone;
  const byOthers = meansByOthers(fitted, place);
  const categories = categoriesOf(groups, place).map((category) => ({
    category,
    ...unconditionalOf(fitted, place, category),
    ...conditionalOf(fitted, place, category, byOthers),
  }));
  const norm = (pick: (partial: CategoryPartial) => number): number =>
    Math.sqrt(categories.reduce((sum, partial) => sum + pick(partial) ** 2, 0));
  const unconditionalUnadjusted = norm(({ unconditional }) => unconditional);
  const conditionalUnadjusted = norm(({ conditional }) => conditional);
  const unbiased = Math.sqrt(indicator.biasFactor);
  return ok({
    variable: variables[place] ?? '',
    unconditional: unconditionalUnadjusted * unbiased,
    unconditionalUnadjusted,
    conditional: conditionalUnadjusted * unbiased,
    conditionalUnadjusted,
    standardError: 0.5 * computeRIndicator(alone.value, groups, design).standardError,
    categories,
  });
}

/** sqrt(N_k / N) (mean chance of the category - mean chance). */
function unconditionalOf(
  { groups, design, model }: FittedResponse,
  place: number,
  category: string,
): Pick<CategoryPartial, 'unconditional' | 'unconditionalStandardError'> {
  const { populationCount, varianceOfTotal } = design;
  const isIn = (index: number): boolean => groups[index]?.values[place] === category;
  const chanceOf = (index: number): number => model.propensities[index] ?? 0;
  const share = weightedMean(groups, design, (index) => (isIn(index) ? 1 : 0));
  const mean = weightedMean(groups, design, (index) => (isIn(index) ? chanceOf(index) : 0)) / share;
  const inside = varianceOfTotal((index) => (isIn(index) ? chanceOf(index) : 0));
  const outside = varianceOfTotal((index) => (isIn(index) ? 0 : chanceOf(index)));
  const error = share * (inside * (1 / share - 1) ** 2 + outside);
  return {
    unconditional: Math.sqrt(share) * (mean - model.meanPropensity),
    unconditionalStandardError: Math.sqrt(error) / populationCount,
  };
}

interface MeansByOthers {
  /** Of each group: its chance less the mean chance of those who are alike in all other variables. */
  readonly deviations: Vector;
  /** The same of the slopes. */
  readonly slopes: readonly Vector[];
}

function meansByOthers({ groups, model }: FittedResponse, place: number): MeansByOthers {
  const deviations = new Float64Array(groups.length);
  const slopes: Vector[] = groups.map(() => new Float64Array());
  const alike = groupPlaces(groups, ({ values }) => JSON.stringify(values.toSpliced(place, 1)));
  for (const indexes of alike.values()) {
    const weightOf = (index: number): number => {
      const { weight = 0, invitedCount = 0 } = groups[index] ?? {};
      return weight * invitedCount;
    };
    const total = indexes.reduce((sum, index) => sum + weightOf(index), 0);
    const meanOf = (valueOf: (index: number) => number): number =>
      indexes.reduce((sum, index) => sum + weightOf(index) * valueOf(index), 0) / total;
    const mean = meanOf((index) => model.propensities[index] ?? 0);
    const meanSlope = Float64Array.from(model.covariance, (_, column) =>
      meanOf((index) => model.slopes[index]?.[column] ?? 0),
    );
    for (const index of indexes) {
      deviations[index] = (model.propensities[index] ?? 0) - mean;
      slopes[index] = meanSlope.map((value, column) => (model.slopes[index]?.[column] ?? 0) - value);
    }
  }
  return { deviations, slopes };
}

function conditionalOf(
  { groups, design, model }: FittedResponse,
  place: number,
  category: string,
  { deviations, slopes }: MeansByOthers,
): Pick<CategoryPartial, 'conditional' | 'conditionalStandardError'> {
  const size = model.covariance.length;
  const a = new Float64Array(size);
  const b = zeros(size);
  let squares = 0;
  for (const [index, { values, weight, invitedCount }] of groups.entries()) {
    if (values[place] !== category) continue;
    const deviation = deviations[index] ?? 0;
    const slope = slopes[index] ?? new Float64Array();
    const people = weight * invitedCount;
    squares += people * deviation ** 2;
    for (const [column, value] of slope.entries()) a[column] = (a[column] ?? 0) + people * deviation * value;
    addOuter(b, slope, people);
  }
  const byDrawing = design.varianceOfTotal((index) =>
    groups[index]?.values[place] === category ? (deviations[index] ?? 0) ** 2 : 0,
  );
  const error =
    squares === 0
      ? 0
      : (0.25 * (errorByModel(a, b, model.covariance) + byDrawing)) / (design.populationCount * squares);
  return {
    conditional: Math.sqrt(squares / design.populationCount),
    conditionalStandardError: Math.sqrt(error),
  };
}
