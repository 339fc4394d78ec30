/** The full own name (volledige naam): given names, title, prefix and surname. Rules: BRP-API, naam/volledigeNaam. */
import type { Gender } from '../domain/features.ts';
import type { PersonName } from '../domain/resident.ts';
import { formatPart, tidy } from './name-in-use.ts';
import { findNobleTitle, titleForm } from './noble-titles.ts';

/** The full name, such as `jonkheer Jo Anne van Hoogh` or `Robin Sam gravin van den Aedel`; `undefined` when all is unknown. */
export function fullNameOf(name: PersonName, gender: Gender): string | undefined {
  const givenNames = tidy(name.givenNames);
  const surname = formatPart(name);
  if (givenNames === '' && surname === '') return undefined;
  const title = findNobleTitle(name.nobleTitle);
  const form = title === undefined ? '' : (titleForm(title, gender) ?? title.ownForm);
  const words = title?.kind === 'predicate' ? [form, givenNames, surname] : [givenNames, form, surname];
  return words.filter((word) => word !== '').join(' ');
}
