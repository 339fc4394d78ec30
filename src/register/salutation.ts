/** The salutation (aanhef) of a letter, without the comma. Rules: BRP-API, adressering/aanhef. */
import type { Gender } from '../domain/features.ts';
import type { PersonName } from '../domain/resident.ts';
import { initialsOf } from './initials.ts';
import { joinParts, nameInUse, withCapitalPrefix } from './name-in-use.ts';
import { titleSalutation } from './noble-titles.ts';

/**
 * The salutation, such as `Geachte mevrouw Van den Aedel` or `Hoogwelgeboren heer`. `undefined` when the own surname is
 * used but unknown, and no title gives a salutation.
 */
export function salutationOf(name: PersonName, gender: Gender): string | undefined {
  const inUse = nameInUse(name, gender);
  const byTitle =
    inUse.addressedTitle === undefined ? undefined : titleSalutation(inUse.addressedTitle, gender);
  if (byTitle !== undefined) return byTitle;
  if (inUse.isUnknown) return undefined;
  const capitalised = joinParts(withCapitalPrefix(inUse));
  if (gender === 'M') return `Geachte heer ${capitalised}`;
  if (gender === 'V') return `Geachte mevrouw ${capitalised}`;
  const initials = initialsOf(name.givenNames);
  return initials === '' ? `Geachte ${capitalised}` : `Geachte ${initials} ${joinParts(inUse)}`;
}
