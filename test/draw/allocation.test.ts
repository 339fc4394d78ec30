import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideLetters, expectedSeatsIn, seatChancesIn } from '../../src/draw/divide-letters.ts';
import type { SeatBounds } from '../../src/draw/divide-letters.ts';
import { billionTimesPower } from '../../src/draw/integer-root.ts';
import { roundSeatsFrom, seatChancesOf } from '../../src/draw/round-seats.ts';
import type { SizeRule } from '../../src/draw/stratum-sizes.ts';
import { measureOf, responsesOf, sizeOf } from '../../src/draw/stratum-sizes.ts';
import { roundByHamilton, SWISS_REGIONS } from './hamilton.ts';

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const rule = (changes: Partial<SizeRule>): SizeRule => ({
  allocation: 'proportional',
  exponent: 0.5,
  compensateResponse: false,
  ...changes,
});

/** Expected seats of strata without bounds. */
function sharesOf(sizes: readonly bigint[], letters: number): number[] {
  const division = divideLetters(sizes, letters, []);
  return sizes.map((_, place) => expectedSeatsIn(division, place));
}

/** Sizes by N^q. */
const powerSizes = (exponent: number): bigint[] =>
  SWISS_REGIONS.map((count) => measureOf(rule({ allocation: 'power', exponent }), count, undefined));

/** Of 100 seats, by the textbook. */
const bankierShares = (exponent: number): number[] => {
  const powers = SWISS_REGIONS.map((count) => count ** exponent);
  return powers.map((each) => (100 * each) / sum(powers));
};

describe('rounding by Hamilton, for comparison', () => {
  it("gives what R's sampling gives for swissmunicipalities", () => {
    expect(sum(SWISS_REGIONS)).toBe(2896);
    expect(roundByHamilton(SWISS_REGIONS, 100)).toEqual([20, 32, 11, 6, 16, 6, 9]);
  });

  it('takes the chance of a small stratum away, which systematic rounding gives back', () => {
    expect(roundByHamilton(SWISS_REGIONS, 10)).toEqual([2, 3, 1, 0, 2, 1, 1]);
    expect(seatChancesOf(171n, 2896n, 10)).toEqual([
      { seatCount: 0, probability: 1 - 1710 / 2896 },
      { seatCount: 1, probability: 1710 / 2896 },
    ]);
    const sizes = SWISS_REGIONS.map(BigInt);
    const all = Array.from({ length: 2896 }, (_, start) => roundSeatsFrom(BigInt(start), sizes, 10n));
    for (const [place, size] of SWISS_REGIONS.entries()) {
      expect(sum(all.map((seats) => seats[place] ?? 0))).toBe(size * 10);
    }
  });
});

