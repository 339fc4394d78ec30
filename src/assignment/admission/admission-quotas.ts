/** The ranges within which the members must look like the population, and how far they give way to who signed up. */
import type { QuotaFeature } from '../../domain/features.ts';
import { compareFeatures } from '../../domain/features.ts';
import { CaseIdSchema } from '../../domain/ids.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { featureValuesOf, municipalityOf } from '../../domain/stratum.ts';
import type { FeatureName } from '../../domain/features.ts';
import { featureNames } from '../../domain/feature-names.ts';
import type { Result } from '../../domain/result.ts';
import { ok } from '../../domain/result.ts';
import type { CaseQuotas, PopulationCounts, Quota } from '../quotas.ts';
import { makeQuotas } from '../quotas.ts';
import type { AdmissionInput, Candidate } from './admission-input.ts';

/** The group of all members goes by this id in the lottery. */
export const PANEL_GROUP = CaseIdSchema.parse('panel');

/** Parts of a population of which every municipality has the part of its target. */
const PARTS = 1_000_000_000n;

/**
 * The population that the members must look like: each municipality counts for its target of members, and inside it every
 * resident for as much. In whole parts per thousand million, rounded down.
 * @param strataCounts residents of the frame per stratum; the keys were made with `features`
 */
export function targetPopulationOf(
  strataCounts: ReadonlyMap<StratumKey, number>,
  features: readonly FeatureName[],
  targets: ReadonlyMap<MunicipalityCode, number>,
): PopulationCounts {
  const residents = new Map<MunicipalityCode, number>();
  for (const [key, count] of strataCounts) {
    const municipality = municipalityOf(key);
    residents.set(municipality, (residents.get(municipality) ?? 0) + count);
  }
  const total = [...residents.keys()].reduce((sum, code) => sum + (targets.get(code) ?? 0), 0);
  const numerators = new Map<FeatureName, Map<string, Map<MunicipalityCode, number>>>();
  for (const [key, count] of strataCounts) {
    const municipality = municipalityOf(key);
    const values = featureValuesOf(key, features);
    for (const feature of featureNames) {
      const value = values[feature];
      if (value === undefined) continue;
      const ofFeature = getOrAdd(numerators, feature, () => new Map<string, Map<MunicipalityCode, number>>());
      const ofValue = getOrAdd(ofFeature, value, () => new Map<MunicipalityCode, number>());
      ofValue.set(municipality, (ofValue.get(municipality) ?? 0) + count);
    }
  }
  const partsOf = (counts: ReadonlyMap<MunicipalityCode, number>): number =>
    [...counts].reduce((sum, [code, count]) => {
      const divisor = BigInt(total) * BigInt(residents.get(code) ?? 1);
      return sum + Number((BigInt(targets.get(code) ?? 0) * BigInt(count) * PARTS) / divisor);
    }, 0);
  return new Map(
    [...numerators].map(([feature, ofFeature]) => [
      feature,
      new Map([...ofFeature].map(([value, counts]) => [value, partsOf(counts)])),
    ]),
  );
}

/** Members more or fewer than the exact share, by feature. */
export type Tolerances = Readonly<Record<string, number>>;

/** The ranges of all members together, with a tolerance for each feature. */
export function panelQuotasOf(input: AdmissionInput, tolerances: Tolerances): Result<CaseQuotas> {
  const features = [...input.quotaFeatures].sort(compareFeatures);
  const quotas: Quota[] = [];
  for (const feature of features) {
    const made = makeQuotas(
      {
        id: PANEL_GROUP,
        groupSize: input.maximumMembers,
        tolerance: 0,
        quotaFeatures: [feature],
        quotaTolerance: tolerances[feature] ?? input.quotaTolerance,
      },
      input.population,
    );
    if (!made.ok) return made;
    quotas.push(...made.value.quotas);
  }
  const size = input.maximumMembers;
  return ok({ caseId: PANEL_GROUP, groupSize: size, minimumSize: size, maximumSize: size, quotas });
}

/**
 * What the ranges leave for the places that are open: less what the members have, and, of a value that too few signed up
 * with, no more than there are.
 */
export function openQuotasOf(
  panel: CaseQuotas,
  members: readonly Candidate[],
  newcomers: readonly Candidate[],
  room: number,
): CaseQuotas {
  const quotas = panel.quotas.map((quota) => {
    const have = countOf(members, quota);
    return {
      ...quota,
      minimum: Math.min(Math.max(0, quota.minimum - have), countOf(newcomers, quota), room),
      maximum: Math.min(Math.max(0, quota.maximum - have), room),
    };
  });
  return { caseId: PANEL_GROUP, groupSize: room, minimumSize: room, maximumSize: room, quotas };
}

/**
 * The smallest tolerance from `least` on with which a feature, looked at alone, leaves a choice: the places can be filled
 * without any value above its range.
 */
export function leastToleranceOf(
  input: AdmissionInput,
  feature: QuotaFeature,
  members: readonly Candidate[],
  room: number,
  least: number,
): Result<number> {
  for (let tolerance = least; ; tolerance++) {
    const panel = panelQuotasOf({ ...input, quotaFeatures: [feature] }, { [feature]: tolerance });
    if (!panel.ok) return panel;
    const open = openQuotasOf(panel.value, members, input.newcomers, room).quotas;
    const most = open.reduce(
      (sum, quota) => sum + Math.min(quota.maximum, countOf(input.newcomers, quota)),
      0,
    );
    const fewest = open.reduce((sum, quota) => sum + quota.minimum, 0);
    if ((most >= room && fewest <= room) || tolerance >= input.maximumMembers) return ok(tolerance);
  }
}

/** How many candidates have the value of a quota. */
export function countOf(
  candidates: readonly Candidate[],
  { feature, value }: Pick<Quota, 'feature' | 'value'>,
): number {
  return candidates.filter(({ features }) => features[feature] === value).length;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key) ?? make();
  map.set(key, found);
  return found;
}
