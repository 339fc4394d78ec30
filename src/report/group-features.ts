/** The values of each feature, small ones joined, so that every table, chart and weight of a report has the same groups. */
import { compareBytes } from '../domain/byte-order.ts';
import { featureNames } from '../domain/feature-names.ts';
import type { FeatureName } from '../domain/features.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { featureValuesOf, municipalityOf } from '../domain/stratum.ts';
import { mergeSmallGroups } from './merge-small-groups.ts';

/** Some values of a feature that are counted together. */
export interface FeatureGroup {
  /** As they stand in the strata, in order; of districts with their municipality, as `GM0344/WK034401`. */
  readonly values: readonly string[];
  readonly counts: readonly number[];
}

export interface GroupedFeature {
  readonly feature: FeatureName;
  readonly groups: readonly FeatureGroup[];
  /** The place in `groups` of each stratum's value. */
  readonly placeOf: (stratum: StratumKey) => number;
}

/**
 * Groups the values of every feature by `mergeSmallGroups`: neighbours in byte order (which is by age for age bands), and
 * districts within their municipality.
 * @param countsOf the counts of each stratum, all of the same length
 */
export function groupFeatures(
  countsOf: ReadonlyMap<StratumKey, readonly number[]>,
  features: readonly FeatureName[],
  minimum?: number,
): readonly GroupedFeature[] {
  return featureNames
    .filter((feature) => features.includes(feature))
    .map((feature) => groupFeature(countsOf, features, feature, minimum));
}

function groupFeature(
  countsOf: ReadonlyMap<StratumKey, readonly number[]>,
  features: readonly FeatureName[],
  feature: FeatureName,
  minimum: number | undefined,
): GroupedFeature {
  const valueOf = (stratum: StratumKey): string => {
    const value = featureValuesOf(stratum, features)[feature] ?? '';
    // A district belongs to its municipality, also when two municipalities call theirs the same, such as `unknown`.
    return feature === 'district' ? `${municipalityOf(stratum)}/${value}` : value;
  };
  const sums = new Map<string, { section: string; counts: readonly number[] }>();
  for (const [stratum, counts] of countsOf) {
    const value = valueOf(stratum);
    const section = feature === 'district' ? municipalityOf(stratum) : '';
    const before = sums.get(value)?.counts ?? counts.map(() => 0);
    sums.set(value, { section, counts: counts.map((count, place) => count + (before[place] ?? 0)) });
  }
  const merged = mergeSmallGroups(
    [...sums]
      .sort(([left], [right]) => compareBytes(left, right))
      .map(([label, { section, counts }]) => ({ label, section, counts })),
    minimum,
  );
  const places = new Map(merged.flatMap(({ labels }, place) => labels.map((label) => [label, place])));
  return {
    feature,
    groups: merged.map(({ labels, counts }) => ({ values: labels, counts })),
    placeOf: (stratum) => places.get(valueOf(stratum)) ?? 0,
  };
}
