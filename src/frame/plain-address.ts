/** The text that an address id is made from, written from the bytes of a plain row; see `address-text.ts`. */
import type { PlainRow } from '../register/plain-rows.ts';

/** The address must be read the general way. */
export const NOT_PLAIN = -1;

const SPACE = 0x20;
const HYPHEN = 0x2d;
const ZERO = 0x30;
const NINE = 0x39;
const SMALL_LETTER_BIT = 0x20;
const BAR = 0x7c;

/**
 * Writes what `addressTextOf` gives for an address with a postcode and a house number, and gives the offset behind it.
 * `NOT_PLAIN` when there is none of the two, when a part has other signs than letters and digits of ASCII, spaces and
 * hyphens, or when the text does not end before `limit`.
 */
export function writePlainAddress(
  { bytes, cells: { starts, ends }, columns }: PlainRow,
  target: Uint8Array,
  offset: number,
  limit: number,
): number {
  const append = (cell: number, from: number, place: number): number =>
    place === NOT_PLAIN ? NOT_PLAIN : appendPart(bytes, from, ends[cell] ?? 0, target, place, limit);
  const appendCell = (cell: number, place: number): number => append(cell, starts[cell] ?? 0, place);

  const postcodeEnd = appendCell(columns.postcode, offset);
  const numberStart = firstDigitOf(bytes, starts[columns.houseNumber] ?? 0);
  const numberEnd = digitsEndOf(bytes, numberStart, ends[columns.houseNumber] ?? 0);
  if (postcodeEnd <= offset || numberEnd <= numberStart) return NOT_PLAIN;
  if (postcodeEnd + numberEnd - numberStart + 3 > limit) return NOT_PLAIN;
  let place = postcodeEnd;
  target[place++] = BAR;
  for (let index = numberStart; index < numberEnd; index++) target[place++] = bytes[index] ?? 0;
  target[place++] = BAR;
  place = append(columns.houseNumber, numberEnd, place);
  place = appendCell(columns.houseLetter, place);
  place = appendCell(columns.houseAddition, place);
  if (place === NOT_PLAIN || place >= limit) return NOT_PLAIN;
  target[place++] = BAR;
  return appendCell(columns.houseDesignation, place);
}

/** Leading zeros do not count. A digit follows or the cell ends: a delimiter or a line end is no zero. */
function firstDigitOf(bytes: Uint8Array, start: number): number {
  let index = start;
  while (bytes[index] === ZERO) index++;
  return index;
}

function digitsEndOf(bytes: Uint8Array, start: number, end: number): number {
  let index = start;
  while (index < end && isDigit(bytes[index] ?? 0)) index++;
  return index;
}

function isDigit(byte: number): boolean {
  return byte >= ZERO && byte <= NINE;
}

/** Appends a part without spaces and hyphens, in capitals. */
function appendPart(
  bytes: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  offset: number,
  limit: number,
): number {
  let place = offset;
  for (let index = start; index < end; index++) {
    const byte = bytes[index] ?? 0;
    if (byte === SPACE || byte === HYPHEN) continue;
    const capital = byte & ~SMALL_LETTER_BIT;
    const isLetter = capital >= 0x41 && capital <= 0x5a;
    if ((!isLetter && !isDigit(byte)) || place >= limit) return NOT_PLAIN;
    target[place++] = isLetter ? capital : byte;
  }
  return place;
}
