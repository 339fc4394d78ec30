/** The R-indicator: how far the chance to respond is the same for everybody, from 0 to 1. */
import type { Matrix, Vector } from './matrix.ts';
import { addOuter, multiply, quadraticForm, traceOfSquare, zeros } from './matrix.ts';
import type { ResponseGroup } from './response-group.ts';
import type { ResponseModel } from './response-model.ts';
import { weightedMean, weightedSum } from './response-model.ts';
import type { SampleDesign } from './sample-design.ts';

export interface RIndicator {
  /** 1 - 2 S, with S the standard deviation of the chances in the population, freed of the bias that a small sample gives. */
  readonly rIndicator: number;
  readonly rIndicatorUnadjusted: number;
  readonly standardError: number;
  /** S divided by the mean chance. */
  readonly coefficientOfVariation: number;
  readonly coefficientOfVariationUnadjusted: number;
  readonly coefficientOfVariationStandardError: number;
  readonly meanPropensity: number;
  /**
   * What is left of the variance of the chances without the bias: from 0 to 1, and a little over 1 where the model leaves
   * less bias than drawing a sample takes away.
   */
  readonly biasFactor: number;
}

/**
 * The R-indicator of a response model with its standard error by linearisation.
 * Formulas: Shlomo, Skinner and Schouten (2012), Estimation of an indicator of the representativeness of survey response,
 * Journal of Statistical Planning and Inference 142, 201-211; as computed by RISQ's R program of de Heij, Schouten and
 * Shlomo (2015), RISQ manual 2.1: S^2 over N - 1, the bias and the variance from the covariance of the coefficients.
 */
export function computeRIndicator(
  model: ResponseModel,
  groups: readonly ResponseGroup[],
  design: SampleDesign,
): RIndicator {
  const { propensities, meanPropensity } = model;
  const { populationCount, personCount } = design;
  const deviationOf = (index: number): number => (propensities[index] ?? 0) - meanPropensity;
  const squares = weightedSum(groups, (index) => deviationOf(index) ** 2);
  const variance = squares / (populationCount - 1);
  const biasFactor = variance === 0 ? 0 : Math.max(0, 1 - biasOf(model, groups, design) / variance);
  const spread = Math.sqrt(variance * biasFactor);
  const errorVariance = squares === 0 ? 0 : errorVarianceOf(model, groups, design, squares / populationCount);
  const coefficientOfVariation = spread / meanPropensity;
  return {
    rIndicator: 1 - 2 * spread,
    rIndicatorUnadjusted: 1 - 2 * Math.sqrt(variance),
    standardError: Math.sqrt(errorVariance),
    coefficientOfVariation,
    coefficientOfVariationUnadjusted: Math.sqrt(variance) / meanPropensity,
    coefficientOfVariationStandardError: Math.sqrt(
      (0.25 * errorVariance) / meanPropensity ** 2 + coefficientOfVariation ** 4 / personCount,
    ),
    meanPropensity,
    biasFactor,
  };
}

/** How much too large the variance of the estimated chances is, because they are estimated. */
function biasOf(
  { slopes, covariance, propensities }: ResponseModel,
  groups: readonly ResponseGroup[],
  { populationCount, varianceOfTotal }: SampleDesign,
): number {
  const byModel = weightedSum(groups, (index) =>
    quadraticForm(covariance, slopes[index] ?? new Float64Array()),
  );
  const byDrawing = varianceOfTotal((index) => propensities[index] ?? 0) / populationCount;
  return (byModel - byDrawing) / populationCount;
}

/** The variance of the estimated R-indicator. */
function errorVarianceOf(
  { slopes, covariance, propensities, meanPropensity }: ResponseModel,
  groups: readonly ResponseGroup[],
  design: SampleDesign,
  variance: number,
): number {
  const centred = centre(slopes, groups, design);
  const a = new Float64Array(covariance.length);
  const b = zeros(covariance.length);
  for (const [index, { weight, invitedCount }] of groups.entries()) {
    const slope = centred[index] ?? new Float64Array();
    const share = (weight * invitedCount) / design.populationCount;
    const deviation = (propensities[index] ?? 0) - meanPropensity;
    for (const [column, value] of slope.entries()) a[column] = (a[column] ?? 0) + share * deviation * value;
    addOuter(b, slope, share);
  }
  const byDrawing =
    design.varianceOfTotal((index) => ((propensities[index] ?? 0) - meanPropensity) ** 2) /
    design.populationCount ** 2;
  return (errorByModel(a, b, covariance) + byDrawing) / variance;
}

/** 4 a' C a + 2 tr(B C B C), with C the covariance of the coefficients. */
export function errorByModel(a: Vector, b: Matrix, covariance: Matrix): number {
  return 4 * quadraticForm(covariance, a) + 2 * traceOfSquare(multiply(b, covariance));
}

function centre(
  slopes: readonly Vector[],
  groups: readonly ResponseGroup[],
  design: SampleDesign,
): readonly Vector[] {
  const size = slopes[0]?.length ?? 0;
  const means = Float64Array.from({ length: size }, (_, column) =>
    weightedMean(groups, design, (index) => slopes[index]?.[column] ?? 0),
  );
  return slopes.map((slope) => slope.map((value, column) => value - (means[column] ?? 0)));
}
