/** Whether a resident may be drawn, and if not, the one reason that is counted. */
import type { ExclusionReason } from '../domain/reasons.ts';
import type { Address, Resident } from '../domain/resident.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { isWritableAddress } from '../register/address-lines.ts';
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
 * Whether the official address lines can be made, and the post can deliver them: a street with a house number needs its
 * postcode; a houseboat or caravan without a street has a location description, and never a postcode.
 */
function canBeWrittenTo(address: Address): boolean {
  return isWritableAddress(address) && (address.street === '' || address.postcode !== '');
}
