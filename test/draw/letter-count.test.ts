import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededLettersOf } from '../../src/draw/letter-count.ts';
import { divideLetters, expectedSeatsIn } from '../../src/draw/divide-letters.ts';
import { boundsOf, letterRangeOf } from '../../src/draw/divide-waves.ts';
import type { MunicipalityStrata } from '../../src/draw/municipality-strata.ts';
import { UTRECHT } from './test-frames.ts';

const strataOf = (
  sizes: readonly bigint[],
  leastSeatCounts: readonly number[],
  mostSeatCounts: readonly (number | undefined)[],
): MunicipalityStrata => ({
  municipality: UTRECHT,
  residentCount: 100,
  stratumIndexes: [...sizes.keys()],
  residentCounts: sizes.map(Number),
  responsesPartsPerMillion: [],
  sizes,
  totalSize: sizes.reduce((sum, size) => sum + size, 0n),
  leastSeatCounts,
  mostSeatCounts,
});

const wantedOf = (signUpCount: number, maximumLetterCount: number, responses = [500_000, 500_000]) => ({
  wave: 1,
  earlier: [],
  responsesPartsPerMillion: responses,
  signUpCount,
  maximumLetterCount,
});

describe('the letters that a municipality needs', () => {
  it('are counted where the bounds leave nothing to the lot', () => {
    // By size 1 and 3; but the first must have two, and the second has two residents only.
    const strata = strataOf([1n, 3n], [2, 1], [9, 2]);
    expect(neededLettersOf(strata, wantedOf(2, 9))).toEqual({
      letterCount: 4,
      isEnough: true,
      expectedSignUpCount: 2,
    });
  });

  it('are as many as can be sent when these are too few, and none when no letter can be sent', () => {
    const strata = strataOf([1n, 1n], [0, 0], [10, 10]);
    expect(neededLettersOf(strata, wantedOf(5, 6))).toEqual({
      letterCount: 6,
      isEnough: false,
      expectedSignUpCount: 3,
    });
    expect(neededLettersOf(strata, wantedOf(50, 99))).toMatchObject({ letterCount: 20, isEnough: false });
    expect(neededLettersOf(strata, wantedOf(1, 0))).toBeUndefined();
    expect(neededLettersOf(strataOf([1n, 1n], [3, 3], [9, 9]), wantedOf(1, 5))).toBeUndefined();
    expect(neededLettersOf(strataOf([1n, 1n], [3, 3], [9, 9]), wantedOf(1, 6))?.letterCount).toBe(6);
  });

  it('are the fewest that can be expected to bring the sign-ups', () => {
    const anyStratum = fc.record({
      size: fc.integer({ min: 1, max: 9 }),
      least: fc.nat(3),
      room: fc.option(fc.nat(6), { nil: undefined }),
      response: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(
        fc.array(anyStratum, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 12 }),
        (all, wanted) => {
          const strata = strataOf(
            all.map(({ size }) => BigInt(size)),
            all.map(({ least }) => least),
            all.map(({ least, room }) => (room === undefined ? undefined : least + room)),
          );
          const responses = all.map(({ response }) => response);
          const bounds = boundsOf(strata, 1, []);
          const signUpsOf = (letters: number): number => {
            const division = divideLetters(strata.sizes, letters, bounds);
            return responses.reduce(
              (sum, parts, place) => sum + expectedSeatsIn(division, place) * (parts / 1e6),
              0,
            );
          };
          const { fewest, most } = letterRangeOf(bounds);
          const needed = neededLettersOf(strata, wantedOf(wanted, 40, responses));
          const possible = Array.from({ length: 40 }, (_, index) => index + 1).filter(
            (letters) => letters >= fewest && letters <= most,
          );
          const enough = possible.filter((letters) => signUpsOf(letters) >= wanted - 1e-9);
          expect(needed?.letterCount).toBe(enough[0] ?? possible.at(-1));
          if (needed === undefined) return;
          expect(needed.isEnough).toBe(enough.length > 0);
          expect(needed.expectedSignUpCount).toBeCloseTo(signUpsOf(needed.letterCount), 6);
        },
      ),
    );
  });
});
