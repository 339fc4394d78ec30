/** The lines of an address (adresregels). Rules: BRP-API, adressering/adres-regels. */
import type { Address, AddressAbroad } from '../domain/resident.ts';
import { tidy } from './name-in-use.ts';

const ONLY_ZEROS = /^0*$/;
const POSTCODE = /^(\d{4})\s*([A-Z]{2})$/;
const DESIGNATIONS: ReadonlyMap<string, string> = new Map([
  ['by', 'bij '],
  ['to', 't/o '],
]);

/** Whether an address in the Netherlands can be written on an envelope: a street with a number, or a description. */
export function isWritableAddress(address: Address): boolean {
  if (address.abroad !== undefined) return false;
  if (address.street === '') return tidy(address.locationDescription) !== '';
  return address.street !== '.' && !ONLY_ZEROS.test(address.houseNumber);
}

/**
 * The two lines of an address: `Borgesiusstraat 103 c` and `2583 XL  SCHEVENINGEN`, with two spaces and capitals. The
 * municipality's name stands in where there is no place. No lines when the street or the number is unknown (`.`, 0). An
 * address abroad has the lines that the register holds, and the country where that is a name.
 */
export function addressLinesOf(address: Address, municipalityName = ''): readonly string[] {
  if (address.abroad !== undefined) return abroadLines(address.abroad);
  if (!isWritableAddress(address)) return [];
  const street = tidy(address.street);
  const line1 = street === '' ? tidy(address.locationDescription) : streetLine(street, address);
  const line2 = placeLine(address, municipalityName);
  return line2 === '' ? [line1] : [line1, line2];
}

/** A code of the table of countries (tabel 34) says nothing on an envelope. */
function abroadLines({ lines, country }: AddressAbroad): readonly string[] {
  const written = lines.map(tidy).filter((line) => line !== '');
  const name = tidy(country);
  return written.length === 0 || name === '' || /^\d+$/.test(name)
    ? written
    : [...written, name.toUpperCase()];
}

function streetLine(street: string, address: Address): string {
  const designation = DESIGNATIONS.get(address.houseDesignation.toLowerCase()) ?? '';
  return `${street} ${designation}${tidy(address.houseNumber)}${houseSuffix(address)}`;
}

/** Letter and addition glued together after a space; an addition alone after a hyphen when it starts with a digit. */
function houseSuffix(address: Address): string {
  const letter = tidy(address.houseLetter);
  const addition = tidy(address.houseAddition);
  if (letter === '' && addition === '') return '';
  return letter === '' && /^\d/.test(addition) ? `-${addition}` : ` ${letter}${addition}`;
}

function placeLine(address: Address, municipalityName: string): string {
  const place = (tidy(address.place) || tidy(municipalityName)).toUpperCase();
  const postcode = POSTCODE.exec(address.postcode);
  const written = postcode === null ? tidy(address.postcode) : `${postcode[1]} ${postcode[2]}`;
  return written !== '' && place !== '' ? `${written}  ${place}` : written + place;
}