describe('the measure of a stratum', () => {
  it('is its residents, or the same for all', () => {
    expect(measureOf(rule({}), 913, undefined)).toBe(913n);
    expect(measureOf(rule({ allocation: 'equal' }), 913, undefined)).toBe(1n);
  });

  it('follows Neyman: exercise 5.1 of Cochran (1977), where 4 of 6 are drawn from 0 1 2 and 4 6 11', () => {
    // Standard deviations 1 and the root of 13.
    const sizes = [1_000_000, 3_605_551].map((deviation) =>
      measureOf(rule({ allocation: 'neyman' }), 3, deviation),
    );
    expect(sharesOf(sizes, 4).map(Math.round)).toEqual([1, 3]);
    expect(sharesOf(sizes, 4)[1]).toBeCloseTo((4 * Math.sqrt(13)) / (1 + Math.sqrt(13)), 6);
    // 3.13 of 3 cannot be: the second stratum is taken whole, and the first gets what is left.
    const most = [3, 3].map((count): SeatBounds => ({ least: 0, most: count }));
    expect(divideLetters(sizes, 4, most)).toMatchObject({
      fixedSeatCounts: [undefined, 3],
      roundedLetterCount: 1,
    });
  });

  it('has with Neyman a smaller variance than any other whole-number division of the same letters', () => {
    const strata = [
      { residents: 400, deviation: 30 },
      { residents: 300, deviation: 10 },
      { residents: 50, deviation: 120 },
    ];
    const sizes = strata.map(({ residents, deviation }) =>
      measureOf(rule({ allocation: 'neyman' }), residents, deviation * 1e6),
    );
    const varianceOf = (seats: readonly number[]): number =>
      sum(
        strata.map(({ residents, deviation }, place) => (residents * deviation) ** 2 / (seats[place] ?? 0)),
      );
    const best = varianceOf(sharesOf(sizes, 42));
    for (let first = 1; first < 41; first++) {
      for (let second = 1; first + second < 42; second++) {
        expect(varianceOf([first, second, 42 - first - second])).toBeGreaterThanOrEqual(best * (1 - 1e-12));
      }
    }
  });

  it('follows the power allocation of Bankier (1988), with equal coefficients of variation', () => {
    for (const exponent of [0, 0.2, 1 / 4, 0.33, 0.5, 0.75, 0.99, 1]) {
      for (const [place, share] of sharesOf(powerSizes(exponent), 100).entries()) {
        expect(share).toBeCloseTo(bankierShares(exponent)[place] ?? -1, 6);
      }
    }
    expect(sharesOf(powerSizes(0), 70)).toEqual([10, 10, 10, 10, 10, 10, 10]);
    expect(sharesOf(powerSizes(1), 100)).toEqual(sharesOf(SWISS_REGIONS.map(BigInt), 100));
  });

  it('is a power in whole numbers: the largest x with x^100 at most N^q * 10^900', () => {
    expect(billionTimesPower(2, 50)).toBe(1_414_213_562n);
    expect(billionTimesPower(49, 50)).toBe(7_000_000_000n);
    expect(billionTimesPower(1, 37)).toBe(1_000_000_000n);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000_000 }), fc.nat(100), (base, hundredths) => {
        const root = billionTimesPower(base, hundredths);
        const target = BigInt(base) ** BigInt(hundredths) * 10n ** 900n;
        expect(root ** 100n <= target && (root + 1n) ** 100n > target).toBe(true);
      }),
    );
  });

  it('is divided by the expected response where that is made up for, down to a whole number', () => {
    expect(sizeOf(rule({}), 913n, 90_000)).toBe(913n);
    expect(sizeOf(rule({ compensateResponse: true }), 913n, 90_000)).toBe(10_144_444n);
  });
});

