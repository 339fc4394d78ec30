/** The tables of a bundle as CSV: LF, in a fixed order. */
import { stringify } from 'csv-stringify/sync';
import type { AssignmentInput } from '../assignment/assignment-input.ts';
import { canonicalInput, quotaFeaturesOf } from '../assignment/assignment-input.ts';
import type { FeatureName } from '../domain/features.ts';
import { compareFeatures, isQuestion } from '../domain/features.ts';
import type { AdmittedFact, AssignmentFacts, SeatFact, StratumFact } from './bundle-facts.ts';
import type { StratumGroup } from './merge-strata.ts';
import { mergeSmallStrata } from './merge-strata.ts';

/** Every stratum of every wave: residents, size S_h, seats, and the candidates that were left for them. */
export function seatsCsv(strata: readonly StratumFact[], seats: readonly SeatFact[]): string {
  const known = new Map(strata.map((fact) => [fact.stratum, fact]));
  return csv(
    ['wave', 'stratum', 'residents', 'size', 'seats', 'candidates_left'],
    seats.map(({ wave, stratum, seatCount, candidatesLeftCount }) => {
      const fact = known.get(stratum);
      return [
        wave,
        stratum,
        fact?.residentCount ?? 0,
        String(fact?.size ?? 0n),
        seatCount,
        candidatesLeftCount,
      ];
    }),
  );
}

/** The strata as the public sees them: small ones merged, with the seats of all waves together when there was a draw. */
export function publicGroupsOf(
  strata: readonly StratumFact[],
  seats: readonly SeatFact[] | undefined,
): readonly StratumGroup[] {
  const totals = new Map<string, number>();
  for (const { stratum, seatCount } of seats ?? []) {
    totals.set(stratum, (totals.get(stratum) ?? 0) + seatCount);
  }
  return mergeSmallStrata(
    strata.map(({ stratum, residentCount }) => ({
      stratum,
      residentCount,
      seatCount: seats === undefined ? undefined : (totals.get(stratum) ?? 0),
    })),
  );
}

/** The table of those groups; the residents of a municipality that has too few are left empty. */
export function publicStrataCsv(groups: readonly StratumGroup[]): string {
  const hasSeats = groups.some(({ seatCount }) => seatCount !== undefined);
  return csv(
    ['municipality', 'strata', 'residents', ...(hasSeats ? ['seats'] : [])],
    groups.map(({ municipality, label, residentCount, seatCount }) => [
      municipality,
      label,
      residentCount ?? '',
      ...(seatCount === undefined ? [] : [seatCount]),
    ]),
  );
}

/** Everybody who was admitted or put in reserve, with the admission and the number that it gave. */
export function admissionsCsv(admitted: readonly AdmittedFact[]): string {
  return csv(
    ['admission', 'role', 'number', 'resident_id'],
    admitted.map(({ admission, role, number, residentId }) => [admission, role, number, residentId]),
  );
}

/**
 * The members who took part in the lottery, with the values of their features, their answers to the questions that groups
 * have quotas for, and the cases they may not judge.
 */
export function membersCsv(
  { input }: Pick<AssignmentFacts, 'input'>,
  features: readonly FeatureName[],
): string {
  const asked = quotaFeaturesOf(input.cases).filter(isQuestion);
  const used = [...features, ...asked].sort(compareFeatures);
  return csv(
    ['resident_id', ...used, 'excluded_cases'],
    canonicalInput(input).members.map(({ residentId, features: values, excludedCases }) => [
      residentId,
      ...used.map((name) => values[name] ?? ''),
      excludedCases.join(' '),
    ]),
  );
}

/** The range of members that each case must keep for each feature value. */
export function quotasCsv(input: AssignmentInput): string {
  return csv(
    ['case_id', 'feature', 'value', 'minimum', 'maximum'],
    canonicalInput(input).cases.flatMap(({ caseId, quotas }) =>
      quotas.map(({ feature, value, minimum, maximum }) => [caseId, feature, value, minimum, maximum]),
    ),
  );
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], { record_delimiter: '\n' });
}
