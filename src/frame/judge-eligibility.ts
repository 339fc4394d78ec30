/** Whether a resident may be drawn, and if not, the one reason that is counted. */
import type { ExclusionReason } from '../domain/reasons.ts';
import type { Address, Resident } from '../domain/resident.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { ageOnDate } from './age-on-date.ts';

/** The first reason, in the order of `exclusionReasons`, why a resident may not be drawn; `undefined` when eligible. */
export function judgeEligibility(
  resident: Resident,
  settings: Settings['eligibility'],
): ExclusionReason | undefined {
  if (resident.suspension !== '') return 'suspended';
  if (!canBeWrittenTo(resident.address)) return 'no-address';
  if (settings.postalAddress === 'exclude' && resident.address.addressFunction === 'B')
    return 'postal-address';
  if (settings.secretAddress === 'exclude' && resident.secrecy > 0) return 'secret-address';
  const ageYears = ageOnDate(resident.birthDate, settings.referenceDate);
  if (ageYears === undefined) return 'age-unknown';
  // Who is born after the reference date is too young whatever the minimum age.
  if (ageYears < settings.minimumAge) return 'too-young';
  if (settings.maximumAge !== undefined && ageYears > settings.maximumAge) return 'too-old';
  return undefined;
}

/**
 * Whether the official address lines of the BRP can be made: a street with a house number and a postcode, or, where there
 * is no street at all, a location description (a houseboat or caravan, which has no postcode). The BRP writes an unknown
 * street as `.` and an unknown number as `0`; then there is no line, whatever else is filled in.
 */
function canBeWrittenTo(address: Address): boolean {
  if (isFilled(address.street)) {
    return address.postcode !== '' && address.houseNumber !== '' && /[1-9]/.test(address.houseNumber);
  }
  return address.street === '' && isFilled(address.locationDescription);
}

function isFilled(text: string): boolean {
  return text !== '' && text !== '.';
}
