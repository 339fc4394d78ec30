/**
 * The name by which a resident is addressed: naamgebruik (61.10) decides on own and partner's name and their order, and
 * with them on the noble titles that are carried. Rules: BRP-API, adressering.
 */
import type { Gender } from '../domain/features.ts';
import type { PersonName } from '../domain/resident.ts';
import type { NobleTitle } from './noble-titles.ts';
import { findNobleTitle } from './noble-titles.ts';

export interface NamePart {
  readonly prefix: string;
  readonly surname: string;
  /** The title or predicate that is carried with this part, whatever the gender. */
  readonly title: NobleTitle | undefined;
}

export interface NameInUse {
  /** One or two parts, in the order in which they are written. */
  readonly parts: readonly [NamePart] | readonly [NamePart, NamePart];
  /** Whether the own surname is used but unknown: then there is no name to address the resident by. */
  readonly isUnknown: boolean;
  /** The title that decides on the salutation: the husband's before the own. */
  readonly addressedTitle: NobleTitle | undefined;
}

/** The name in use. P, V and N fall back to the own name when there is no partner's surname. */
export function nameInUse(name: PersonName, gender: Gender): NameInUse {
  const { partner } = name;
  const nameUse = partner !== undefined && isKnown(partner.surname) ? name.nameUse : 'E';
  const courtesyTitle = gender === 'V' ? courtesyTitleOf(partner?.nobleTitle) : undefined;
  const ownTitle = carriesOwnTitle(name, gender) ? findNobleTitle(name.nobleTitle) : undefined;

  const own: NamePart = { prefix: name.prefix, surname: name.surname, title: ownTitle };
  const other: NamePart = {
    prefix: partner?.prefix ?? '',
    surname: partner?.surname ?? '',
    title: courtesyTitle,
  };
  return {
    parts: orderParts(nameUse, own, other),
    isUnknown: nameUse !== 'P' && !isKnown(name.surname),
    // A wife who uses her husband's name has his title in the salutation, even where his surname is unknown.
    addressedTitle:
      (name.nameUse === 'E' ? undefined : courtesyTitle) ?? (nameUse === 'P' ? undefined : ownTitle),
  };
}

/** The name in one piece, without titles: `in het Veld-van Velzen`. */
export function joinParts(name: NameInUse): string {
  return name.parts.map(formatPart).join('-');
}

/** Prefix and surname of one part; a prefix that ends in an apostrophe (`d'`) joins the surname. */
export function formatPart(part: Pick<NamePart, 'prefix' | 'surname'>): string {
  const prefix = tidy(part.prefix);
  const surname = tidy(part.surname);
  if (prefix === '') return surname;
  return /['\u2019]$/.test(prefix) ? `${prefix}${surname}` : `${prefix} ${surname}`;
}

/** The name with the first part's prefix capitalised, as after `heer` and `mevrouw`; `'t` has no first letter to change. */
export function withCapitalPrefix(name: NameInUse): NameInUse {
  const [first, ...rest] = name.parts;
  const prefix = tidy(first.prefix);
  const capital = { ...first, prefix: prefix.charAt(0).toUpperCase() + prefix.slice(1) };
  const [second] = rest;
  return { ...name, parts: second === undefined ? [capital] : [capital, second] };
}

/** The text with single spaces, and empty when it is `.`, the BRP's sign for unknown. */
export function tidy(text: string): string {
  const single = text.trim().replace(/\s+/g, ' ');
  return single === '.' ? '' : single;
}

function isKnown(text: string): boolean {
  return tidy(text) !== '';
}

function orderParts(nameUse: PersonName['nameUse'], own: NamePart, partner: NamePart): NameInUse['parts'] {
  const orders = { E: [own], P: [partner], V: [partner, own], N: [own, partner] } as const;
  return orders[nameUse];
}

function courtesyTitleOf(code: string | undefined): NobleTitle | undefined {
  const title = code === undefined ? undefined : findNobleTitle(code);
  return title?.isCourtesy === true ? title : undefined;
}

/** A jonkvrouw who has or had a partner no longer carries the predicate. */
function carriesOwnTitle(name: PersonName, gender: Gender): boolean {
  return !(
    gender === 'V' &&
    name.partner !== undefined &&
    findNobleTitle(name.nobleTitle)?.kind === 'predicate'
  );
}
