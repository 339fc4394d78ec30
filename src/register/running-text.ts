/** How a resident is named inside a sentence (gebruik in lopende tekst). Rules: BRP-API, adressering/gebruikinlopendetekst. */
import type { Gender } from '../domain/features.ts';
import type { PersonName } from '../domain/resident.ts';
import { titledPart } from './addressee-line.ts';
import { initialsOf } from './initials.ts';
import { joinParts, nameInUse, withCapitalPrefix } from './name-in-use.ts';

/**
 * The name in a sentence, such as `mevrouw De Boer-barones van den Aedel`, `graaf van den Aedel` or `J.A. van den
 * Aedel`. `undefined` when the own surname is used but unknown.
 */
export function runningTextOf(name: PersonName, gender: Gender): string | undefined {
  const inUse = nameInUse(name, gender);
  if (inUse.isUnknown) return undefined;
  if (gender === 'O') {
    const initials = initialsOf(name.givenNames);
    return initials === '' ? joinParts(withCapitalPrefix(inUse)) : `${initials} ${joinParts(inUse)}`;
  }
  const hasTitleFirst = inUse.parts[0].title !== undefined;
  const written = hasTitleFirst ? inUse : withCapitalPrefix(inUse);
  const text = written.parts.map((part) => titledPart(part, gender)).join('-');
  if (hasTitleFirst) return text;
  return gender === 'M' ? `de heer ${text}` : `mevrouw ${text}`;
}
