/** The order in which members who have no seat in a case come in when somebody drops out. */
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { CaseId, ResidentId } from '../domain/ids.ts';

/**
 * Members in the order of their reserve tickets, H(seed | `reserve` | case | member): it follows from the seed of the run that
 * made the group, so it is published with it and nobody can choose it afterwards.
 */
export function reserveOrder(
  residentIds: readonly ResidentId[],
  caseId: CaseId,
  seed: string,
): readonly ResidentId[] {
  const tickets = new Map(residentIds.map((id) => [id, sha256Hex(seed, 'reserve', caseId, id)]));
  return [...residentIds].sort((left, right) =>
    compareBytes(tickets.get(left) ?? '', tickets.get(right) ?? ''),
  );
}
