/** Why a row is rejected, and why a resident is excluded: closed lists, each with one sentence. */

/** A row that cannot be used as a resident at all; it is written to the list of rejected rows. */
export const rejectionReasons = {
  'broken-row': 'the row does not have as many fields as the header',
  'unreadable-row': 'the row cannot be read as CSV',
  'no-person-key': 'the row has no A-nummer (or the configured key columns are empty)',
  'invalid-person-key': 'the A-nummer or BSN fails its check (digits or 11-proof)',
  'invalid-birth-date': 'the birth date is not a date (jjjjmmdd, unknown parts as zeros)',
  'invalid-gender': 'the sex is not M, V or O',
  'invalid-value': 'a column that decides on eligibility holds a value that the register does not know',
  'duplicate-person': 'the same person stands in an earlier row',
} as const;
export type RejectionReason = keyof typeof rejectionReasons;

/**
 * A resident who is read well but may not be drawn; only counted. The first reason that applies, in this order, counts:
 * what the register says of the registration and the address, then of the person, then the ages, then the lists.
 */
export const exclusionReasons = {
  suspended: 'the registration has ended: deceased, moved abroad, or otherwise suspended (07.67.20)',
  'not-living-there': 'established as not living at the address (08.83.10 = 089999)',
  'outside-municipality': 'registered in another municipality than that of the register (08.09.10)',
  'no-address': 'no address in the municipality to write to',
  'postal-address': 'a postal address only (briefadres, 08.10.10 = B)',
  'address-under-investigation': 'the address is under investigation (08.83.10 filled, not ended)',
  guardianship: 'under guardianship (curatele, 11.33.10)',
  'secret-address': 'the data are marked secret (07.70.10 above 0)',
  'age-unknown': 'the age on the reference date cannot be told from the birth date',
  'too-young': 'younger than the minimum age on the reference date',
  'too-old': 'older than the maximum age on the reference date',
  'opted-out': 'on the list of residents who asked not to be drawn',
  'drawn-before': 'drawn in an earlier draw',
} as const;
export type ExclusionReason = keyof typeof exclusionReasons;

/** A row that was rejected, for the list that the municipality gets. `column` is the header of the offending column, if there is one. */
export interface RejectedRow {
  readonly file: string;
  readonly row: number;
  readonly reason: RejectionReason;
  readonly column: string | undefined;
}
