/**
 * Divides the letters of one municipality and wave over its strata as expected numbers of seats, within a least and a most
 * number for each. No seed yet: what is left to chance is only the rounding.
 */
import type { SeatChance } from './round-seats.ts';
import { seatChancesOf } from './round-seats.ts';

/** The least and the most seats of a stratum; no `most` for no limit. Whole numbers, least <= most. */
export interface SeatBounds {
  readonly least: number;
  readonly most: number | undefined;
}

/** Strata whose number of seats is fixed by a bound, and the others, among whom the other letters are rounded by lot. */
export interface LetterDivision {
  /** By stratum; `undefined` for one that is rounded. */
  readonly fixedSeatCounts: readonly (number | undefined)[];
  /** S_h of each stratum that is rounded, 0 for a fixed one. */
  readonly roundedSizes: readonly bigint[];
  /** The sum of `roundedSizes`; 0 when all are fixed. */
  readonly roundedTotal: bigint;
  /** The letters that the fixed strata leave. */
  readonly roundedLetterCount: number;
}

/**
 * Gives each stratum max(least, min(most, x*S_h)) seats in expectation, with x such that they add up to the letters. In
 * whole numbers: with n' the letters and S' the sizes of the strata not yet fixed, those with n'*S_h < least*S' are too low,
 * those with n'*S_h > most*S' too high. When what the low ones lack is more than what the high ones have too much, the low
 * ones are fixed at their least; when it is less, the high ones at their most; when it is equal, both; until none is left.
 * (The same steps as for flexible lengths in CSS, W3C CSS Flexible Box Layout 9.7; each fixes at least one stratum.)
 * Strata without bounds in reach are not touched: then n' = n and S' = S.
 * @throws RangeError when the letters are fewer than all leasts or more than all mosts
 */
export function divideLetters(
  sizes: readonly bigint[],
  letterCount: number,
  bounds: readonly SeatBounds[],
): LetterDivision {
  const fixed: (number | undefined)[] = sizes.map(() => undefined);
  for (;;) {
    const free = sizes.flatMap((_, place) => (fixed[place] === undefined ? [place] : []));
    const taken = fixed.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    const letters = BigInt(letterCount - taken);
    const total = free.reduce((sum, place) => sum + (sizes[place] ?? 0n), 0n);
    const low: number[] = [];
    const high: number[] = [];
    let lacking = 0n;
    for (const place of free) {
      const share = letters * (sizes[place] ?? 0n);
      const { least, most } = bounds[place] ?? { least: 0, most: undefined };
      if (share < BigInt(least) * total) {
        low.push(place);
        lacking += BigInt(least) * total - share;
      } else if (most !== undefined && share > BigInt(most) * total) {
        high.push(place);
        lacking -= share - BigInt(most) * total;
      }
    }
    if (low.length + high.length === 0) {
      if (letters < 0n || (letters > 0n && free.length === 0)) throw new RangeError('no division fits');
      return {
        fixedSeatCounts: fixed,
        roundedSizes: sizes.map((size, place) => (fixed[place] === undefined ? size : 0n)),
        roundedTotal: total,
        roundedLetterCount: Number(letters),
      };
    }
    if (lacking >= 0n) for (const place of low) fixed[place] = bounds[place]?.least;
    if (lacking <= 0n) for (const place of high) fixed[place] = bounds[place]?.most;
  }
}

/** The numbers of seats that a stratum can get, and how likely each is. */
export function seatChancesIn(division: LetterDivision, place: number): SeatChance[] {
  const fixed = division.fixedSeatCounts[place];
  if (fixed !== undefined) return [{ seatCount: fixed, probability: 1 }];
  return seatChancesOf(
    division.roundedSizes[place] ?? 0n,
    division.roundedTotal,
    division.roundedLetterCount,
  );
}

/** The most seats that a stratum can get: the ceiling of what it expects. */
export function mostSeatsIn(division: LetterDivision, place: number): number {
  return Math.max(...seatChancesIn(division, place).map(({ seatCount }) => seatCount));
}

/** The seats that a stratum gets on average over all seeds. */
export function expectedSeatsIn(division: LetterDivision, place: number): number {
  const size = Number(division.roundedSizes[place] ?? 0n);
  return (
    division.fixedSeatCounts[place] ?? (division.roundedLetterCount * size) / Number(division.roundedTotal)
  );
}
