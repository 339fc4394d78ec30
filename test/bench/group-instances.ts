/** Pools of the size of published ones, to select one group from: made from a seed, with no people in them. */
import seedrandom from 'seedrandom';
import { featureNames } from '../../src/domain/feature-names.ts';
import { makePool, PILOT } from '../assignment/synthetic-pool.ts';

export interface GroupInstance {
  readonly name: string;
  readonly groupSize: number;
  readonly features: readonly string[];
  /** For each person the values, in the order of the features. */
  readonly people: readonly (readonly string[])[];
  readonly quotas: readonly GroupInstanceQuota[];
}

export interface GroupInstanceQuota {
  readonly feature: string;
  readonly value: string;
  readonly minimum: number;
  readonly maximum: number;
}

/** The example of Flanigan and others (Nature 2021), by its description: 20 of 200, or ten times as large. */
export function paperInstance(scale: 1 | 10): GroupInstance {
  const [minimum, maximum] = scale === 1 ? [9, 20] : [99, 200];
  return {
    name: `${20 * scale} of ${200 * scale}, 2 features: the paper's example`,
    groupSize: 20 * scale,
    features: ['gender', 'leaning'],
    people: [
      ['female', 'conservative'],
      ...Array.from({ length: 100 * scale - 1 }, () => ['female', 'liberal']),
      ...Array.from({ length: 100 * scale }, () => ['male', 'conservative']),
    ],
    quotas: ['female', 'male', 'liberal', 'conservative'].map((value, index) => ({
      feature: index < 2 ? 'gender' : 'leaning',
      value,
      minimum,
      maximum,
    })),
  };
}

const PILOT_POPULATION = 6_000;
const PILOT_POOL = 900;
const PILOT_SKEW = 0.56;

/**
 * 900 of 6,000 who sign up by a willingness that each gender, age band and district has of its own, and quotas of the
 * population +-2. The skew is the one that brings the smallest chance near 17.4%, as in the rivals' figure.
 */
export function pilotInstance(): GroupInstance {
  const shape = { ...PILOT, memberCount: PILOT_POPULATION, caseCount: 1, quotaTolerance: 2, ageSkew: 0 };
  const { members, cases } = makePool(shape, 'bench');
  const [one] = cases;
  if (one === undefined) throw new RangeError('there is one case');
  const random = seedrandom('willing');
  const willingness = new Map(
    one.quotas.map(({ feature, value }) => [`${feature}=${value}`, willingnessOf(PILOT_SKEW, random)]),
  );
  const people = members.map(({ features }) => featureNames.map((name) => features[name] ?? ''));
  const willing = signUp(people, PILOT_POOL, random, (values) =>
    values.reduce(
      (product, value, index) => product * (willingness.get(`${featureNames[index]}=${value}`) ?? 1),
      1,
    ),
  );
  return {
    name: '250 of 900, 4 features, +-2, skewed',
    groupSize: one.groupSize,
    features: featureNames,
    people: willing,
    quotas: one.quotas,
  };
}

export interface ManyFeatures {
  readonly peopleCount: number;
  readonly groupSize: number;
  /** How many values each feature has. */
  readonly valueCounts: readonly number[];
  /** How unlike the population those who sign up are, from 0. */
  readonly skew: number;
}

/**
 * Volunteers who never mirror the population: each value has a share of the population and a willingness of its own; the
 * quotas are the population's seats rounded down and up, and nearly every person is a type alone.
 */
export function manyFeaturesInstance(shape: ManyFeatures): GroupInstance {
  const { peopleCount, groupSize, valueCounts, skew } = shape;
  const name = `${groupSize} of ${peopleCount}, ${valueCounts.length} features`;
  const random = seedrandom(name);
  const features = valueCounts.map((count, index) => {
    const weights = Array.from({ length: count }, () => 0.3 + random());
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return {
      name: `f${index}`,
      shares: weights.map((weight) => weight / total),
      willingness: weights.map(() => willingnessOf(skew, random)),
    };
  });
  const population = Array.from({ length: 20 * peopleCount }, () =>
    features.map(({ shares }) => `v${pickIndex(shares, random)}`),
  );
  const people = signUp(population, peopleCount, random, (values) =>
    features.reduce((product, { willingness }, index) => {
      const value = Number(values[index]?.slice(1));
      return product * (willingness[value] ?? 1);
    }, 1),
  );
  return {
    name,
    groupSize,
    features: features.map((feature) => feature.name),
    people,
    quotas: features.flatMap((feature) =>
      feature.shares.map((share, value) => ({
        feature: feature.name,
        value: `v${value}`,
        minimum: Math.max(0, Math.floor(share * groupSize - 0.5)),
        maximum: Math.ceil(share * groupSize + 0.5),
      })),
    ),
  };
}

function willingnessOf(skew: number, random: () => number): number {
  return Math.exp((random() - 0.5) * 2 * skew);
}

/** So many of the population, drawn one after the other with chances in proportion to their willingness. */
function signUp(
  population: readonly (readonly string[])[],
  count: number,
  random: () => number,
  willingness: (values: readonly string[]) => number,
): readonly (readonly string[])[] {
  // The smallest of exponential waiting times with these rates: the same as drawing one after the other.
  return population
    .map((values) => ({ values, wait: -Math.log(1 - random()) / willingness(values) }))
    .sort((one, other) => one.wait - other.wait)
    .slice(0, count)
    .map(({ values }) => values);
}

function pickIndex(shares: readonly number[], random: () => number): number {
  let left = random();
  const found = shares.findIndex((share) => (left -= share) < 0);
  return found < 0 ? shares.length - 1 : found;
}
