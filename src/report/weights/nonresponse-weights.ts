/** Weights with which the members stand for all residents: by their chance of a letter, by who answered, and by the margins. */
import type { FeatureName } from '../../domain/features.ts';
import type { ResidentId } from '../../domain/ids.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { municipalityOf } from '../../domain/stratum.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import { groupFeatures } from '../group-features.ts';
import { mergeSmallGroups } from '../merge-small-groups.ts';
import { rakeWeights } from './rake-weights.ts';

/** Somebody whose letter was posted and who can be a member. */
export interface SampledResident {
  readonly residentId: ResidentId;
  readonly stratum: StratumKey;
  /** 1 / the chance of being drawn. */
  readonly designWeight: number;
  readonly isMember: boolean;
}

export interface MemberWeight {
  readonly residentId: ResidentId;
  readonly stratum: StratumKey;
  readonly designWeight: number;
  /** The number of the weighting class, from 1. */
  readonly classNumber: number;
  /** By what the members of the class stand for those of it who did not answer; at least 1. */
  readonly nonresponseFactor: number;
  /** designWeight * nonresponseFactor. */
  readonly nonresponseWeight: number;
  /** Raked to the population: all together they add up to its residents. */
  readonly rakedWeight: number;
  /** The same with an average of 1, for analysis of the members. */
  readonly relativeWeight: number;
}

export interface WeightingClass {
  readonly strata: readonly StratumKey[];
  readonly sampledCount: number;
  readonly memberCount: number;
  readonly nonresponseFactor: number;
}

export interface PanelWeights {
  /** In ascending order of resident. */
  readonly members: readonly MemberWeight[];
  readonly classes: readonly WeightingClass[];
}

/**
 * Nonresponse weights per stratum, and raked weights.
 *
 * Strata with fewer than ten members are joined with their neighbours into weighting classes (`mergeSmallGroups`). In a class
 * the weights of the members are raised by the same factor, so that they add up to the design weights of all who were
 * invited there (Little 1986, International Statistical Review 54, 139-157). Then they are raked to the residents per value
 * of every feature, small ones joined in the same way. Refused without members, and when raking has no solution.
 * @param residentCounts the residents of every stratum of the frame
 */
export function weightMembers(
  sampled: readonly SampledResident[],
  residentCounts: ReadonlyMap<StratumKey, number>,
  features: readonly FeatureName[],
): Result<PanelWeights> {
  const members = sampled
    .filter(({ isMember }) => isMember)
    .toSorted((left, right) => compareBytes(left.residentId, right.residentId));
  if (members.length === 0) return refuse(failure('report.no-members', {}));
  const classes = classesOf(sampled);
  const classPlaces = new Map(classes.flatMap(({ strata }, place) => strata.map((key) => [key, place])));
  const weighted = members.map(({ residentId, stratum, designWeight }) => {
    const place = classPlaces.get(stratum) ?? 0;
    const nonresponseFactor = classes[place]?.nonresponseFactor ?? 1;
    const nonresponseWeight = designWeight * nonresponseFactor;
    return {
      residentId,
      stratum,
      designWeight,
      classNumber: place + 1,
      nonresponseFactor,
      nonresponseWeight,
    };
  });
  const factors = rakeToResidents(weighted, residentCounts, features);
  if (!factors.ok) return factors;
  const raked = weighted.map((member, index) => member.nonresponseWeight * (factors.value[index] ?? 1));
  const average = raked.reduce((sum, weight) => sum + weight, 0) / raked.length;
  return ok({
    classes,
    members: weighted.map((member, index) => {
      const rakedWeight = raked[index] ?? 0;
      return { ...member, rakedWeight, relativeWeight: rakedWeight / average };
    }),
  });
}

interface SampleSum {
  sampledCount: number;
  memberCount: number;
  sampledWeight: number;
  memberWeight: number;
}

function classesOf(sampled: readonly SampledResident[]): readonly WeightingClass[] {
  const sums = new Map<StratumKey, SampleSum>();
  for (const { stratum, designWeight, isMember } of sampled) {
    const sum = sums.get(stratum) ?? { sampledCount: 0, memberCount: 0, sampledWeight: 0, memberWeight: 0 };
    sums.set(stratum, sum);
    sum.sampledCount += 1;
    sum.sampledWeight += designWeight;
    if (!isMember) continue;
    sum.memberCount += 1;
    sum.memberWeight += designWeight;
  }
  const merged = mergeSmallGroups(
    [...sums]
      .sort(([left], [right]) => compareBytes(left, right))
      .map(([stratum, { memberCount }]) => ({
        label: stratum,
        section: municipalityOf(stratum),
        counts: [memberCount],
      })),
  );
  return merged.map(({ labels }) => {
    const strata = labels as readonly StratumKey[];
    const total = (pick: (sum: SampleSum) => number): number =>
      strata.reduce((all, stratum) => {
        const sum = sums.get(stratum);
        return all + (sum === undefined ? 0 : pick(sum));
      }, 0);
    return {
      strata,
      sampledCount: total(({ sampledCount }) => sampledCount),
      memberCount: total(({ memberCount }) => memberCount),
      nonresponseFactor:
        total(({ sampledWeight }) => sampledWeight) / total(({ memberWeight }) => memberWeight),
    };
  });
}

/** The raking factor of each member. */
function rakeToResidents(
  members: readonly Pick<MemberWeight, 'stratum' | 'nonresponseWeight'>[],
  residentCounts: ReadonlyMap<StratumKey, number>,
  features: readonly FeatureName[],
): Result<readonly number[]> {
  const memberCounts = new Map<StratumKey, number>();
  for (const { stratum } of members) memberCounts.set(stratum, (memberCounts.get(stratum) ?? 0) + 1);
  const grouped = groupFeatures(
    new Map(
      Array.from(residentCounts, ([stratum, count]) => [stratum, [memberCounts.get(stratum) ?? 0, count]]),
    ),
    features,
  );
  const cellWeights = new Map<string, number>();
  const cellOf = (stratum: StratumKey): string => grouped.map(({ placeOf }) => placeOf(stratum)).join('/');
  for (const { stratum, nonresponseWeight } of members) {
    const cell = cellOf(stratum);
    cellWeights.set(cell, (cellWeights.get(cell) ?? 0) + nonresponseWeight);
  }
  const cells = Array.from(cellWeights, ([cell, weight]) => ({ values: cell.split('/'), weight }));
  const raked = rakeWeights(
    cells,
    grouped.map(({ feature, groups }) => ({
      variable: feature,
      counts: new Map(groups.map(({ counts }, place) => [String(place), counts[1] ?? 0])),
    })),
  );
  if (!raked.ok) return raked;
  const factors = new Map([...cellWeights.keys()].map((cell, index) => [cell, raked.value[index] ?? 1]));
  return ok(members.map(({ stratum }) => factors.get(cellOf(stratum)) ?? 1));
}
