/** The order in which letters are printed and posted: that of the post's sorting, or else by address. */
import { compareBytes } from '../domain/byte-order.ts';
import { splitHouseNumber } from './kix.ts';
import type { LetterOrder } from './letter-order.ts';

/** Before every character that an address can hold, so that a part that is the beginning of another comes first. */
const SEPARATOR = '\u0001';

/**
 * A text whose byte order is the order of the letters of one wave and municipality: first the letters that the post
 * sorted, in its order; then the others by postcode, house number (as a number), house suffix and letter number.
 */
export function letterSortKey({ invitationId, addressee, sorting }: LetterOrder): string {
  const { number, rest } = splitHouseNumber(addressee.houseNumber);
  const parts =
    sorting === undefined
      ? ['2', addressee.postcode, padded(number), rest + addressee.houseSuffix]
      : ['1', padded(String(sorting.position))];
  return [...parts, invitationId].join(SEPARATOR);
}

/** Compares two letters of one wave and municipality. */
export function compareLetters(left: LetterOrder, right: LetterOrder): number {
  return compareBytes(keyOf(left), keyOf(right));
}

/** Sorting asks for each key a dozen times. An order never changes, so its key stays right. */
const keys = new WeakMap<LetterOrder, string>();

function keyOf(order: LetterOrder): string {
  let key = keys.get(order);
  if (key === undefined) {
    key = letterSortKey(order);
    keys.set(order, key);
  }
  return key;
}

function padded(digits: string): string {
  return digits.padStart(12, '0');
}
