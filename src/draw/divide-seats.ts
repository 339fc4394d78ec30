/** Divides the letters of every wave over the strata, and says which numbers of seats each stratum could have got. */
import type { Hash, MunicipalityCode } from '../domain/ids.ts';
import type { MunicipalityStrata } from './municipality-strata.ts';
import type { SeatChance } from './round-seats.ts';
import { addSeatChances, roundSeats, seatChancesOf } from './round-seats.ts';
import type { Wave } from './wave.ts';

export interface DividedSeats {
  readonly wave: number;
  /** Index into the frame's strata. */
  readonly stratumIndex: number;
  readonly seatCount: number;
}

/** The seats by wave, then stratum; strata of municipalities without letters in a wave are left out of it. */
export function divideSeats(
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityStrata>,
  seed: Hash,
  waves: readonly Wave[],
): DividedSeats[] {
  return waves.flatMap(({ wave, letterCounts }) =>
    [...municipalities.values()]
      .flatMap(({ municipality, stratumIndexes, sizes }) => {
        const letterCount = letterCounts.get(municipality) ?? 0;
        if (letterCount === 0) return [];
        const seats = roundSeats({ seed, municipality, wave, sizes, letterCount });
        return stratumIndexes.map((stratumIndex, place) => ({
          wave,
          stratumIndex,
          seatCount: seats[place] ?? 0,
        }));
      })
      .sort((left, right) => left.stratumIndex - right.stratumIndex),
  );
}

/** Per stratum of the frame, the numbers of seats that all waves together could give it, whatever the seed. */
export function listSeatChances(
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityStrata>,
  waves: readonly Wave[],
): SeatChance[][] {
  const chances: SeatChance[][] = [];
  for (const { municipality, stratumIndexes, sizes, totalSize } of municipalities.values()) {
    for (const [place, stratumIndex] of stratumIndexes.entries()) {
      const perWave = waves.map(({ letterCounts }) =>
        seatChancesOf(sizes[place] ?? 0n, totalSize, letterCounts.get(municipality) ?? 0),
      );
      chances[stratumIndex] = addSeatChances(perWave);
    }
  }
  return chances;
}
