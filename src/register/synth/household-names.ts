/** Names the people of a population: families share a surname, married people know their partner's (category 05). */
import { MAXIMUM_GIVEN_NAMES, drawGivenNames } from './given-names.ts';
import type { Population } from './population.ts';
import type { RandomSource } from './random-source.ts';
import type { PersonColumns } from './register-columns.ts';
import { householdRoles, nameUseCodes } from './register-columns.ts';
import type { SurnameBook } from './surname-book.ts';
import { valueAt } from './value-at.ts';

/** Share of the children with their father's surname (assumed: parents may choose, and most choose his). */
const FATHERS_NAME_SHARE = 0.92;
/** Share of the children of one parent who carry the other parent's name. */
const OTHER_PARENTS_NAME_SHARE = 0.5;

/**
 * naamgebruik in the order of `nameUseCodes`, of people with a partner's name in the register. Assumed: the
 * partner's name common among women and rare among men.
 */
const nameUseShares = { women: [0.3, 0.35, 0.25, 0.1], men: [0.95, 0.01, 0.02, 0.02] } as const;

/** The assumed share of the couples of an age that is married or registered. */
function marriedShare(ageYears: number): number {
  if (ageYears < 25) return 0.1;
  if (ageYears < 35) return 0.4;
  if (ageYears < 50) return 0.68;
  return ageYears < 65 ? 0.82 : 0.95;
}

/** The assumed share of those without a partner at home whose marriage ended; category 05 keeps the partner's name. */
function onceMarriedShare(ageYears: number): number {
  if (ageYears < 30) return 0.005;
  if (ageYears < 50) return 0.15;
  return ageYears < 70 ? 0.45 : 0.8;
}

function drawNameUse(isWoman: boolean, random: RandomSource): number {
  const shares = isWoman ? nameUseShares.women : nameUseShares.men;
  let left = random.unit();
  return Math.max(
    0,
    shares.findIndex((share) => (left -= share) < 0),
  );
}

/** Gives a person the given names at these indexes of `givenNameTable`. */
export function setGivenNames(persons: PersonColumns, person: number, names: readonly number[]): void {
  const start = person * MAXIMUM_GIVEN_NAMES;
  for (let place = 0; place < MAXIMUM_GIVEN_NAMES; place++)
    persons.givenNames[start + place] = names[place] ?? 0;
}

/** Gives a person a partner's surname and a use of it. */
function setPartner(persons: PersonColumns, person: number, surname: number, random: RandomSource): void {
  persons.partnerSurnames[person] = surname + 1;
  persons.nameUses[person] = drawNameUse(persons.isWoman[person] === 1, random);
}

function nameAlone(persons: PersonColumns, person: number, book: SurnameBook, random: RandomSource): void {
  persons.surnames[person] = book.draw('ordinary', random);
  if (random.chance(onceMarriedShare(valueAt(persons.ageYears, person)))) {
    setPartner(persons, person, book.draw('ordinary', random), random);
  }
}

/** Names the adults of a household and gives the surname of its children. */
function nameAdults(
  persons: PersonColumns,
  head: number,
  partner: number | undefined,
  book: SurnameBook,
  random: RandomSource,
): number {
  if (partner === undefined) {
    nameAlone(persons, head, book, random);
    return random.chance(OTHER_PARENTS_NAME_SHARE)
      ? book.draw('ordinary', random)
      : valueAt(persons.surnames, head);
  }
  const headSurname = book.draw('ordinary', random);
  const partnerSurname = book.draw('ordinary', random);
  persons.surnames[head] = headSurname;
  persons.surnames[partner] = partnerSurname;
  if (random.chance(marriedShare(valueAt(persons.ageYears, head)))) {
    setPartner(persons, head, partnerSurname, random);
    setPartner(persons, partner, headSurname, random);
  }
  return random.chance(FATHERS_NAME_SHARE) ? headSurname : partnerSurname;
}

/** Names everybody in the population, in place. */
export function namePopulation(population: Population, book: SurnameBook, random: RandomSource): void {
  const { persons, households } = population;
  for (let household = 0; household < households.count; household++) {
    const first = valueAt(households.firstPersons, household);
    const behind = first + valueAt(households.memberCounts, household);
    let childrensSurname: number | undefined;
    for (let person = first; person < behind; person++) {
      const role = persons.roles[person];
      if (role === householdRoles.institutionResident) {
        nameAlone(persons, person, book, random);
      } else if (role === householdRoles.head) {
        const hasPartner = person + 1 < behind && persons.roles[person + 1] === householdRoles.partner;
        childrensSurname = nameAdults(persons, person, hasPartner ? person + 1 : undefined, book, random);
      } else if (role === householdRoles.child) {
        childrensSurname ??= book.draw('ordinary', random);
        persons.surnames[person] = childrensSurname;
      }
      setGivenNames(persons, person, drawGivenNames(describe(persons, person, false), random));
    }
  }
}

/** What the drawing of given names needs to know. */
export function describe(
  persons: PersonColumns,
  person: number,
  isBeyond: boolean,
): { readonly ageYears: number; readonly isWoman: boolean; readonly isBeyond: boolean } {
  return { ageYears: valueAt(persons.ageYears, person), isWoman: persons.isWoman[person] === 1, isBeyond };
}

/** The code of the use of names (61.10) of a person. */
export function nameUseOf(persons: PersonColumns, person: number): string {
  return valueAt(nameUseCodes, valueAt(persons.nameUses, person));
}
