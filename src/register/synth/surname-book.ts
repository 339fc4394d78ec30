/** Draws surnames: the frequent ones with their real shares, all others composed. */
import type { RandomSource } from './random-source.ts';
import { NAMED_PEOPLE_COUNT_2007, frequentSurnames } from './surname-frequencies.ts';
import {
  beyondEndings,
  beyondStems,
  elsewhereEndings,
  elsewherePrefixes,
  elsewhereStems,
  frisianEndings,
  frisianStems,
  patronymicEndings,
  patronymicStems,
  surnameEndings,
  surnamePrefixes,
  surnameStems,
} from './surname-parts.ts';
import { valueAt } from './value-at.ts';

export interface Surname {
  /** voorvoegsel, such as `van den`; empty when none. */
  readonly prefix: string;
  readonly surname: string;
}

/**
 * Kinds of composed names and their share among them. The frequent names are 18% of all people (2,961,633 of
 * 16,357,992); in the file of 2007 the thousand most frequent together are 32%, so the rest is spread over very many
 * names. Each composed name is expected less often than the least of the frequent ones. That a quarter of the composed names
 * sounds like elsewhere is an assumption.
 */
const composedKinds = [
  { share: 0.42, compose: composeLandscapeWithPrefix },
  { share: 0.2, compose: composeLandscape },
  { share: 0.07, compose: composeFrisian },
  { share: 0.06, compose: composePatronymic },
  { share: 0.25, compose: composeElsewhere },
] as const;

function composeLandscape(random: RandomSource): Surname {
  return { prefix: '', surname: random.pick(surnameStems) + random.pick(surnameEndings) };
}

function composeLandscapeWithPrefix(random: RandomSource): Surname {
  return { ...composeLandscape(random), prefix: random.pick(surnamePrefixes) };
}

function composeFrisian(random: RandomSource): Surname {
  return { prefix: '', surname: random.pick(frisianStems) + random.pick(frisianEndings) };
}

function composePatronymic(random: RandomSource): Surname {
  return { prefix: '', surname: random.pick(patronymicStems) + random.pick(patronymicEndings) };
}

function composeElsewhere(random: RandomSource): Surname {
  return {
    prefix: random.pick(elsewherePrefixes),
    surname: random.pick(elsewhereStems) + random.pick(elsewhereEndings),
  };
}

function composeBeyondWindows1252(random: RandomSource): Surname {
  return { prefix: '', surname: random.pick(beyondStems) + random.pick(beyondEndings) };
}

/** A long double name, such as some noble and some Spanish families have: for letters whose lines are short. */
function composeLong(random: RandomSource): Surname {
  const first = composeLandscape(random).surname;
  const second = composeLandscape(random).surname;
  const third = composeLandscape(random).surname;
  return { prefix: 'van', surname: `${first}-${second} tot ${third} en Nieuw-${first}` };
}

type SurnameKind = 'ordinary' | 'beyond-windows-1252' | 'long';

/** All surnames of a register, each once; people hold indexes. */
export interface SurnameBook {
  draw(kind: SurnameKind, random: RandomSource): number;
  at(index: number): Surname;
}

const frequentTotals = frequentSurnames.reduce<number[]>((totals, [, , peopleCount]) => {
  totals.push((totals.at(-1) ?? 0) + peopleCount);
  return totals;
}, []);

/** The first frequent name whose running total is above `position`; -1 when the position is past them all. */
function findFrequent(position: number): number {
  let low = 0;
  let high = frequentTotals.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (valueAt(frequentTotals, middle) > position) high = middle;
    else low = middle + 1;
  }
  return low === frequentTotals.length ? -1 : low;
}

const keyOf = (name: Surname): string => `${name.prefix}|${name.surname}`;

/** An empty book that knows the frequent names; composed ones are added as they are drawn. */
export function createSurnameBook(): SurnameBook {
  const names: Surname[] = frequentSurnames.map(([prefix, surname]) => ({ prefix, surname }));
  const frequentKeys = new Set(names.map(keyOf));
  const indexes = new Map<string, number>();

  const indexOf = (name: Surname): number => {
    const key = keyOf(name);
    const known = indexes.get(key);
    if (known !== undefined) return known;
    names.push(name);
    indexes.set(key, names.length - 1);
    return names.length - 1;
  };

  const compose = (random: RandomSource): Surname => {
    let left = random.unit();
    const kind = composedKinds.find(({ share }) => (left -= share) < 0) ?? composedKinds[0];
    const name = kind.compose(random);
    // A frequent name that happens to be composed would get more than its share.
    return frequentKeys.has(keyOf(name)) ? compose(random) : name;
  };

  return {
    draw: (kind, random) => {
      if (kind === 'beyond-windows-1252') return indexOf(composeBeyondWindows1252(random));
      if (kind === 'long') return indexOf(composeLong(random));
      const frequent = findFrequent(random.unit() * NAMED_PEOPLE_COUNT_2007);
      return frequent >= 0 ? frequent : indexOf(compose(random));
    },
    at: (index) => valueAt(names, index),
  };
}
