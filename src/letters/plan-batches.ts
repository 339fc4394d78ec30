/** Divides the letters into batches, in the order in which the post delivers them. */
import { compareBytes } from '../domain/byte-order.ts';
import type { InvitationId } from '../domain/ids.ts';
import type { BatchSeries, LetterBatch, LetterOrder } from './letter-order.ts';
import { compareLetters } from './letter-sort-key.ts';

/** The letters that everybody who is drawn gets first. */
export const invitationSeries: BatchSeries = { kind: 'invitation', caseId: null, isReprint: false };

/**
 * Groups the letters by wave, municipality and secrecy, puts each group in the order of the post, and cuts it into
 * batches. The order of `orders` does not matter. Batches that were made before keep their numbers: since they took the
 * first letters of their group, planning the rest gives the batches that planning all at once would have given.
 * @param batchSize the most letters in one batch, at least 1
 * @param madeIds the ids of all batches that were made before
 */
export function planBatches(
  orders: readonly LetterOrder[],
  batchSize: number,
  series: BatchSeries = invitationSeries,
  madeIds: readonly string[] = [],
): readonly LetterBatch[] {
  if (!Number.isInteger(batchSize) || batchSize < 1)
    throw new RangeError('a batch holds at least one letter');
  const ids = new Set(orders.map(({ invitationId }) => invitationId));
  if (ids.size !== orders.length) throw new Error('an invitation stands twice among the letters');
  const groups = new Map<string, LetterOrder[]>();
  for (const order of orders) {
    const stem = stemOf(order, series);
    const members = groups.get(stem);
    if (members === undefined) groups.set(stem, [order]);
    else members.push(order);
  }
  return Array.from(groups)
    .sort(([, [left]], [, [right]]) => compareGroups(left, right))
    .flatMap(([stem, group]) =>
      cutIntoBatches(stem, group.toSorted(compareLetters), batchSize, series, lastNumberOf(stem, madeIds)),
    );
}

/** The wave of an invitation: the number before the hyphen of its id. */
export function waveOf(invitationId: InvitationId): number {
  return Number(invitationId.slice(0, invitationId.indexOf('-')));
}

/** The batch's id without its number. Letters to residents whose data are secret have batches of their own. */
function stemOf({ invitationId, municipality, addressee }: LetterOrder, series: BatchSeries): string {
  const { kind, caseId, isReprint } = series;
  return [
    `w${waveOf(invitationId)}`,
    municipality,
    ...(kind === 'invitation' ? [] : [kind]),
    ...(caseId === null ? [] : [caseId]),
    ...(isReprint ? ['reprint'] : []),
    ...(addressee.isSecret ? ['secret'] : []),
  ].join('-');
}

/** First by wave, then by municipality; the secret ones behind the others. */
function compareGroups(left: LetterOrder | undefined, right: LetterOrder | undefined): number {
  if (left === undefined || right === undefined) throw new Error('a group has a letter');
  return (
    waveOf(left.invitationId) - waveOf(right.invitationId) ||
    compareBytes(left.municipality, right.municipality) ||
    Number(left.addressee.isSecret) - Number(right.addressee.isSecret)
  );
}

/** The highest number among the batches with this stem; 0 when there are none. */
function lastNumberOf(stem: string, madeIds: readonly string[]): number {
  return madeIds
    .filter((id) => id.startsWith(`${stem}-`) && /^\d+$/.test(id.slice(stem.length + 1)))
    .reduce((last, id) => Math.max(last, Number(id.slice(stem.length + 1))), 0);
}

function cutIntoBatches(
  stem: string,
  group: readonly LetterOrder[],
  batchSize: number,
  series: BatchSeries,
  lastNumber: number,
): readonly LetterBatch[] {
  const batches: LetterBatch[] = [];
  for (let start = 0; start < group.length; start += batchSize) {
    const letters = group.slice(start, start + batchSize);
    const [first] = letters;
    if (first === undefined) break;
    const number = String(lastNumber + batches.length + 1).padStart(3, '0');
    batches.push({
      ...series,
      batchId: `${stem}-${number}`,
      wave: waveOf(first.invitationId),
      municipality: first.municipality,
      isSecret: first.addressee.isSecret,
      letters,
    });
  }
  return batches;
}
