/** Divides the letters of every wave over the strata, and says which numbers of seats each stratum could have got. */
import type { Hash, MunicipalityCode } from '../domain/ids.ts';
import { seatChancesIn } from './divide-letters.ts';
import type { MunicipalityDivision } from './divide-waves.ts';
import type { SeatChance } from './round-seats.ts';
import { addSeatChances, roundSeats } from './round-seats.ts';
import type { Wave } from './wave.ts';

export interface DividedSeats {
  readonly wave: number;
  /** Index into the frame's strata. */
  readonly stratumIndex: number;
  readonly seatCount: number;
}

/** The seats by wave, then stratum; strata of municipalities without letters in a wave are left out of it. */
export function divideSeats(
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityDivision>,
  seed: Hash,
  waves: readonly Wave[],
): DividedSeats[] {
  return waves.flatMap(({ wave }) =>
    [...municipalities.values()]
      .flatMap((municipality) => seatsOfWave(municipality, seed, wave))
      .sort((left, right) => left.stratumIndex - right.stratumIndex),
  );
}

/** Fixed strata get their seats; the others share the letters that are left, rounded by the seed. */
function seatsOfWave({ strata, divisions }: MunicipalityDivision, seed: Hash, wave: number): DividedSeats[] {
  const division = divisions.get(wave);
  if (division === undefined) return [];
  const { roundedSizes: sizes, roundedTotal, roundedLetterCount: letterCount } = division;
  const { municipality } = strata;
  const rounded = roundedTotal === 0n ? [] : roundSeats({ seed, municipality, wave, sizes, letterCount });
  return strata.stratumIndexes.map((stratumIndex, place) => ({
    wave,
    stratumIndex,
    seatCount: division.fixedSeatCounts[place] ?? rounded[place] ?? 0,
  }));
}

/** Per stratum of the frame, the numbers of seats that all waves together could give it, whatever the seed. */
export function listSeatChances(
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityDivision>,
): SeatChance[][] {
  const chances: SeatChance[][] = [];
  for (const { strata, divisions } of municipalities.values()) {
    for (const [place, stratumIndex] of strata.stratumIndexes.entries()) {
      const perWave = Array.from(divisions.values(), (division) => seatChancesIn(division, place));
      chances[stratumIndex] = addSeatChances(perWave);
    }
  }
  return chances;
}
