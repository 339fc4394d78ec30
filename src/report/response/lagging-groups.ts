/** Groups of residents who sign up clearly less often than the others in their municipality: what staff should know first. */
import type { FeatureName } from '../../domain/features.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import { featureValuesOf, municipalityOf } from '../../domain/stratum.ts';
import { compareBytes } from '../../domain/byte-order.ts';
import { binomialOf } from '../../draw/binomial.ts';
import { chanceBelow } from '../../draw/sign-up-distribution.ts';
import type { FollowedInvitation } from '../followed-invitation.ts';
import { isInSample, isSignedUp } from '../followed-invitation.ts';
import { groupBy } from '../group-by.ts';

export interface LaggingGroup {
  readonly municipality: MunicipalityCode;
  /** District and age band, as far as the strata have them. */
  readonly values: readonly string[];
  readonly strata: readonly StratumKey[];
  readonly letterCount: number;
  readonly signUpCount: number;
  /** What the group would have at the municipality's response so far, given what is expected of each stratum. */
  readonly usualCount: number;
}

/** Below this chance it is no accident that a group has so few: one in two hundred, since many groups are looked at. */
const ACCIDENT = 0.005;

/** @returns the groups that lack most sign-ups first */
export function findLaggingGroups(
  invitations: readonly FollowedInvitation[],
  features: readonly FeatureName[],
  expectedOf: (invitation: FollowedInvitation) => number,
): readonly LaggingGroup[] {
  const sample = invitations.filter(isInSample);
  const grades = new Map(
    Array.from(
      groupBy(sample, ({ municipality }) => municipality),
      ([municipality, own]) => {
        const expected = own.reduce((sum, invitation) => sum + expectedOf(invitation), 0);
        return [municipality, expected === 0 ? 0 : own.filter(isSignedUp).length / expected];
      },
    ),
  );
  const strata = [...new Set(sample.map(({ stratum }) => stratum))];
  const groupOf = new Map(
    strata.map((stratum) => [
      stratum,
      JSON.stringify([municipalityOf(stratum), ...valuesOf(stratum, features)]),
    ]),
  );
  const groups = groupBy(sample, ({ stratum }) => groupOf.get(stratum));
  return Array.from(groups.values(), (own): LaggingGroup => {
    const stratum = own[0]?.stratum ?? ('' as StratumKey);
    const municipality = municipalityOf(stratum);
    return {
      municipality,
      values: valuesOf(stratum, features),
      strata: [...new Set(own.map((invitation) => invitation.stratum))].sort(compareBytes),
      letterCount: own.length,
      signUpCount: own.filter(isSignedUp).length,
      usualCount: own.reduce((sum, each) => sum + expectedOf(each), 0) * (grades.get(municipality) ?? 0),
    };
  })
    .filter(isLagging)
    .toSorted(
      (left, right) =>
        right.usualCount - right.signUpCount - (left.usualCount - left.signUpCount) ||
        compareBytes(left.values.join(), right.values.join()),
    );
}

function valuesOf(stratum: StratumKey, features: readonly FeatureName[]): readonly string[] {
  const { district, ageBand } = featureValuesOf(stratum, features);
  return [district, ageBand].flatMap((value) => value ?? []);
}

function isLagging({ values, letterCount, signUpCount, usualCount }: LaggingGroup): boolean {
  if (values.length === 0 || letterCount === 0) return false;
  const usual = binomialOf(letterCount, Math.min(1, usualCount / letterCount));
  return chanceBelow(usual, signUpCount + 1) < ACCIDENT;
}
