/** Divides the letters of every wave over the strata of each municipality, as far as no seed is needed. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { LetterDivision, SeatBounds } from './divide-letters.ts';
import { divideLetters, mostSeatsIn } from './divide-letters.ts';
import type { MunicipalityStrata } from './municipality-strata.ts';
import type { Wave } from './wave.ts';

/** A municipality's strata, and how the letters of each of its waves are divided. */
export interface MunicipalityDivision {
  readonly strata: MunicipalityStrata;
  /** By wave number; a wave without letters for this municipality is left out. */
  readonly divisions: ReadonlyMap<number, LetterDivision>;
}

/**
 * The divisions of all waves. Minimums hold in wave 1. The most seats of a wave are the stratum's expected candidates
 * (rounded up) less the most seats that each earlier wave can have given it: no seed has a say in that either. Refused: a
 * first wave whose minimums leave strata without a chance, and a wave with more letters than all strata can take.
 */
export function divideWaves(
  municipalities: ReadonlyMap<MunicipalityCode, MunicipalityStrata>,
  waves: readonly Wave[],
): Result<Map<MunicipalityCode, MunicipalityDivision>> {
  const failures: Failure[] = [];
  const divided = new Map<MunicipalityCode, MunicipalityDivision>();
  for (const [municipality, strata] of municipalities) {
    const divisions = new Map<number, LetterDivision>();
    for (const { wave, letterCounts } of waves) {
      const letterCount = letterCounts.get(municipality) ?? 0;
      if (letterCount === 0) continue;
      const bounds = boundsOf(strata, wave, [...divisions.values()]);
      const problem = judgeBounds(strata, wave, letterCount, bounds);
      if (problem !== undefined) {
        failures.push(problem);
        break;
      }
      divisions.set(wave, divideLetters(strata.sizes, letterCount, bounds));
    }
    divided.set(municipality, { strata, divisions });
  }
  return okUnless(failures, () => divided);
}

/** The least and the most seats of each stratum in a wave, after the divisions of the waves before it. */
export function boundsOf(
  strata: MunicipalityStrata,
  wave: number,
  earlier: readonly LetterDivision[],
): SeatBounds[] {
  return strata.mostSeatCounts.map((most, place) => ({
    least: wave === 1 ? (strata.leastSeatCounts[place] ?? 0) : 0,
    most:
      most === undefined
        ? undefined
        : Math.max(
            0,
            earlier.reduce((left, division) => left - mostSeatsIn(division, place), most),
          ),
  }));
}

/** The fewest letters with which every stratum has a chance, and the most that the strata can take. */
export function letterRangeOf(bounds: readonly SeatBounds[]): { fewest: number; most: number } {
  const least = bounds.reduce((sum, bound) => sum + bound.least, 0);
  // With nothing left to round, a stratum whose least is 0 would have no chance.
  const fewest = bounds.some((bound) => bound.least === 0) ? least + 1 : least;
  return { fewest, most: bounds.reduce((sum, bound) => sum + (bound.most ?? Infinity), 0) };
}

function judgeBounds(
  { municipality, leastSeatCounts }: MunicipalityStrata,
  wave: number,
  letters: number,
  bounds: readonly SeatBounds[],
): Failure | undefined {
  const { fewest, most } = letterRangeOf(bounds);
  if (letters > most) {
    return failure('allocation.more-letters-than-candidates', {
      municipality,
      wave,
      letters,
      candidates: most,
    });
  }
  if (letters >= fewest) return undefined;
  const seats = leastSeatCounts.reduce((sum, count) => sum + count, 0);
  return failure(
    'allocation.minimum-above-letters',
    { municipality, seats, letters },
    { setting: 'draw.minimumPerStratum' },
  );
}
