/** Overlays hard names on a named population: outside Windows-1252, noble, very long, of one letter, or none at all. */
import { drawGivenNames } from './given-names.ts';
import { describe, setGivenNames } from './household-names.ts';
import type { Population } from './population.ts';
import type { RandomSource } from './random-source.ts';
import { valueAt } from './value-at.ts';
import type { SurnameBook } from './surname-book.ts';

/** Codes of adellijke titel/predicaat (02.20; Landelijke tabel 38): none, then each for a man and for a woman. */
export const nobleTitleCodes = ['', 'JH', 'JV', 'B', 'BS', 'G', 'GI', 'R', 'JV'] as const;

/** Places of the men's codes; jonkheer most of all, then baron. */
const titleDraw = [1, 1, 1, 1, 1, 1, 3, 3, 5, 7] as const;

/** Share of those with a surname outside Windows-1252 who have such a given name as well. */
const BEYOND_GIVEN_NAME_SHARE = 0.3;

interface Members {
  readonly first: number;
  readonly behind: number;
}

/**
 * Visits households (not institutions) in random order until `change` has changed `wanted` people. `change` gets the
 * people of a household and how many may still be changed, and says how many it changed.
 */
function visitHouseholds(
  population: Population,
  wanted: number,
  random: RandomSource,
  change: (members: Members, left: number) => number,
): number {
  const { households } = population;
  const visited = new Set<number>();
  let changed = 0;
  while (changed < wanted && visited.size < households.count) {
    const household = random.below(households.count);
    if (visited.has(household)) continue;
    visited.add(household);
    const memberCount = valueAt(households.memberCounts, household);
    if (memberCount === 0 || households.isInstitution[household] === 1) continue;
    const first = valueAt(households.firstPersons, household);
    changed += change({ first, behind: first + memberCount }, wanted - changed);
  }
  return changed;
}

/** Replaces a surname in a household, also as partner's name; gives the number of people whose own surname it was. */
function renameFamily({ persons }: Population, members: Members, from: number, to: number): number {
  let renamed = 0;
  for (let person = members.first; person < members.behind; person++) {
    if (persons.surnames[person] === from) {
      persons.surnames[person] = to;
      renamed++;
    }
    if (persons.partnerSurnames[person] === from + 1) persons.partnerSurnames[person] = to + 1;
  }
  return renamed;
}

/** Gives about `wanted` people, whole households at a time, surnames outside Windows-1252; says who. */
export function putBeyondWindows1252(
  population: Population,
  wanted: number,
  book: SurnameBook,
  random: RandomSource,
): ReadonlySet<number> {
  const { persons } = population;
  const touched = new Set<number>();
  visitHouseholds(population, wanted, random, (members, left) => {
    if (members.behind - members.first > left) return 0;
    const replaced = new Map<number, number>();
    for (let person = members.first; person < members.behind; person++) {
      const from = valueAt(persons.surnames, person);
      const to = replaced.get(from) ?? book.draw('beyond-windows-1252', random);
      replaced.set(from, to);
    }
    for (const [from, to] of replaced) renameFamily(population, members, from, to);
    for (let person = members.first; person < members.behind; person++) {
      touched.add(person);
      if (!random.chance(BEYOND_GIVEN_NAME_SHARE)) continue;
      setGivenNames(persons, person, drawGivenNames(describe(persons, person, true), random));
    }
    return members.behind - members.first;
  });
  return touched;
}

/** Gives about `wanted` people, a family at a time, a noble title; partners get it beside their name. Says how many. */
export function putNobleTitles(population: Population, wanted: number, random: RandomSource): number {
  const { persons } = population;
  return visitHouseholds(population, wanted, random, (members, left) => {
    const surname = valueAt(persons.surnames, members.first);
    const title = random.pick(titleDraw);
    const bearers: number[] = [];
    for (let person = members.first; person < members.behind; person++) {
      if (persons.surnames[person] === surname) bearers.push(person);
    }
    if (bearers.length > left) return 0;
    for (const person of bearers) persons.nobleTitles[person] = title + valueAt(persons.isWoman, person);
    for (let person = members.first; person < members.behind; person++) {
      if (persons.partnerSurnames[person] !== surname + 1) continue;
      persons.partnerNobleTitles[person] = valueAt(persons.nobleTitles, members.first);
    }
    return bearers.length;
  });
}

/** Gives about `wanted` people, a family at a time, a very long surname, but nobody in `except`. Says how many. */
export function putLongNames(
  population: Population,
  wanted: number,
  except: ReadonlySet<number>,
  book: SurnameBook,
  random: RandomSource,
): number {
  return visitHouseholds(population, wanted, random, (members, left) => {
    if (except.has(members.first) || members.behind - members.first > left) return 0;
    const from = valueAt(population.persons.surnames, members.first);
    return renameFamily(population, members, from, book.draw('long', random));
  });
}
