/** The figures of each feature for the public account: the groups of the response, joined until no difference is small either. */
import type { FeatureName } from '../../domain/features.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { groupFeatures } from '../group-features.ts';
import { SMALLEST_GROUP } from '../merge-small-groups.ts';
import { makePyramid } from '../response/age-pyramid.ts';
import type { PanelFacts, PanelFigures } from '../response/panel-figures.ts';
import type { StratumTally } from '../tally-strata.ts';
import { tallyStrata } from '../tally-strata.ts';

export interface SafeFeatures extends Pick<PanelFigures, 'features' | 'pyramid'> {
  /** Whether sign-ups can stand beside the members of a group. */
  readonly showsSignUps: boolean;
}

/**
 * Sign-ups who are no members in so many places that a few groups with ten each can be made of them. With fewer they would
 * have to be shown as one group, or be found by subtraction: then the sign-ups of groups are left out.
 */
const ENOUGH_APART = 10 * SMALLEST_GROUP;

/**
 * Groups of which residents, letters and members are ten or more, and so are those without a letter, without a sign-up and
 * without a place: what is the difference of two columns is a count of people too.
 */
export function computeSafeFeatures({ residentCounts, invitations, features }: PanelFacts): SafeFeatures {
  const tallies = tallyStrata(residentCounts, invitations);
  const apart = sumOf(tallies, ({ signedUpCount, memberCount }) => signedUpCount - memberCount);
  const showsSignUps = apart === 0 || apart >= ENOUGH_APART;
  const guarded = (tally: StratumTally): readonly number[] => [
    tally.residentCount,
    tally.invitedCount,
    showsSignUps ? tally.signedUpCount : tally.memberCount,
    tally.memberCount,
    tally.residentCount - tally.invitedCount,
    tally.invitedCount - (showsSignUps ? tally.signedUpCount : tally.memberCount),
    // With nobody apart there is nothing to guard, and 0 would join all groups.
    ...(apart >= ENOUGH_APART ? [tally.signedUpCount - tally.memberCount] : []),
  ];
  const countsOf = new Map(Array.from(tallies, ([stratum, tally]) => [stratum, guarded(tally)]));
  const grouped = groupFeatures(countsOf, features);
  const groupsOf = (feature: FeatureName) =>
    grouped.find((each) => each.feature === feature)?.groups.map(({ values }) => values) ?? [];
  return {
    showsSignUps,
    features: grouped.map(({ feature, groups }) => ({
      feature,
      rows: groups.map(
        ({ values, counts: [residentCount = 0, invitedCount = 0, signedUpCount = 0, memberCount = 0] }) => ({
          values,
          residentCount,
          invitedCount,
          signedUpCount,
          memberCount,
        }),
      ),
    })),
    pyramid: makePyramid(tallies, features, groupsOf),
  };
}

function sumOf(
  tallies: ReadonlyMap<StratumKey, StratumTally>,
  read: (tally: StratumTally) => number,
): number {
  return [...tallies.values()].reduce((sum, tally) => sum + read(tally), 0);
}
