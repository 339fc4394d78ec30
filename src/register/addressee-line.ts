/** How a resident stands on the envelope (aanschrijfwijze). Rules: BRP-API, adressering/aanschrijfwijze. */
import type { Gender } from '../domain/features.ts';
import type { PersonName } from '../domain/resident.ts';
import { initialsOf } from './initials.ts';
import type { NamePart } from './name-in-use.ts';
import { formatPart, nameInUse } from './name-in-use.ts';
import { titleForm, titleSalutation } from './noble-titles.ts';

/**
 * The addressee line, such as `J.A. de Boer-barones van den Aedel` or `Jonkheer A. van den Aedel`. `undefined` when the
 * own surname is used but unknown.
 */
export function addresseeLineOf(name: PersonName, gender: Gender): string | undefined {
  const inUse = nameInUse(name, gender);
  if (inUse.isUnknown) return undefined;
  const [first, second] = inUse.parts;
  const title = first.title === undefined ? undefined : titleForm(first.title, gender);
  const initials = initialsOf(name.givenNames);
  const leading =
    title !== undefined && first.title?.kind === 'predicate'
      ? [capitalised(title), initials]
      : [initials, title ?? ''];
  const parts = [formatPart(first), ...(second === undefined ? [] : [titledPart(second, gender)])];
  return [...leading, parts.join('-')].filter((word) => word !== '').join(' ');
}

/** The line above the addressee of a noble resident (aanspreekvorm), such as `De hoogwelgeboren vrouwe`. */
export function honorificLineOf(name: PersonName, gender: Gender): string | undefined {
  const inUse = nameInUse(name, gender);
  const title = inUse.addressedTitle;
  const salutation = title === undefined || inUse.isUnknown ? undefined : titleSalutation(title, gender);
  return salutation === undefined
    ? undefined
    : `De ${salutation.charAt(0).toLowerCase()}${salutation.slice(1)}`;
}

/** A part of the name with its title or predicate before it: `barones van den Aedel`. */
export function titledPart(part: NamePart, gender: Gender): string {
  const title = part.title === undefined ? undefined : titleForm(part.title, gender);
  return title === undefined ? formatPart(part) : `${title} ${formatPart(part)}`;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
