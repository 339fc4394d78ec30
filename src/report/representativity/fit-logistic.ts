/** A logistic response model, fitted by iteratively reweighted least squares just as R's `glm` does it. */
import type { Matrix, Vector } from './matrix.ts';
import { addOuter, dot, invertDefinite, multiplyVector, zeros } from './matrix.ts';

/** People with the same row of the model matrix. */
export interface ModelUnits {
  readonly row: Vector;
  /** With an average of 1 over all people. */
  readonly priorWeight: number;
  readonly invitedCount: number;
  readonly respondedCount: number;
}

export interface LogisticFit {
  /** The fitted chance of each of the units. */
  readonly propensities: Vector;
  /** The covariance of the coefficients. */
  readonly covariance: Matrix;
}

/** The fit went towards chances of 0 or 1 without an end: the coefficients have no best value. */
export interface Separated {
  readonly isSeparated: true;
  /** The places of the units whose chance goes to 0 or 1. */
  readonly unitIndexes: readonly number[];
}

/** `glm.control(epsilon = 1e-8, maxit = 25)`. */
const RELATIVE_CHANGE = 1e-8;
const STEP_LIMIT = 25;

/** A fit that has a solution stands still soon after R stops; without one, each step moves some chance by about 1 logit. */
const EXTRA_STEP_LIMIT = 20;
const STANDS_STILL = 1e-6;
const EXTREME_LOGIT = 12;

/**
 * Fits logit(chance) = row * coefficients by maximum likelihood, with rows of full rank. To give the digits that R gives,
 * it begins and stops as `glm` with the family `binomial` does (chances (w*y + 0.5)/(w + 1) for each person with weight w and answer y;
 * a relative change of the deviance below 1e-8), and the covariance is that of the weights in the last step.
 */
export function fitLogistic(units: readonly ModelUnits[]): LogisticFit | Separated {
  let step = firstStep(units);
  let deviance = Infinity;
  let fit: LogisticFit | undefined;
  for (let count = 1; step !== undefined && count <= STEP_LIMIT; count++) {
    const before = deviance;
    deviance = devianceOf(units, step.logits);
    if (Math.abs(deviance - before) / (Math.abs(deviance) + 0.1) < RELATIVE_CHANGE) {
      fit = { propensities: step.logits.map(chanceOf), covariance: step.covariance };
      break;
    }
    step = nextStep(units, step.logits);
  }
  const last = step === undefined ? undefined : goOn(units, step);
  if (fit !== undefined && last?.standsStill === true) return fit;
  const logits = last?.logits ?? new Float64Array(units.length);
  return {
    isSeparated: true,
    unitIndexes: [...logits.keys()].filter((index) => Math.abs(logits[index] ?? 0) > EXTREME_LOGIT),
  };
}

interface Step {
  readonly logits: Vector;
  readonly covariance: Matrix;
}

/** A weighted regression on the working response of each person, from the chances with which `glm` begins. */
function firstStep(units: readonly ModelUnits[]): Step | undefined {
  return regress(units, ({ priorWeight, invitedCount, respondedCount }) => {
    const answers = [
      { answer: 1, count: respondedCount },
      { answer: 0, count: invitedCount - respondedCount },
    ];
    let weight = 0;
    let weightedResponse = 0;
    for (const { answer, count } of answers) {
      const chance = (priorWeight * answer + 0.5) / (priorWeight + 1);
      const slope = chance * (1 - chance);
      const logit = Math.log(chance / (1 - chance));
      weight += count * priorWeight * slope;
      weightedResponse += count * priorWeight * (slope * logit + (answer - chance));
    }
    return { weight, weightedResponse };
  });
}

function nextStep(units: readonly ModelUnits[], logits: Vector): Step | undefined {
  return regress(units, ({ priorWeight, invitedCount, respondedCount }, index) => {
    const logit = logits[index] ?? 0;
    const chance = chanceOf(logit);
    const weight = invitedCount * priorWeight * chance * (1 - chance);
    return {
      weight,
      weightedResponse: weight * logit + priorWeight * (respondedCount - invitedCount * chance),
    };
  });
}

function regress(
  units: readonly ModelUnits[],
  workOf: (unit: ModelUnits, index: number) => { weight: number; weightedResponse: number },
): Step | undefined {
  const size = units[0]?.row.length ?? 0;
  const information = zeros(size);
  const score = new Float64Array(size);
  for (const [index, unit] of units.entries()) {
    const { weight, weightedResponse } = workOf(unit, index);
    addOuter(information, unit.row, weight);
    for (const [column, value] of unit.row.entries()) {
      score[column] = (score[column] ?? 0) + value * weightedResponse;
    }
  }
  const covariance = invertDefinite(information);
  if (covariance === undefined) return undefined;
  const coefficients = multiplyVector(covariance, score);
  return { covariance, logits: Float64Array.from(units, ({ row }) => dot(row, coefficients)) };
}

function goOn(units: readonly ModelUnits[], from: Step): { logits: Vector; standsStill: boolean } {
  let { logits } = from;
  for (let count = 0; count < EXTRA_STEP_LIMIT; count++) {
    const step = nextStep(units, logits);
    if (step === undefined) return { logits, standsStill: false };
    const before = logits;
    logits = step.logits;
    const change = logits.reduce(
      (most, logit, index) => Math.max(most, Math.abs(logit - (before[index] ?? 0))),
      0,
    );
    if (change < STANDS_STILL) return { logits, standsStill: true };
  }
  return { logits, standsStill: false };
}

function devianceOf(units: readonly ModelUnits[], logits: Vector): number {
  let deviance = 0;
  for (const [index, { priorWeight, invitedCount, respondedCount }] of units.entries()) {
    const chance = chanceOf(logits[index] ?? 0);
    if (respondedCount > 0) deviance -= 2 * priorWeight * respondedCount * Math.log(chance);
    const silentCount = invitedCount - respondedCount;
    if (silentCount > 0) deviance -= 2 * priorWeight * silentCount * Math.log(1 - chance);
  }
  return deviance;
}

function chanceOf(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
