/** What a row of the register comes to: a resident, or a row that is rejected with its reason. */
import type { RejectedRow } from '../domain/reasons.ts';
import type { Resident } from '../domain/resident.ts';

export type RowOutcome =
  | { readonly kind: 'resident'; readonly resident: Resident }
  | { readonly kind: 'rejected'; readonly rejected: RejectedRow };
