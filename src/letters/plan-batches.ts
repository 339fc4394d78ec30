/** Divides the letters into batches, in the order in which the post delivers them. */
import { compareBytes } from '../domain/byte-order.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { LetterBatch, LetterOrder } from './letter-order.ts';

/**
 * Groups the letters by wave and municipality, sorts each group by postcode, house number (as a number), house suffix
 * and invitation id, and cuts it into batches. The order of `orders` does not matter.
 * @param batchSize the most letters in one batch, at least 1
 */
export function planBatches(orders: readonly LetterOrder[], batchSize: number): readonly LetterBatch[] {
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new RangeError('a batch holds at least one letter');
  const ids = new Set(orders.map(({ invitationId }) => invitationId));
  if (ids.size !== orders.length) throw new Error('an invitation stands twice among the letters');
  const groups = new Map<string, LetterOrder[]>();
  for (const order of orders.toSorted(compareOrders)) {
    const group = `${waveOf(order.invitationId)} ${order.municipality}`;
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [order]);
    else members.push(order);
  }
  return [...groups.values()].flatMap((group) => cutIntoBatches(group, batchSize));
}

/** The wave of an invitation: the number before the hyphen of its id. */
function waveOf(invitationId: InvitationId): number {
  return Number(invitationId.slice(0, invitationId.indexOf('-')));
}

function cutIntoBatches(group: readonly LetterOrder[], batchSize: number): readonly LetterBatch[] {
  const batches: LetterBatch[] = [];
  for (let start = 0; start < group.length; start += batchSize) {
    const letters = group.slice(start, start + batchSize);
    const [first] = letters;
    if (first === undefined) break;
    const wave = waveOf(first.invitationId);
    const number = String(batches.length + 1).padStart(3, '0');
    batches.push({
      batchId: `w${wave}-${first.municipality}-${number}`,
      wave,
      municipality: first.municipality,
      letters,
    });
  }
  return batches;
}

function compareOrders(left: LetterOrder, right: LetterOrder): number {
  return (
    waveOf(left.invitationId) - waveOf(right.invitationId) ||
    compareBytes(left.municipality, right.municipality) ||
    compareBytes(left.addressee.postcode, right.addressee.postcode) ||
    houseNumberOf(left) - houseNumberOf(right) ||
    compareBytes(left.addressee.houseSuffix, right.addressee.houseSuffix) ||
    compareBytes(left.invitationId, right.invitationId)
  );
}

/** The digits a house number begins with; 0 when there are none. */
function houseNumberOf(order: LetterOrder): number {
  return Number(/^\d+/.exec(order.addressee.houseNumber)?.[0] ?? 0);
}
