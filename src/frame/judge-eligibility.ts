/** Whether a resident may be drawn, and if not, the one reason that is counted. */
import type { ExclusionReason } from '../domain/reasons.ts';
import type { Resident } from '../domain/resident.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { isWritableAddress } from '../register/address-lines.ts';
import { ageOnDate } from './age-on-date.ts';
import type { PersonLists } from './person-list.ts';
import { NO_LISTS, isOnList } from './person-list.ts';

/** 08.83.10 when the municipality has established that the resident does not live at the address. */
const NOT_LIVING_THERE = '089999';

/**
 * The first reason, in the order of `exclusionReasons`, why a resident may not be drawn; `undefined` when eligible. The
 * rules that cost least stand first: a list of opaque ids takes a hash for each resident who is eligible so far.
 */
export function judgeEligibility(
  resident: Resident,
  settings: Settings['eligibility'],
  lists: PersonLists = NO_LISTS,
): ExclusionReason | undefined {
  return (
    judgeCircumstances(resident, settings) ?? judgeAge(resident, settings) ?? judgeLists(resident, lists)
  );
}

/**
 * The first of the reasons that stand before those of age and lists. They follow from the codes in the register, and from
 * which parts of the address are filled in.
 */
export function judgeCircumstances(
  resident: Resident,
  settings: Settings['eligibility'],
): ExclusionReason | undefined {
  return judgeRegistration(resident, settings) ?? judgePerson(resident, settings);
}

function judgeRegistration(
  resident: Resident,
  settings: Settings['eligibility'],
): ExclusionReason | undefined {
  const { suspension, addressInvestigation, isOutsideMunicipality, address } = resident;
  if (suspension !== '' && settings.suspended === 'exclude') return 'suspended';
  const isNotLivingThere = addressInvestigation?.subject === NOT_LIVING_THERE;
  if (isNotLivingThere && settings.notLivingThere === 'exclude') return 'not-living-there';
  if (isOutsideMunicipality && settings.outsideMunicipality === 'exclude') return 'outside-municipality';
  if (!canBeWrittenTo(resident)) return 'no-address';
  if (address.addressFunction === 'B' && settings.postalAddress === 'exclude') return 'postal-address';
  const isInDoubt = addressInvestigation !== undefined && !isNotLivingThere;
  if (isInDoubt && settings.addressUnderInvestigation === 'exclude') return 'address-under-investigation';
  return undefined;
}

function judgePerson(
  { guardianship, secrecy }: Resident,
  settings: Settings['eligibility'],
): ExclusionReason | undefined {
  if (guardianship !== '' && settings.guardianship === 'exclude') return 'guardianship';
  if (secrecy > 0 && settings.secretAddress === 'exclude') return 'secret-address';
  return undefined;
}

/** Whether the age on the reference date keeps a resident out. */
export function judgeAge(
  { birthDate }: Pick<Resident, 'birthDate'>,
  { referenceDate, minimumAge, maximumAge }: Settings['eligibility'],
): ExclusionReason | undefined {
  const ageYears = ageOnDate(birthDate, referenceDate);
  if (ageYears === undefined) return 'age-unknown';
  // Who is born after the reference date is too young whatever the minimum age.
  if (ageYears < minimumAge) return 'too-young';
  return maximumAge !== undefined && ageYears > maximumAge ? 'too-old' : undefined;
}

/** Whether a list keeps a resident out. */
export function judgeLists(
  resident: Resident,
  { optedOut, drawnBefore }: PersonLists,
): ExclusionReason | undefined {
  if (optedOut.some((list) => isOnList(resident, list))) return 'opted-out';
  return drawnBefore.some((list) => isOnList(resident, list)) ? 'drawn-before' : undefined;
}

/**
 * Whether there is an address in the Netherlands that the post can deliver to: lines that the register holds ready-made,
 * or those of the official rules. A street with a house number needs its postcode; a houseboat or caravan without a
 * street has a location description, and never a postcode.
 */
function canBeWrittenTo({ address, readyMade }: Resident): boolean {
  if (address.abroad !== undefined) return false;
  if (readyMade !== undefined && readyMade.addressLines.length > 0) return true;
  return isWritableAddress(address) && (address.street === '' || address.postcode !== '');
}
