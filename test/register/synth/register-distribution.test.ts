import { describe, expect, it } from 'vitest';
import { districtBandEnds } from '../../../src/register/synth/cbs-tables.ts';
import { postcodeAreasByDistrict } from '../../../src/register/synth/postcode-districts.ts';
import {
  NAMED_PEOPLE_COUNT_2007,
  frequentSurnames,
} from '../../../src/register/synth/surname-frequencies.ts';
import type { SyntheticRow } from './read-synthetic.ts';
import {
  addressOf,
  ageYearsOf,
  countBy,
  field,
  groupBy,
  readResidents,
  synthesize,
  tables,
} from './read-synthetic.ts';

const RESIDENT_COUNT = 60_000;
const registers = synthesize(RESIDENT_COUNT, 'distributions');
const residents = registers.flatMap(readResidents);
const cbsTotal = tables.districts.reduce((sum, district) => sum + district.residentCount, 0);
const scale = RESIDENT_COUNT / cbsTotal;
const byDistrict = groupBy(residents, (row) => field(row, 'wijk'));

function residentsOf(code: string) {
  return byDistrict.get(code) ?? [];
}

function bandOf(ageYears: number): number {
  return districtBandEnds.findIndex((end) => ageYears <= end);
}

/** Sex and first year of the five-year group, such as `V25`. */
function fiveYearGroupOf(row: SyntheticRow): string {
  const ageYears = ageYearsOf(row);
  if (ageYears === undefined) return 'unknown';
  return `${field(row, '01.04.10')}${Math.min(95, Math.floor(ageYears / 5) * 5)}`;
}

/** People of one sex in the table of 2021 by the first year of their five-year group. */
function fiveYearCounts(areas: readonly string[], sex: 'M' | 'V'): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const group of tables.postcodeGroups) {
    if (!areas.includes(group.postcodeArea)) continue;
    const count = sex === 'M' ? group.menCount : group.womenCount;
    counts.set(group.fromAgeYears, (counts.get(group.fromAgeYears) ?? 0) + count);
  }
  return counts;
}

