/** The one text of an address that its opaque id is made from, however a register spells it. */
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Address } from '../domain/resident.ts';

/**
 * The normalised address. Each part in Unicode NFC and upper case, without spaces, tabs, line breaks, no-break spaces,
 * `|`, hyphens and dashes (U+002D, U+2010 to U+2015); the house number without leading zeros. What a register writes
 * behind the first digits of the house number counts as addition; letter and addition are glued, since registers that hold
 * them in one column do not tell them apart. The parts are joined by `|`:
 *
 * - with a postcode and a house number: `postcode|number|letter+addition|designation` (`BY` or `TO`: near, opposite);
 * - otherwise `municipality code|postcode|place|street|number|letter+addition|designation|location description`.
 */
export function addressTextOf(address: Address, municipality: MunicipalityCode): string {
  const postcode = normalisePart(address.postcode);
  const { number, rest } = splitHouseNumber(address.houseNumber);
  const suffix = rest + normalisePart(address.houseLetter) + normalisePart(address.houseAddition);
  const designation = normalisePart(address.houseDesignation);
  if (postcode !== '' && number !== '') return `${postcode}|${number}|${suffix}|${designation}`;
  const place = normalisePart(address.place);
  const street = normalisePart(address.street);
  const location = normalisePart(address.locationDescription);
  return `${municipality}|${postcode}|${place}|${street}|${number}|${suffix}|${designation}|${location}`;
}

const SPACE = 32;
const ZERO = 48;
const NINE = 57;
const REMOVED = /[\t\n\r \u00a0|\u002d\u2010-\u2015]/g;

function normalisePart(text: string): string {
  if (text === '' || isPlain(text)) return text;
  return text.normalize('NFC').toUpperCase().replace(REMOVED, '').normalize('NFC');
}

/** Whether a text has nothing but digits and ASCII capitals, as nearly every part: then it is normal already. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (!((code >= ZERO && code <= NINE) || (code >= 65 && code <= 90))) return false;
  }
  return true;
}

/** Splits `12-1` into 12 and 1: before hyphens are removed, or it would become house number 121. */
function splitHouseNumber(text: string): { number: string; rest: string } {
  let start = 0;
  while (text.charCodeAt(start) === SPACE || text.charCodeAt(start) === ZERO) start++;
  let end = start;
  while (text.charCodeAt(end) >= ZERO && text.charCodeAt(end) <= NINE) end++;
  return { number: text.slice(start, end), rest: normalisePart(text.slice(end)) };
}
