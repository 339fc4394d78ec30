/** Whether a resident is the one who phones: by name, postcode and date of birth, as forgiving as a telephone line needs. */

/** What the caller says. */
export interface Caller {
  readonly name: string;
  readonly postcode: string;
  /** `1980-05-17`. */
  readonly birthDate: string;
}

/** What is known of a drawn resident. */
export interface KnownResident {
  readonly addressLines: readonly string[];
  readonly postcode: string;
  /** Unknown parts are zeros. */
  readonly birthDate: string;
}

/**
 * True when all three fit: every word of the name stands in the first lines of the address (capitals, accents and
 * hyphens do not matter), the postcode is the same, and so are the known parts of the date of birth.
 */
export function isCaller(resident: KnownResident, { name, postcode, birthDate }: Caller): boolean {
  const asked = wordsOf(name);
  const known = new Set(resident.addressLines.slice(0, 2).flatMap(wordsOf));
  return (
    asked.length > 0 &&
    asked.every((word) => known.has(word)) &&
    resident.postcode !== '' &&
    plainOf(resident.postcode) === plainOf(postcode) &&
    fitsBirthDate(resident.birthDate, birthDate)
  );
}

/** A name of one letter fits too many; initials are left out. */
function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(plainOf)
    .filter((word) => word.length > 1);
}

function plainOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function fitsBirthDate(known: string, said: string): boolean {
  const saidParts = said.split('-');
  const knownParts = known.split('-');
  // Of somebody without any date of birth nobody can be sure.
  if (Number(knownParts[0]) === 0) return false;
  return knownParts.every((part, index) => Number(part) === 0 || part === saidParts[index]);
}