describe('the response of the strata', () => {
  it('is that of the municipality where no stratum differs', () => {
    expect(responsesOf([5, 1, 80], [1n, 1n, 1n], 90_000)).toEqual([90_000n, 90_000n, 90_000n]);
    expect(responsesOf([5, 1, 80], [500_000n, 500_000n, 500_000n], 1)).toEqual([1n, 1n, 1n]);
  });

  it('is half as much for a factor of 0.5, and over all residents still that of the municipality', () => {
    const responses = responsesOf([100, 300], [500_000n, 1_000_000n], 70_000);
    expect(responses).toEqual([40_000n, 80_000n]);
    expect(100 * 40_000 + 300 * 80_000).toBe(400 * 70_000);
  });

  it('stays that of the municipality over all residents, to half a millionth, whatever the factors', () => {
    const anyStratum = fc.record({
      residents: fc.integer({ min: 1, max: 50_000 }),
      factor: fc.integer({ min: 1, max: 5_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyStratum, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        (strata, overall) => {
          const residents = strata.map((stratum) => stratum.residents);
          const factors = strata.map((stratum) => BigInt(stratum.factor));
          const responses = responsesOf(residents, factors, overall).map(Number);
          const average =
            sum(responses.map((response, place) => response * (residents[place] ?? 0))) / sum(residents);
          expect(Math.abs(average - overall)).toBeLessThanOrEqual(0.5 + 1e-6);
        },
      ),
    );
  });
});

/** Sizes with bounds, and letters that fit in them. */
const anyDivision = fc
  .array(
    fc.record({
      size: fc.integer({ min: 1, max: 60 }),
      least: fc.nat(6),
      room: fc.option(fc.nat(8), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((strata) => {
    const bounds = strata.map(({ least, room }): SeatBounds => ({
      least,
      most: room === undefined ? undefined : least + room,
    }));
    const least = sum(bounds.map((bound) => bound.least));
    const most = Math.min(least + 60, sum(bounds.map((bound) => bound.most ?? 1e6)));
    return fc.record({
      sizes: fc.constant(strata.map(({ size }) => size)),
      bounds: fc.constant(bounds),
      letters: fc.integer({ min: least, max: most }),
    });
  });

describe('letters divided within bounds', () => {
  it('are divided by size alone when no bound is near', () => {
    const bounds = [1, 2, 3].map((): SeatBounds => ({ least: 1, most: 50 }));
    expect(divideLetters([10n, 20n, 30n], 60, bounds)).toEqual({
      fixedSeatCounts: [undefined, undefined, undefined],
      roundedSizes: [10n, 20n, 30n],
      roundedTotal: 60n,
      roundedLetterCount: 60,
    });
  });

  it('raise small strata to the minimum and leave the others in proportion', () => {
    const bounds = [1, 2, 3].map((): SeatBounds => ({ least: 5, most: undefined }));
    const division = divideLetters([1n, 400n, 599n], 100, bounds);
    expect(division.fixedSeatCounts).toEqual([5, undefined, undefined]);
    expect(expectedSeatsIn(division, 1)).toBeCloseTo((95 * 400) / 999, 12);
  });

  it('add up, stay within the bounds, and follow max(least, min(most, x*S)) for one x', () => {
    fc.assert(
      fc.property(anyDivision, ({ sizes, bounds, letters }) => {
        const division = divideLetters(sizes.map(BigInt), letters, bounds);
        const expected = sizes.map((_, place) => expectedSeatsIn(division, place));
        expect(sum(expected)).toBeCloseTo(letters, 9);
        // x lies between what the strata at their most would want and what those at their least would want.
        const ratios = { low: 0, high: Infinity };
        for (const [place, size] of sizes.entries()) {
          const { least, most = Infinity } = bounds[place] ?? { least: 0 };
          const seats = expected[place] ?? -1;
          expect(seats).toBeGreaterThanOrEqual(least);
          expect(seats).toBeLessThanOrEqual(most);
          if (seats > least) ratios.low = Math.max(ratios.low, seats / size);
          if (seats < most) ratios.high = Math.min(ratios.high, seats / size);
        }
        expect(ratios.low).toBeLessThanOrEqual(ratios.high * (1 + 1e-9));
      }),
      { numRuns: 500 },
    );
  });

  it('give over all starts of the rounding exactly the seats that are expected, as often as is stated', () => {
    fc.assert(
      fc.property(anyDivision, ({ sizes, bounds, letters }) => {
        const division = divideLetters(sizes.map(BigInt), letters, bounds);
        const total = Number(division.roundedTotal);
        const starts = Array.from({ length: total }, (_, start) =>
          roundSeatsFrom(BigInt(start), division.roundedSizes, BigInt(division.roundedLetterCount)),
        );
        for (const [place] of sizes.entries()) {
          const fixed = division.fixedSeatCounts[place];
          const got = starts.map((seats) => fixed ?? seats[place] ?? 0);
          for (const { seatCount, probability } of seatChancesIn(division, place)) {
            const share = got.filter((count) => count === seatCount).length / Math.max(1, total);
            expect(total === 0 ? 1 : share).toBeCloseTo(probability, 9);
          }
          const { least, most = Infinity } = bounds[place] ?? { least: 0 };
          expect(got.every((count) => count >= least && count <= most)).toBe(true);
        }
      }),
    );
  });

  it('are a defect of the caller when they cannot fit', () => {
    expect(() =>
      divideLetters([1n, 1n], 3, [
        { least: 0, most: 1 },
        { least: 0, most: 1 },
      ]),
    ).toThrow('fits');
    expect(() =>
      divideLetters([1n, 1n], 3, [
        { least: 2, most: 2 },
        { least: 2, most: 4 },
      ]),
    ).toThrow('fits');
  });
});
