/**
 * The pool and the targets of a case in the CSV forms that the tools of the Sortition Foundation read, and `assign select`
 * too: features as `feature,value,min,max`, people as one row a person with a column a feature. Anybody can hold our groups
 * against those of another program.
 */
import { stringify } from 'csv-stringify/sync';
import { compareFeatures } from '../domain/features.ts';
import type { QuotaFeature } from '../domain/features.ts';
import type { CaseId } from '../domain/ids.ts';
import type { AssignmentInput } from './assignment-input.ts';

export interface SortitionFiles {
  readonly caseId: CaseId;
  /** How many people to select. */
  readonly number: number;
  readonly features: string;
  readonly people: string;
}

/** For each case of an input. In `people` are those who may judge the case; ids are opaque. */
export function sortitionFiles({ cases, members }: AssignmentInput): readonly SortitionFiles[] {
  return cases.map(({ caseId, groupSize, quotas }) => {
    const features = [...new Set(quotas.map(({ feature }) => feature))].sort(compareFeatures);
    const people = members.filter(({ excludedCases }) => !excludedCases.includes(caseId));
    return {
      caseId,
      number: groupSize,
      features: csv(
        ['feature', 'value', 'min', 'max'],
        quotas.map(({ feature, value, minimum, maximum }) => [feature, value, minimum, maximum]),
      ),
      people: csv(
        ['id', ...features],
        people.map(({ residentId, features: own }) => [
          residentId,
          ...features.map((feature: QuotaFeature) => own[feature] ?? ''),
        ]),
      ),
    };
  });
}

function csv(header: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return stringify([header, ...rows], { record_delimiter: '\n' });
}
