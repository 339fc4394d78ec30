/** What letters are sent for: their kind, their dates, and the case when they are about one. */
import type { LetterKind } from '../domain/letter-kinds.ts';
import type { LetterDates } from '../domain/settings/letter-dates.ts';
import type { CaseSettings } from '../domain/settings/settings-schema.ts';

export interface LetterOccasion {
  readonly kind: LetterKind;
  readonly dates: LetterDates;
  /** Only for the kind `case`. */
  readonly caseSettings?: CaseSettings;
}
