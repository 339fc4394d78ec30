/** Lays out streets in a postcode area and gives every household in it an address of its own. */
import type { PostcodeArea } from './district-people.ts';
import type { RandomSource } from './random-source.ts';
import { apportion } from './random-source.ts';
import type { HouseholdColumns } from './register-columns.ts';
import { shortenStreetName } from './street-names.ts';
import { valueAt } from './value-at.ts';

/** A street lies in one postcode, and a postcode has one street. */
export interface Street {
  /** openbare ruimte (08.11.15). */
  readonly name: string;
  /** straatnaam (08.11.10), at most 24 characters. */
  readonly shortName: string;
  /** Four digits and two letters, such as `3511AA`. */
  readonly postcode: string;
  readonly place: string;
}

const ADDRESSES_PER_STREET = 30;

/** The letters of a postcode: not F, I, O, Q, U, Y; and not SA, SD, SS (PostNL). */
const postcodeLetters = 'ABCDEGHJKLMNPRSTVWXZ'.split('');
const letterPairs = postcodeLetters
  .flatMap((first) => postcodeLetters.map((second) => first + second))
  .filter((pair) => !['SA', 'SD', 'SS'].includes(pair));

/** House letter (08.11.30) and addition (08.11.40, at most four characters) by index; the first is neither. */
export const houseSuffixes: readonly (readonly [letter: string, addition: string])[] = [
  ['', ''],
  ['A', ''],
  ['B', ''],
  ['C', ''],
  ['', 'bis'],
  ['', 'BSA'],
  ['', 'HS'],
  ['a', ''],
  ['A', '1'],
  ...Array.from({ length: 40 }, (_, index): readonly [string, string] => ['', String(index + 1)]),
];
const FIRST_NUMBERED_SUFFIX = 9;

/** How the houses of a street are numbered, with the suffixes that one house number can carry. */
const layouts: readonly { readonly share: number; readonly suffixes: readonly (readonly number[])[] }[] = [
  // Houses in a row, now and then one that was split.
  { share: 0.66, suffixes: [...Array.from({ length: 17 }, () => [0]), [0, 1], [1, 2, 3], [0, 7]] },
  // Homes above each other, as in the old districts of Utrecht.
  { share: 0.22, suffixes: [[0], [0, 4], [0, 4], [0, 4, 5], [6, 4], [1, 8]] },
  // A block of flats: one number, an addition for each home.
  { share: 0.12, suffixes: [[0], Array.from({ length: 40 }, (_, index) => FIRST_NUMBERED_SUFFIX + index)] },
];

/** The addresses of one street in order: house number and suffix index. */
function* listAddresses(random: RandomSource): Generator<readonly [houseNumber: number, suffix: number]> {
  let left = random.unit();
  const layout = layouts.find(({ share }) => (left -= share) < 0) ?? valueAt(layouts, 0);
  let houseNumber = random.chance(0.9) ? 1 : 1 + 2 * random.below(60);
  for (;;) {
    for (const suffix of random.pick(layout.suffixes)) yield [houseNumber, suffix];
    houseNumber += random.chance(0.06) ? 2 + random.below(4) : 1;
  }
}

/** Hands out the postcodes of one area; it begins again only when all 397 pairs of letters are used. */
function createPostcodes(postcodeArea: string, random: RandomSource): () => string {
  const order = Uint32Array.from(letterPairs.keys());
  random.shuffle(order);
  let next = 0;
  return () => {
    const pair = valueAt(letterPairs, valueAt(order, next % order.length));
    next++;
    return postcodeArea + pair;
  };
}

export interface StreetPlan {
  readonly streets: readonly Street[];
  /** Gives each of these households, all in one postcode area and one district, its own address. */
  settle(area: PostcodeArea, households: readonly number[], columns: HouseholdColumns): void;
}

/** An empty plan for a municipality. `nameStreet` gives a new name each time. */
export function createStreetPlan(nameStreet: () => string, random: RandomSource): StreetPlan {
  const streets: Street[] = [];
  const postcodesByArea = new Map<string, () => string>();
  return {
    streets,
    settle: ({ postcodeArea, place }, households, columns) => {
      const nextPostcode = postcodesByArea.get(postcodeArea) ?? createPostcodes(postcodeArea, random);
      postcodesByArea.set(postcodeArea, nextPostcode);
      const streetCount = Math.min(
        letterPairs.length - 50,
        Math.ceil(households.length / ADDRESSES_PER_STREET),
      );
      const lengths = apportion(
        households.length,
        Array.from({ length: streetCount }, () => 0.3 + 1.4 * random.unit()),
      );
      const order = Uint32Array.from(households);
      random.shuffle(order);
      let next = 0;
      for (const length of lengths) {
        if (length === 0) continue;
        const name = nameStreet();
        streets.push({ name, shortName: shortenStreetName(name), postcode: nextPostcode(), place });
        const addresses = listAddresses(random);
        for (let taken = 0; taken < length; taken++) {
          const household = valueAt(order, next++);
          const address = addresses.next().value as readonly [number, number];
          columns.streets[household] = streets.length - 1;
          columns.houseNumbers[household] = address[0];
          columns.houseSuffixes[household] = address[1];
        }
      }
    },
  };
}