describe('the synthetic registers beside the figures of CBS', () => {
  it('divide the residents over the municipalities and add up to the number asked for', () => {
    expect(registers.map((register) => register.municipality)).toEqual(['GM0344', 'GM0637']);
    expect(residents.length).toBe(RESIDENT_COUNT);
    for (const register of registers) {
      const expected = tables.districts
        .filter((district) => district.municipality === register.municipality)
        .reduce((sum, district) => sum + district.residentCount, 0);
      expect(Math.abs(register.counts.residents - expected * scale)).toBeLessThan(1);
    }
  });

  it.each(tables.districts)('give $name its residents, sexes and age bands', (district) => {
    const rows = residentsOf(district.code);
    // A few rows have no district or no known sex on purpose.
    expect(Math.abs(rows.length - district.residentCount * scale)).toBeLessThan(8);

    const womenShare = district.womenCount / (district.womenCount + district.menCount);
    const women = rows.filter((row) => field(row, '01.04.10') === 'V').length;
    expect(Math.abs(women - womenShare * rows.length)).toBeLessThan(0.02 * rows.length + 4);

    const percentSum = district.bandPercents.reduce((sum, percent) => sum + percent, 0);
    const ages = rows.flatMap((row) => ageYearsOf(row) ?? []);
    const bands = countBy(ages, (ageYears) => String(bandOf(ageYears)));
    for (const [band, percent] of district.bandPercents.entries()) {
      const expected = (percent / percentSum) * ages.length;
      expect(Math.abs((bands.get(String(band)) ?? 0) - expected)).toBeLessThan(0.01 * ages.length + 4);
    }
  });

  it('keep the five-year groups of the table of 2021 inside each age band and sex of a district', () => {
    let chiSquare = 0;
    let degrees = 0;
    for (const district of tables.districts) {
      const observed = countBy(residentsOf(district.code), fiveYearGroupOf);
      for (const [band] of districtBandEnds.entries()) {
        for (const sex of ['M', 'V'] as const) {
          const expected = [...fiveYearCounts(postcodeAreasByDistrict[district.code] ?? [], sex)].filter(
            ([fromAgeYears]) => bandOf(fromAgeYears) === band,
          );
          const expectedTotal = expected.reduce((sum, [, count]) => sum + count, 0);
          const counts = expected.map(([fromAgeYears]) => observed.get(`${sex}${fromAgeYears}`) ?? 0);
          const observedTotal = counts.reduce((sum, count) => sum + count, 0);
          for (const [index, [, count]] of expected.entries()) {
            const share = (count / expectedTotal) * observedTotal;
            if (share < 5) continue;
            chiSquare += ((counts[index] ?? 0) - share) ** 2 / share;
            degrees++;
          }
        }
      }
    }
    // Independent draws would give about 1; people are drawn in exact shares, so much less is left.
    expect(degrees).toBeGreaterThan(400);
    expect(chiSquare / degrees).toBeLessThan(0.05);
  });

  it('differ from the ages by sex of 2021 in no five-year group of a municipality by more than a percent point', () => {
    for (const register of registers) {
      const rows = residents.filter((row) => field(row, '08.09.10') === register.municipality.slice(2));
      const observed = countBy(rows, fiveYearGroupOf);
      const groups = tables.postcodeGroups.filter(
        (group) => group.municipalityName === register.municipalityName,
      );
      const areas = groups.map((group) => group.postcodeArea);
      const total = groups.reduce((sum, group) => sum + group.menCount + group.womenCount, 0);
      for (const sex of ['M', 'V'] as const) {
        for (const [fromAgeYears, count] of fiveYearCounts(areas, sex)) {
          const share = (observed.get(`${sex}${fromAgeYears}`) ?? 0) / rows.length;
          expect(Math.abs(share - count / total)).toBeLessThan(0.01);
        }
      }
    }
  });

  it('put every resident in a postcode area of their district, in about the shares of 2021', () => {
    for (const district of tables.districts) {
      const areas = postcodeAreasByDistrict[district.code] ?? [];
      const groups = tables.postcodeGroups.filter((group) => areas.includes(group.postcodeArea));
      const areaTotal = groups.reduce((sum, group) => sum + group.menCount + group.womenCount, 0);
      const rows = residentsOf(district.code).filter((row) => field(row, '08.11.60') !== '');
      const counts = countBy(rows, (row) => field(row, '08.11.60').slice(0, 4));
      expect(areas).toEqual(expect.arrayContaining([...counts.keys()]));
      for (const area of areas) {
        const expected = groups
          .filter((group) => group.postcodeArea === area)
          .reduce((sum, group) => sum + (group.menCount + group.womenCount) / areaTotal, 0);
        // An institution of a hundred lies in one area only.
        const allowed = 0.025 + 100 / rows.length;
        expect(Math.abs((counts.get(area) ?? 0) / rows.length - expected)).toBeLessThan(allowed);
      }
    }
  });

  it.each(tables.districts.filter(({ residentCount }) => residentCount > 5_000))(
    'give the households of $name their mean size',
    (district) => {
      const atHome = residentsOf(district.code).filter((row) => field(row, '08.10.10') === 'W');
      const sizes = [...countBy(atHome, addressOf)].flatMap(([address, size]) =>
        address === '' || size > 15 ? [] : [size],
      );
      const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
      expect(Math.abs(mean - district.meanHouseholdSize)).toBeLessThan(0.07);
    },
  );

  it('give the frequent surnames the shares of the Familienamenbank', () => {
    const counts = countBy(residents, (row) => `${field(row, '01.02.30')}|${field(row, '01.02.40')}`);
    const observed = (names: typeof frequentSurnames): number =>
      names.reduce((sum, [prefix, surname]) => sum + (counts.get(`${prefix}|${surname}`) ?? 0), 0);
    const expected = (names: typeof frequentSurnames): number =>
      (names.reduce((sum, [, , count]) => sum + count, 0) / NAMED_PEOPLE_COUNT_2007) * residents.length;
    expect(Math.abs(observed(frequentSurnames) / expected(frequentSurnames) - 1)).toBeLessThan(0.04);
    const ten = frequentSurnames.slice(0, 10);
    expect(Math.abs(observed(ten) / expected(ten) - 1)).toBeLessThan(0.1);

    const frequentKeys = new Set(frequentSurnames.map(([prefix, surname]) => `${prefix}|${surname}`));
    const mostFrequentOther = Math.max(
      ...[...counts].flatMap(([key, count]) => (frequentKeys.has(key) ? [] : [count])),
    );
    expect(mostFrequentOther).toBeLessThan(observed(ten) / 10);
  });
});
