/** What a letter needs of a resident: the lines for the window and the salutation. Gathers the official naming rules. */
import type { Address, Addressee, Resident } from '../domain/resident.ts';
import { addressLinesOf, isWritableAddress } from './address-lines.ts';
import { addresseeLineOf, honorificLineOf } from './addressee-line.ts';
import { tidy } from './name-in-use.ts';
import { formatBirthDate } from './birth-date.ts';
import { salutationOf } from './salutation.ts';

export { addressLinesOf, isWritableAddress } from './address-lines.ts';
export { addresseeLineOf, honorificLineOf } from './addressee-line.ts';
export { fullNameOf } from './full-name.ts';
export { initialsOf } from './initials.ts';
export { runningTextOf } from './running-text.ts';
export { salutationOf } from './salutation.ts';

/** The official rules give no salutation for an unknown surname, but a letter must begin with one. */
const SALUTATION_WITHOUT_NAME = 'Geachte heer of mevrouw';
const LINE_WITHOUT_NAME = 'Aan de bewoner';

/**
 * The addressee of a letter. `addressLines` holds 3 or 4 lines for a writable address: for a noble resident the
 * honorific, then the addressee line and the two lines of the address. `municipalityName` stands in for a missing place.
 * A resident whose surname is unknown is addressed by given names or, failing those, as the occupant.
 *
 * What the register holds ready-made goes before what the rules derive. A ready-made addressee line stands alone: it is the
 * municipality's own choice how a noble resident is addressed.
 */
export function addresseeOf(resident: Resident, municipalityName = ''): Addressee {
  const { name, gender, address, secrecy, readyMade, birthDate } = resident;
  const names = nameLines(resident);
  const readyLines = readyMade?.addressLines ?? [];
  const linesOf = (of: Address): readonly string[] => [...names, ...addressLinesOf(of, municipalityName)];
  const short = readyLines.length > 0 ? undefined : withShortStreet(address);
  return {
    addressLines: readyLines.length > 0 ? [...names, ...readyLines] : linesOf(address),
    shortAddressLines: short === undefined ? [] : linesOf(short),
    salutation:
      withoutComma(readyMade?.salutation ?? '') || (salutationOf(name, gender) ?? SALUTATION_WITHOUT_NAME),
    postcode: address.postcode,
    houseNumber: address.houseNumber,
    houseSuffix: `${address.houseLetter}${address.houseAddition}`,
    isSecret: secrecy > 0,
    birthDate: formatBirthDate(birthDate),
  };
}

/** The address with the short form of its street, where that is another one. */
function withShortStreet(address: Address): Address | undefined {
  if (address.shortStreet === '' || address.shortStreet === address.street || address.street === '')
    return undefined;
  const short = { ...address, street: address.shortStreet };
  return isWritableAddress(short) && tidy(short.street) !== tidy(address.street) ? short : undefined;
}

function nameLines({ name, gender, readyMade }: Resident): readonly string[] {
  const readyLine = readyMade?.addresseeName.trim() ?? '';
  if (readyLine !== '') return [readyLine];
  const honorific = honorificLineOf(name, gender);
  const line = addresseeLineOf(name, gender) ?? (tidy(name.givenNames) || LINE_WITHOUT_NAME);
  return honorific === undefined ? [line] : [honorific, line];
}

/** The letter sets the comma itself. */
function withoutComma(salutation: string): string {
  return salutation.trim().replace(/\s*,$/, '');
}
