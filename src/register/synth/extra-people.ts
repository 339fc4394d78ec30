/** Adds the people who are in the export but not residents any more, and the people of broken rows. */
import type { Population } from './population.ts';
import { drawGivenNames } from './given-names.ts';
import { describe, setGivenNames } from './household-names.ts';
import type { RandomSource } from './random-source.ts';
import { householdRoles, suspensionCodes } from './register-columns.ts';
import type { SurnameBook } from './surname-book.ts';
import { valueAt } from './value-at.ts';

export type ExtraKind = 'deceased' | 'gone' | 'broken';

/** Of those who are gone without having died: emigrated; the others by decision or as an error. */
const EMIGRATED_SHARE = 0.9;

function drawSuspension(kind: ExtraKind, random: RandomSource): number {
  if (kind === 'broken') return suspensionCodes.indexOf('');
  if (kind === 'deceased') return suspensionCodes.indexOf('O');
  if (random.chance(EMIGRATED_SHARE)) return suspensionCodes.indexOf('E');
  return suspensionCodes.indexOf(random.chance(0.5) ? 'M' : 'F');
}

/** Most who died were old; those who left were young adults more often than not. */
function drawAgeYears(kind: ExtraKind, random: RandomSource): number {
  if (kind !== 'deceased') return 18 + random.below(45);
  return random.chance(0.85) ? 65 + random.below(36) : 20 + random.below(45);
}

/** Adds one person at a random address where somebody lives, half of them with that family's name. Gives its place. */
export function addExtraPerson(
  population: Population,
  kind: ExtraKind,
  book: SurnameBook,
  random: RandomSource,
): number {
  const { persons, households } = population;
  const person = persons.count++;
  let household = random.below(households.count);
  for (let attempt = 0; households.memberCounts[household] === 0 && attempt < 100; attempt++) {
    household = random.below(households.count);
  }
  const isFamily = random.chance(0.5) && valueAt(households.memberCounts, household) > 0;
  persons.householdOf[person] = household;
  persons.roles[person] = householdRoles.head;
  persons.ageYears[person] = drawAgeYears(kind, random);
  persons.isWoman[person] = random.below(2);
  persons.suspensions[person] = drawSuspension(kind, random);
  persons.surnames[person] = isFamily
    ? valueAt(persons.surnames, valueAt(households.firstPersons, household))
    : book.draw('ordinary', random);
  setGivenNames(persons, person, drawGivenNames(describe(persons, person, false), random));
  return person;
}
