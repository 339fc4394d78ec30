import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAgeBuckets } from '../../../src/register/synth/age-buckets.ts';
import { createBirthDateDraw } from '../../../src/register/synth/birth-dates.ts';
import { parseCbsTables } from '../../../src/register/synth/cbs-tables.ts';
import { createPersonNumbers } from '../../../src/register/synth/person-numbers.ts';
import { listPopulationCells } from '../../../src/register/synth/population-cells.ts';
import { apportion, randomFor, roundSystematically } from '../../../src/register/synth/random-source.ts';
import { toCsvLine } from '../../../src/register/synth/row-fields.ts';
import { shortenStreetName } from '../../../src/register/synth/street-names.ts';
import { isANumber, isBsn, tables } from './read-synthetic.ts';

const weights = fc.array(fc.integer({ min: 0, max: 1_000 }), { minLength: 1, maxLength: 30 });
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

describe('the CBS tables', () => {
  it('are read whole: 19 districts, and 64 postcode areas of 20 age groups', () => {
    expect(tables.districts.length).toBe(19);
    expect(tables.postcodeGroups.length).toBe(64 * 20);
    expect(tables.districts[0]).toMatchObject({
      code: 'WK034401',
      municipality: 'GM0344',
      residentCount: 29_710,
      bandPercents: [14, 15, 41, 20, 10],
      meanHouseholdSize: 1.8,
    });
    expect(tables.postcodeGroups[19]).toMatchObject({ fromAgeYears: 95, toAgeYears: undefined });
  });

  it('are refused as a defect when a column is missing or no number', () => {
    expect(() => parseCbsTables({ wijken: 'wijkcode\nWK1\n', pc4: '' })).toThrow('wijknaam');
    expect(() =>
      parseCbsTables({ wijken: '', pc4: 'gemeente,plaats,pc4,leeftijd,mannen,vrouwen\nA,A,1000,0-4,x,1\n' }),
    ).toThrow('mannen');
  });

  it.each(tables.districts)('give cells of $name that add up to its residents and sexes', (district) => {
    const cells = listPopulationCells(tables, district);
    const women = total(cells.filter((cell) => cell.isWoman).map((cell) => cell.weight));
    const share = district.womenCount / (district.menCount + district.womenCount);
    expect(total(cells.map((cell) => cell.weight))).toBeCloseTo(district.residentCount, 3);
    expect(women).toBeCloseTo(share * district.residentCount, 3);
  });
});

describe('dividing a whole number', () => {
  it('by largest remainder gives whole numbers less than one from the exact share, which add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), weights, (count, shares) => {
        const parts = apportion(count, shares);
        fc.pre(total(shares) > 0);
        expect(total(parts)).toBe(count);
        for (const [index, part] of parts.entries()) {
          expect(Math.abs(part - (count * (shares[index] ?? 0)) / total(shares))).toBeLessThan(1);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('systematically adds up as well, and every part is the floor or ceiling of its share', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 5_000 }),
        weights,
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (count, shares, start) => {
          fc.pre(total(shares) > 0);
          const parts = roundSystematically(count, shares, start);
          expect(total(parts)).toBe(count);
          for (const [index, part] of parts.entries()) {
            expect(Math.abs(part - (count * (shares[index] ?? 0)) / total(shares))).toBeLessThan(1 + 1e-6);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('systematically gives each part its exact share on average', () => {
    const starts = Array.from({ length: 1_000 }, (_, index) => (index + 0.5) / 1_000);
    const mean = [0, 1, 2].map(
      (part) =>
        total(starts.map((start) => roundSystematically(10, [1, 2, 4], start)[part] ?? 0)) / starts.length,
    );
    for (const [part, share] of [10 / 7, 20 / 7, 40 / 7].entries()) expect(mean[part]).toBeCloseTo(share, 2);
  });
});

describe('seeded randomness', () => {
  it('differs by seed, purpose and place, and is the same for the same three', () => {
    const keys = [
      ['a', 'b', 'c'],
      ['a', 'bc', ''],
      ['ab', '', 'c'],
      ['é', 'b', 'c'],
      ['ǩ', 'b', 'c'],
      ['', 'b', 'c'],
      ['0', 'b', 'c'],
    ] as const;
    const draw = ([seed, purpose, place]: (typeof keys)[number]): number =>
      randomFor(seed, purpose, place).unit();
    expect(new Set(keys.map(draw)).size).toBe(keys.length);
    expect(keys.map(draw)).toEqual(keys.map(draw));
  });

  it('has a bell of mean 0 and standard deviation 1', () => {
    const random = randomFor('bell', '', '');
    const values = Array.from({ length: 20_000 }, () => random.bell());
    expect(total(values) / values.length).toBeCloseTo(0, 1);
    expect(total(values.map((value) => value * value)) / values.length).toBeCloseTo(1, 1);
  });
});

describe('numbers of people', () => {
  it('satisfy their checks and are all different, whatever the seed', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        const numbers = createPersonNumbers(seed);
        const aNumbers = Array.from({ length: 500 }, () => String(numbers.nextANumber()));
        const bsns = Array.from({ length: 500 }, () => String(numbers.nextBsn()));
        expect(aNumbers.filter((text) => !isANumber(text))).toEqual([]);
        expect(bsns.filter((text) => !isBsn(text) || !text.startsWith('9'))).toEqual([]);
        expect(new Set([...aNumbers, ...bsns]).size).toBe(1_000);
      }),
      { numRuns: 30 },
    );
  });
});

describe('taking the nearest age', () => {
  it('gives the younger of two that are as near, keeps to the bounds, and ends with nothing', () => {
    const buckets = createAgeBuckets<string>();
    buckets.add(28, 'younger');
    buckets.add(32, 'older');
    buckets.add(60, 'far');
    expect(buckets.takeNearest(30, 0, 127)).toBe('younger');
    expect(buckets.takeNearest(30, 0, 127)).toBe('older');
    expect(buckets.takeNearest(30, 0, 59)).toBeUndefined();
    expect(buckets.takeNearest(30, 61, 127)).toBeUndefined();
    expect(buckets.takeNearest(30, 0, 127)).toBe('far');
    expect(buckets.size).toBe(0);
  });
});

describe('a birth date', () => {
  it('gives the age on the reference date, from the first to the last day of that year of life', () => {
    const draw = createBirthDateDraw('2027-01-04');
    const random = randomFor('dates', '', '');
    const dates = Array.from({ length: 20_000 }, () => draw(18, random));
    expect(Math.min(...dates)).toBe(20_080_105);
    expect(Math.max(...dates)).toBe(20_090_104);
  });
});

describe('the fields of a row', () => {
  it.each([
    [['a', 'b'], 'a;b'],
    [['', ''], ';'],
    [['a;b', 'c'], '"a;b";c'],
    [['de "Zwaan"'], '"de ""Zwaan"""'],
    [['één, twee'], 'één, twee'],
  ])('%j become %s', (fields, line) => {
    expect(toCsvLine(fields)).toBe(line);
  });

  it.each([
    ['Beukenlaan', 'Beukenlaan'],
    ['Burgemeester Van den Steenhorststraat', 'Burg vd Steenhorststraat'],
    ['Wethouder Van der Kraaienhuizenplantsoen', 'Weth vd Kraaienhuizenpln'],
  ])('hold the street %s as %s', (name, short) => {
    expect(shortenStreetName(name)).toBe(short);
  });
});
