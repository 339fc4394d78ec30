/** Who of the adults lives with a partner, and with whom. */
import type { DistrictPeople } from './district-people.ts';
import type { RandomSource } from './random-source.ts';
import { valueAt } from './value-at.ts';

/** The share of couples that is assumed to be of one sex. */
const SAME_SEX_SHARE = 0.02;

/** The assumed share of people of an age who live with a partner; only the relations matter, CBS gives the number of households. */
function partnerLikelihood(ageYears: number): number {
  if (ageYears < 20) return 0.02;
  if (ageYears < 25) return 0.15;
  if (ageYears < 30) return 0.5;
  if (ageYears < 40) return 0.72;
  if (ageYears < 65) return 0.75;
  if (ageYears < 75) return 0.7;
  if (ageYears < 85) return 0.5;
  return 0.2;
}

/** The people most likely to have a partner first (sequential Poisson sampling). */
function rankForPartner(
  people: DistrictPeople,
  persons: readonly number[],
  random: RandomSource,
): readonly number[] {
  return persons
    .map((person) => ({ person, rank: random.unit() / partnerLikelihood(valueAt(people.ageYears, person)) }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person);
}

/** Sorts by age with some noise, so that partners who are paired by place in the order differ a few years. */
function byAboutAge(
  people: DistrictPeople,
  persons: readonly number[],
  random: RandomSource,
): readonly number[] {
  return persons
    .map((person) => ({ person, key: valueAt(people.ageYears, person) + 2 * random.bell() }))
    .sort((a, b) => a.key - b.key)
    .map(({ person }) => person);
}

export interface Pairing {
  readonly couples: readonly (readonly [number, number])[];
  /** Those without a partner, in random order. */
  readonly singles: readonly number[];
}

/**
 * Makes `coupleCount` couples (or as many as there can be) out of the adults. In a couple of a man and a woman the man
 * stands first. Men and women are each put in order of age and paired by place, so men are a little older where there
 * are fewer young men with a partner.
 */
export function pairPartners(
  people: DistrictPeople,
  adults: readonly number[],
  coupleCount: number,
  random: RandomSource,
): Pairing {
  const wanted = Math.min(coupleCount, Math.floor(adults.length / 2));
  const men = rankForPartner(
    people,
    adults.filter((person) => people.isWoman[person] === 0),
    random,
  );
  const women = rankForPartner(
    people,
    adults.filter((person) => people.isWoman[person] === 1),
    random,
  );
  const mixedCount = Math.min(men.length, women.length, wanted - Math.round(wanted * SAME_SEX_SHARE));
  const sameSexCount = wanted - mixedCount;
  const menLeft = Math.floor((men.length - mixedCount) / 2);
  const womenLeft = Math.floor((women.length - mixedCount) / 2);
  const ofWomen = Math.min(womenLeft, Math.max(Math.round(sameSexCount / 2), sameSexCount - menLeft));
  const ofMen = Math.min(menLeft, sameSexCount - ofWomen);

  const couples: (readonly [number, number])[] = [];
  const mixedMen = byAboutAge(people, men.slice(0, mixedCount), random);
  const mixedWomen = byAboutAge(people, women.slice(0, mixedCount), random);
  for (const [place, man] of mixedMen.entries()) couples.push([man, valueAt(mixedWomen, place)]);
  for (const [ranked, count] of [
    [men, ofMen],
    [women, ofWomen],
  ] as const) {
    const chosen = byAboutAge(people, ranked.slice(mixedCount, mixedCount + 2 * count), random);
    for (let place = 0; place < chosen.length; place += 2) {
      couples.push([valueAt(chosen, place), valueAt(chosen, place + 1)]);
    }
  }
  const singles = [...men.slice(mixedCount + 2 * ofMen), ...women.slice(mixedCount + 2 * ofWomen)];
  random.shuffle(singles);
  return { couples, singles };
}
