/** Common given names by generation and sex, and how many of them a person has. */
import type { RandomSource } from './random-source.ts';
import { valueAt } from './value-at.ts';
import { listWords } from './word-list.ts';

type Generation = Readonly<Record<'men' | 'women', readonly string[]>>;

/** Most common first in each list; among them names that begin with two letters for one sound (Th, IJ). */
const oldest: Generation = {
  men: listWords(`
  Johannes Cornelis Hendrik Jan Willem Petrus Gerrit Jacobus Pieter Theodorus Antonius Wilhelmus
  Franciscus Adrianus Gerardus Dirk Jacob Hendrikus Klaas Albertus Maria Arie Leendert Martinus Thomas
  IJsbrand Mohamed Lambertus Christiaan Bernardus
`),
  women: listWords(`
  Maria Johanna Cornelia Anna Elisabeth Wilhelmina Hendrika Catharina Adriana Theodora Margaretha Jacoba
  Petronella Geertruida Helena Antonia Francisca Alida Aaltje Trijntje Gerarda Jantje Theresia IJda Fatima
  Grietje Christina Neeltje Elise Berendina
`),
};
const middle: Generation = {
  men: listWords(`
  Jeroen Martijn Mark Peter Johannes Dennis Marcel Michiel Robert Thijs Erik Bas Patrick Edwin Sander
  Jan-Willem Mohamed Richard Bart Stefan Theo Rob André Vincent Mehmet Wouter IJsbrand René Ahmed Jasper
  Rachid Gijs Ruben Joël Cornelis Maria Hendrik Anthonie
`),
  women: listWords(`
  Maria Johanna Linda Esther Marieke Sandra Monique Saskia Thea Anne-Marie Petra Mirjam Bianca Inge Karin
  Fatima Suzanne Daniëlle Nicole Astrid Annemieke Renée Miranda Chantal Ellen Yvonne Hanneke Claudia
  Thérèse Elisabeth Ilse Femke Wilhelmina Naima Maaike IJke Cornelia
`),
};
const youngest: Generation = {
  men: listWords(`
  Daan Sem Noah Lucas Levi Finn Thijs Milan Luuk Jesse Thomas Lars Bram Tim Mohamed Max Ruben Julian Adam
  Gijs Stijn Mees Sam Jayden Hugo Theodoor Boaz Ties Yusuf Noël Cas Imran Johannes Ibrahim Kees Rayan
  Pepijn IJsbrand
`),
  women: listWords(`
  Emma Julia Sophie Lisa Sara Anna Eva Mila Tess Zoë Lotte Fleur Maud Noor Isa Lynn Saar Roos Thirza Fenna
  Nora Fatima Chloë Femke Yara Jasmijn Esmée Liv Amina Loïs Maria Veerle Aya Thalia Feline Johanna Salma
  IJlse
`),
};

/** Names with characters that the BRP holds and Windows-1252 does not. */
const beyondWindows1252: Generation = {
  men: ['Łukasz', 'Uğur', 'Jiří', 'Ēriks', 'Vojtěch', 'Gergő', 'Shō', 'Şener'],
  women: ['Şeyma', 'Ayşe', 'Çağla', 'Kateřina', 'Małgorzata', 'Agnė', 'Elīna', 'Zdeňka'],
};

const generations = [oldest, middle, youngest, beyondWindows1252] as const;
const BEYOND = 3;
const groups = generations.flatMap(({ men, women }) => [men, women]);

/** Every given name once for each list it stands in; people hold indexes into this. Index 0 means: no name. */
export const givenNameTable: readonly string[] = ['', ...groups.flat()];
const groupStarts = groups.map((_, index) =>
  groups.slice(0, index).reduce((sum, names) => sum + names.length, 1),
);

/** As many given names as a person can have here. */
export const MAXIMUM_GIVEN_NAMES = 4;

function drawFrom(group: number, random: RandomSource): number {
  const unit = random.unit();
  // The square makes the first names of a list the frequent ones.
  return valueAt(groupStarts, group) + Math.floor(valueAt(groups, group).length * unit * unit);
}

/** Shares of people with one, two, three and four given names, by generation. Older generations got more of them. */
const countShares = [
  [0.35, 0.4, 0.22, 0.03],
  [0.45, 0.34, 0.18, 0.03],
  [0.55, 0.32, 0.12, 0.01],
] as const;

/**
 * Draws the given names of a person as indexes into `givenNameTable`, without repeats. `isBeyond` makes the first one a
 * name outside Windows-1252.
 */
export function drawGivenNames(
  person: { readonly ageYears: number; readonly isWoman: boolean; readonly isBeyond: boolean },
  random: RandomSource,
): readonly number[] {
  const generation = person.ageYears >= 60 ? 0 : person.ageYears >= 30 ? 1 : 2;
  const sex = person.isWoman ? 1 : 0;
  const group = generation * 2 + sex;
  const drawn = [drawFrom(person.isBeyond ? BEYOND * 2 + sex : group, random)];
  const [one, two, three] = valueAt(countShares, generation);
  const unit = random.unit();
  const count = unit < one ? 1 : unit < one + two ? 2 : unit < one + two + three ? 3 : 4;
  for (let position = 1; position < count; position++) {
    const next = drawFrom(group, random);
    if (!drawn.some((index) => givenNameTable[index] === givenNameTable[next])) drawn.push(next);
  }
  return drawn;
}
