import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import { letterCountOf } from '../../src/draw/letter-count.ts';
import {
  addSeatChances,
  roundSeats,
  roundSeatsFrom,
  seatChancesOf,
  stratumSizeOf,
} from '../../src/draw/round-seats.ts';
import { seedOf } from './test-frames.ts';

const sizesOf = (sizes: readonly number[]): bigint[] => sizes.map(BigInt);
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const anySizes = fc
  .array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 })
  .filter((sizes) => sum(sizes) > 0);

describe('rounding to seats', () => {
  it('expects exactly n*S_h/S seats over all starts, and always gives n in total', () => {
    fc.assert(
      fc.property(anySizes, fc.integer({ min: 0, max: 100 }), (sizes, letters) => {
        const total = sum(sizes);
        const seatSums = sizes.map(() => 0);
        for (let start = 0; start < total; start++) {
          const seats = roundSeatsFrom(BigInt(start), sizesOf(sizes), BigInt(letters));
          expect(sum(seats)).toBe(letters);
          for (const [place, count] of seats.entries()) seatSums[place] = (seatSums[place] ?? 0) + count;
        }
        expect(seatSums).toEqual(sizes.map((size) => size * letters));
      }),
    );
  });

  it('gives floor or ceiling, as often as the stated chances say', () => {
    fc.assert(
      fc.property(anySizes, fc.integer({ min: 1, max: 60 }), (sizes, letters) => {
        const total = sum(sizes);
        for (const [place, size] of sizes.entries()) {
          const counts = new Map<number, number>();
          for (let start = 0; start < total; start++) {
            const seats = roundSeatsFrom(BigInt(start), sizesOf(sizes), BigInt(letters))[place] ?? -1;
            counts.set(seats, (counts.get(seats) ?? 0) + 1);
          }
          const stated = seatChancesOf(BigInt(size), BigInt(total), letters);
          expect(new Set(stated.map(({ seatCount }) => seatCount))).toEqual(new Set(counts.keys()));
          for (const { seatCount, probability } of stated) {
            expect(probability).toBeCloseTo((counts.get(seatCount) ?? 0) / total, 12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('gives every stratum a chance, which rounding to the nearest does not', () => {
    const sizes = sizesOf([1, 997, 2]);
    const got = Array.from({ length: 1000 }, (_, start) => roundSeatsFrom(BigInt(start), sizes, 10n));
    expect(got.filter(([first]) => first === 1)).toHaveLength(10);
    expect(got.filter(([, , third]) => third === 1)).toHaveLength(20);
  });

  it('takes its start from seed, municipality and wave', () => {
    const base = {
      seed: seedOf('0'),
      municipality: 'GM0344' as MunicipalityCode,
      wave: 1,
      sizes: Array.from({ length: 40 }, (_, index) => index + 1),
      letterCount: 90,
    };
    const seats = roundSeats(base);
    expect(roundSeats({ ...base, sizes: sizesOf(base.sizes) })).toEqual(seats);
    expect(roundSeats({ ...base, seed: seedOf('') })).not.toEqual(seats);
    expect(roundSeats({ ...base, wave: 2 })).not.toEqual(seats);
    expect(roundSeats({ ...base, municipality: 'GM0637' as MunicipalityCode })).not.toEqual(seats);
  });

  it('stays exact where floats would not', () => {
    const sizes = [3n * 10n ** 20n, 1n, 10n ** 20n];
    const seats = roundSeatsFrom(4n * 10n ** 20n, sizes, 4n * 10n ** 15n);
    expect(sum(seats)).toBe(4e15);
    expect(seats).toEqual([3e15, 1, 1e15 - 1]);
  });

  it('weighs sizes by expected response in whole numbers', () => {
    expect(stratumSizeOf(913)).toBe(913n);
    expect(stratumSizeOf(913, 90_000)).toBe(10_144_444n);
    expect(stratumSizeOf(913, 1_000_000)).toBe(913_000n);
  });
});

describe('the seats over several waves', () => {
  it('have the chances of independent roundings', () => {
    const wave = seatChancesOf(1n, 4n, 5);
    expect(wave).toEqual([
      { seatCount: 1, probability: 0.75 },
      { seatCount: 2, probability: 0.25 },
    ]);
    expect(addSeatChances([wave, wave])).toEqual([
      { seatCount: 2, probability: 0.5625 },
      { seatCount: 3, probability: 0.375 },
      { seatCount: 4, probability: 0.0625 },
    ]);
    expect(addSeatChances([])).toEqual([{ seatCount: 0, probability: 1 }]);
  });
});

describe('the letters of a municipality', () => {
  it.each([
    [{ targetMembers: 450, expectedResponse: 0.09 }, 5000],
    [{ targetMembers: 451, expectedResponse: 0.09 }, 5012],
    [{ targetMembers: 450, expectedResponse: 1 }, 450],
    [{ targetMembers: 1, expectedResponse: 0.3 }, 4],
    [{ targetMembers: 450, expectedResponse: 0.09, letters: 7000 }, 7000],
    [{ targetMembers: 3, expectedResponse: 1e-9 }, 3_000_000],
  ])('for %j are %i', (municipality, expected) => {
    expect(letterCountOf(municipality)).toBe(expected);
  });
});
