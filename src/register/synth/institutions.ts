/** Institutions: a nursing home or a shelter, where many residents share one address without being a household. */
import type { CbsDistrict } from './cbs-tables.ts';
import type { DistrictPeople } from './district-people.ts';
import type { RandomSource } from './random-source.ts';
import { apportion, roundSystematically } from './random-source.ts';
import { valueAt } from './value-at.ts';

/** The share of the population that is assumed to live in an institution: about that of the whole country. */
const INSTITUTIONAL_SHARE = 0.013;
const RESIDENTS_PER_INSTITUTION = 100;
/** CBS rounds the mean household size to one decimal, so the real mean lies at most this far above it. */
const ROUNDING_OF_MEAN = 0.049;
/** Of the people of a district, at most this part in institutions. */
const LARGEST_INSTITUTIONAL_PART = 0.4;

/**
 * The share of a district's residents who live in institutions. Residents = households * mean size + people in
 * institutions, so where the usual share would make the mean size larger than CBS gives, the rest is in institutions
 * too (in Zoetermeer's Industriegebied nearly a fifth).
 */
function institutionalShareOf(district: CbsDistrict): number {
  const largestInHouseholds = district.householdCount * (district.meanHouseholdSize + ROUNDING_OF_MEAN);
  return Math.max(INSTITUTIONAL_SHARE, 1 - largestInHouseholds / district.residentCount);
}

/** The mean household size that the district's residents, households and institutional share give. */
export function meanHouseholdSizeOf(district: CbsDistrict): number {
  return (district.residentCount * (1 - institutionalShareOf(district))) / district.householdCount;
}

/**
 * The sizes of the institutions of each district of a municipality, for districts with `peopleCounts` people. About a
 * hundred residents each, spread over the districts with chances in proportion to their share. A register too small for
 * one of a hundred gets a smaller one.
 */
export function planInstitutions(
  districts: readonly CbsDistrict[],
  peopleCounts: readonly number[],
  random: RandomSource,
): readonly (readonly number[])[] {
  const expected = districts.map(
    (district, index) => valueAt(peopleCounts, index) * institutionalShareOf(district),
  );
  const residents = Math.round(expected.reduce((sum, count) => sum + count, 0));
  if (residents === 0) return districts.map(() => []);
  const institutionCount = Math.max(1, Math.round(residents / RESIDENTS_PER_INSTITUTION));
  const counts = roundSystematically(institutionCount, expected, random.unit());
  const sizes = apportion(
    residents,
    Array.from({ length: institutionCount }, () => 0.7 + 0.6 * random.unit()),
  );
  let next = 0;
  return counts.map((count, index) => {
    const own = sizes.slice(next, next + count);
    next += count;
    const limit = Math.floor(
      (valueAt(peopleCounts, index) * LARGEST_INSTITUTIONAL_PART) / Math.max(1, count),
    );
    return own.map((size) => Math.min(size, limit)).filter((size) => size > 1);
  });
}

/** Who is likely to live there: by far the oldest in a nursing home, younger adults in a shelter. */
function likelihood(ageYears: number, isNursingHome: boolean): number {
  if (ageYears < 18) return 0;
  if (!isNursingHome) return ageYears < 45 ? 1 : ageYears < 65 ? 0.4 : 0.05;
  return ageYears < 65 ? 0.002 : ageYears < 75 ? 0.05 : ageYears < 85 ? 0.4 : 1;
}

/**
 * Chooses the residents of each institution; three of four are nursing homes. Gives for every person the index of the
 * institution, or -1. Of the oldest at most half move in, so that the others keep living at home.
 */
export function chooseInstitutionResidents(
  people: DistrictPeople,
  sizes: readonly number[],
  random: RandomSource,
): Int32Array {
  const institutionOf = new Int32Array(people.count).fill(-1);
  let oldestLeft = people.ageYears.reduce((count, ageYears) => count + (ageYears >= 75 ? 1 : 0), 0) / 2;
  for (const [institution, size] of sizes.entries()) {
    const isNursingHome = random.chance(0.75) && size <= oldestLeft;
    if (isNursingHome) oldestLeft -= size;
    const ranked: { person: number; rank: number }[] = [];
    for (let person = 0; person < people.count; person++) {
      const weight = likelihood(valueAt(people.ageYears, person), isNursingHome);
      if (weight === 0 || institutionOf[person] !== -1) continue;
      // Sequential Poisson sampling (Ohlsson 1998): the lowest ranks, with chances about in proportion to the weights.
      ranked.push({ person, rank: random.unit() / weight });
    }
    ranked.sort((a, b) => a.rank - b.rank);
    for (const { person } of ranked.slice(0, size)) institutionOf[person] = institution;
  }
  return institutionOf;
}
