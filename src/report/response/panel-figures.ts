/** Everything a report of the response tells, in figures: the same for every language, and of no group under ten people. */
import { failure } from '../../domain/failure.ts';
import type { FeatureName } from '../../domain/features.ts';
import type { ResidentId } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { StratumKey } from '../../domain/stratum.ts';
import type { OutcomeCounts, OutcomeRates } from '../aapor-rates.ts';
import { computeOutcomeRates, groupDispositions } from '../aapor-rates.ts';
import type { FollowedInvitation } from '../followed-invitation.ts';
import { isInSample, isInvited, isSignedUp } from '../followed-invitation.ts';
import type { Forecast } from '../forecast-sign-ups.ts';
import { forecastSignUps } from '../forecast-sign-ups.ts';
import type { GroupedFeature } from '../group-features.ts';
import { groupFeatures } from '../group-features.ts';
import { SMALLEST_GROUP } from '../merge-small-groups.ts';
import type { Representativity } from '../representativity/measure-representativity.ts';
import { measureRepresentativity } from '../representativity/measure-representativity.ts';
import { tallyStrata } from '../tally-strata.ts';
import { weightMembers } from '../weights/nonresponse-weights.ts';
import type { WeightSummary } from '../weights/weight-summary.ts';
import { summarizeWeights } from '../weights/weight-summary.ts';
import type { Pyramid } from './age-pyramid.ts';
import { makePyramid } from './age-pyramid.ts';
import type { ForecastFrame } from './posted-letters.ts';
import { forecastMunicipalities } from './posted-letters.ts';
import type { ResponseFigures } from './response-rows.ts';
import { summarizeResponse } from './response-rows.ts';
import type { SignUpPeriod } from './sign-up-periods.ts';
import { periodsOf, signUpDays } from './sign-up-periods.ts';

export interface PanelFacts extends ForecastFrame {
  readonly panelName: string;
  readonly features: readonly FeatureName[];
  /** Residents who could be drawn, of every stratum. */
  readonly residentCounts: ReadonlyMap<StratumKey, number>;
  readonly invitations: readonly (FollowedInvitation & { readonly residentId: ResidentId })[];
  /** Nobody was admitted yet: then everybody who signed up counts as a member. */
  readonly isBeforeAdmission: boolean;
}

/** A group of values with its counts. */
export interface FeatureRow {
  readonly values: readonly string[];
  readonly residentCount: number;
  readonly invitedCount: number;
  readonly signedUpCount: number;
  readonly memberCount: number;
}

export interface PanelFigures {
  readonly panelName: string;
  readonly today: string;
  /** The members are those who signed up: nobody was admitted yet. */
  readonly isBeforeAdmission: boolean;
  readonly total: ResponseFigures & { readonly residentCount: number; readonly memberCount: number };
  readonly outcomeCounts: OutcomeCounts;
  readonly outcomeRates: OutcomeRates;
  readonly forecast: Forecast;
  readonly periods: readonly SignUpPeriod[];
  readonly features: readonly { readonly feature: FeatureName; readonly rows: readonly FeatureRow[] }[];
  /** `undefined` when the strata have no gender or no age band. */
  readonly pyramid: Pyramid | undefined;
  /** Refused when the response model has no solution. The categories are places in the rows of the feature. */
  readonly representativity: Result<Representativity>;
  /** Refused when no weights can be made. */
  readonly weights: Result<WeightedPanel>;
}

export interface WeightedPanel {
  readonly summary: WeightSummary;
  readonly relativeWeights: readonly number[];
}

/** Computes the figures. Refused when fewer than ten people signed up: then no group could be shown. */
export function computePanelFigures(facts: PanelFacts): Result<PanelFigures> {
  const { panelName, today, features, residentCounts, invitations } = facts;
  const signedUpCount = invitations.filter(isSignedUp).length;
  if (signedUpCount < SMALLEST_GROUP) {
    return refuse(failure('report.too-few-sign-ups', { signedUpCount, minimum: SMALLEST_GROUP }));
  }
  const tallies = tallyStrata(residentCounts, invitations);
  const countsOf = new Map(
    Array.from(tallies, ([stratum, tally]) => [
      stratum,
      [tally.residentCount, tally.invitedCount, tally.signedUpCount, tally.memberCount],
    ]),
  );
  const grouped = groupFeatures(countsOf, features);
  const outcomeCounts = groupDispositions(
    invitations.filter(isInvited).map(({ disposition }) => [disposition, 1] as const),
  );
  const distributions = forecastMunicipalities(invitations, facts).map(({ distribution }) => distribution);
  const residentCount = [...residentCounts.values()].reduce((sum, count) => sum + count, 0);
  const memberCount = invitations.filter(({ isMember }) => isMember).length;
  return ok({
    panelName,
    today,
    isBeforeAdmission: facts.isBeforeAdmission,
    total: { ...summarizeResponse(invitations, facts.expectedOf), residentCount, memberCount },
    outcomeCounts,
    outcomeRates: computeOutcomeRates(outcomeCounts),
    forecast: forecastSignUps(distributions),
    periods: periodsOf(signUpDays(invitations, today)),
    features: grouped.map(({ feature, groups }) => ({ feature, rows: groups.map(rowOf) })),
    pyramid: makePyramid(tallies, features, (feature) =>
      (grouped.find((each) => each.feature === feature)?.groups ?? []).map(({ values }) => values),
    ),
    representativity: measurePanel(grouped, invitations),
    weights: weighPanel(facts),
  });
}

function rowOf({ values, counts }: GroupedFeature['groups'][number]): FeatureRow {
  const [residentCount = 0, invitedCount = 0, signedUpCount = 0, memberCount = 0] = counts;
  return { values, residentCount, invitedCount, signedUpCount, memberCount };
}

/** Who of those with a letter signed up, by the groups of every feature that has more than one. */
function measurePanel(
  grouped: readonly GroupedFeature[],
  invitations: readonly FollowedInvitation[],
): Result<Representativity> {
  const used = grouped.filter(({ groups }) => groups.length > 1);
  return measureRepresentativity(
    used.map(({ feature }) => feature),
    invitations.filter(isInSample).map((invitation) => ({
      values: used.map(({ placeOf }) => String(placeOf(invitation.stratum))),
      weight: invitation.designWeight,
      invitedCount: 1,
      respondedCount: isSignedUp(invitation) ? 1 : 0,
    })),
  );
}

function weighPanel({ invitations, residentCounts, features }: PanelFacts): Result<WeightedPanel> {
  const weighted = weightMembers(
    invitations.filter((invitation) => isInSample(invitation) || invitation.isMember),
    residentCounts,
    features,
  );
  if (!weighted.ok) return weighted;
  const relativeWeights = weighted.value.members.map(({ relativeWeight }) => relativeWeight);
  return ok({ summary: summarizeWeights(relativeWeights), relativeWeights });
}
