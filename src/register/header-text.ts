/** The names of columns, as they are compared. */

/** A column's name in NFC, without white space (or a byte order mark) around it. */
export function cleanHeader(name: string): string {
  return name.normalize('NFC').trim();
}

/** An element number without its category behind a name, as in `geslachtsnaam (02.40)`: the name says enough. */
const NUMBER_BEHIND = /\(\s*\d{2}\.\d{2}\s*\)\s*$/;

/**
 * A column's name in small letters and digits only, so that `Geb_datum`, `geb. datum` and `GEBDATUM` are one. Letters lose
 * their diacritics.
 */
export function plainHeader(name: string): string {
  return name
    .replace(NUMBER_BEHIND, '')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
