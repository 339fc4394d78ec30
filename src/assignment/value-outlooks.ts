/** For each feature value with a quota: how many members there are against how many the quotas of all cases need. */
import type { QuotaFeature } from '../domain/features.ts';
import type { AssignmentInput } from './assignment-input.ts';
import type { MemberType } from './member-types.ts';
import { distinctValues, minimumOf, seatsAt } from './screen-quotas.ts';

export interface ValueOutlook {
  readonly feature: QuotaFeature;
  readonly value: string;
  readonly memberCount: number;
  /** The minima of all cases together. */
  readonly seatsNeeded: number;
  /** The maxima of all cases together. */
  readonly seatsAllowed: number;
  /** What these members can give under the cap, less their exclusions and earlier cases. */
  readonly seatsAvailable: number;
  /** Fewest members, without exclusions or earlier cases, who can fill the minima. */
  readonly neededMemberCount: number;
  /** New members, without exclusions, who are lacking for this value alone; 0 when there are enough. */
  readonly extraMemberCount: number;
}

/** The outlook of every value that a case has a quota for. Values are looked at one by one: enough of each may still conflict. */
export function valueOutlooks(input: AssignmentInput, types: readonly MemberType[]): readonly ValueOutlook[] {
  const { cases, maximumCasesPerMember: cap } = input;
  return distinctValues(input).map(({ feature, value }) => {
    const own = types.filter((type) => type.features[feature] === value);
    const quotas = cases.flatMap((each) =>
      each.quotas.filter((quota) => quota.feature === feature && quota.value === value),
    );
    const asking = cases.filter((each) => minimumOf(each, feature, value) > 0);
    const minima = asking.map((each) => minimumOf(each, feature, value));
    const seatsNeeded = sumOf(minima);
    const casesEach = Math.max(1, Math.min(cap, asking.length));
    const short = seatsNeeded - seatsAt(own, asking, cap);
    return {
      feature,
      value,
      memberCount: sumOf(own.map(({ residentIds }) => residentIds.length)),
      seatsNeeded,
      seatsAllowed: sumOf(quotas.map(({ maximum }) => maximum)),
      seatsAvailable: seatsAt(own, cases, cap),
      neededMemberCount: Math.max(0, Math.ceil(seatsNeeded / casesEach), ...minima),
      extraMemberCount: Math.max(
        0,
        Math.ceil(short / casesEach),
        ...asking.map((each, index) => (minima[index] ?? 0) - seatsAt(own, [each], cap)),
      ),
    };
  });
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
