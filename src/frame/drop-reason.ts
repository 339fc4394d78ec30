/** Why a drawn resident gets no letter any more, by what a newer register says of them. */
import type { ExclusionReason } from '../domain/reasons.ts';
import type { DropReason } from '../domain/drop-reasons.ts';
import type { Resident } from '../domain/resident.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { judgeEligibility } from './judge-eligibility.ts';

/** opschorting (07.67.20): O is overleden (died), E is emigratie (moved abroad). */
const DIED = 'O';
const EMIGRATED = 'E';

const dropReasonOfExclusion: Readonly<Record<ExclusionReason, DropReason>> = {
  suspended: 'registration-ended',
  'not-living-there': 'moved-away',
  'outside-municipality': 'moved-away',
  'no-address': 'no-address',
  'postal-address': 'no-address',
  'address-under-investigation': 'not-eligible',
  guardianship: 'not-eligible',
  'secret-address': 'secret',
  'age-unknown': 'not-eligible',
  'too-young': 'not-eligible',
  'too-old': 'not-eligible',
  'opted-out': 'not-eligible',
  'drawn-before': 'not-eligible',
};

/**
 * The reason to drop a drawn resident; `undefined` when they keep their letter. The rules of the settings hold as they did
 * for the frame, without its lists of people; who died is dropped whatever the settings say.
 * @param resident as the newer register has them; `undefined` when it does not
 */
export function dropReasonOf(
  resident: Resident | undefined,
  settings: Settings['eligibility'],
): DropReason | undefined {
  if (resident === undefined) return 'moved-away';
  if (resident.suspension === DIED) return 'died';
  const exclusion = judgeEligibility(resident, settings);
  if (exclusion === undefined) return undefined;
  if (exclusion === 'suspended' && resident.suspension === EMIGRATED) return 'moved-away';
  return dropReasonOfExclusion[exclusion];
}
