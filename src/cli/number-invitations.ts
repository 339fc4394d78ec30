/** Numbers the letters of a wave. */
import type { DrawnResident } from '../domain/drawn-resident.ts';
import type { InvitationId, ResidentId } from '../domain/ids.ts';

/** Who gets which letter: the numbers follow the order of the opaque ids, so that a number says nothing about a resident. */
export function numberInvitations(
  drawn: readonly DrawnResident[],
  wave: number,
): ReadonlyMap<InvitationId, ResidentId> {
  const residentIds = drawn
    .filter((resident) => resident.wave === wave)
    .map(({ residentId }) => residentId)
    .sort();
  return new Map(
    residentIds.map((residentId, index) => [
      `${wave}-${String(index + 1).padStart(6, '0')}` as InvitationId,
      residentId,
    ]),
  );
}
