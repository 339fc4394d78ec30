/** Draws the people of one district: age, sex and postcode area, in the proportions of its population cells. */
import type { PopulationCell } from './population-cells.ts';
import type { RandomSource } from './random-source.ts';
import { roundSystematically } from './random-source.ts';
import { valueAt } from './value-at.ts';

/** The people of a district in columns, one place a person. */
export interface DistrictPeople {
  readonly count: number;
  readonly ageYears: Uint8Array;
  /** 1 for a woman, 0 for a man. */
  readonly isWoman: Uint8Array;
  /** Index into `postcodeAreas`. */
  readonly areaIndexes: Uint8Array;
  /** In the order in which their first cell stands. */
  readonly postcodeAreas: readonly PostcodeArea[];
}

export interface PostcodeArea {
  readonly postcodeArea: string;
  readonly place: string;
}

/** Nobody here is older; of those of 95 and older about two thirds live to the next birthday. */
const OLDEST_YEARS = 106;
const SURVIVAL_FROM_95 = 0.66;

function drawAgeYears(cell: PopulationCell, random: RandomSource): number {
  if (cell.toAgeYears !== undefined) {
    return cell.fromAgeYears + random.below(cell.toAgeYears - cell.fromAgeYears + 1);
  }
  let ageYears = cell.fromAgeYears;
  while (ageYears < OLDEST_YEARS && random.chance(SURVIVAL_FROM_95)) ageYears++;
  return ageYears;
}

/**
 * Draws `count` people. Every cell gets the floor or ceiling of its share, and so does every age group as a whole; ages
 * inside a five-year group are equally likely, because the table does not tell them apart.
 */
export function drawDistrictPeople(
  cells: readonly PopulationCell[],
  count: number,
  random: RandomSource,
): DistrictPeople {
  const weights = cells.map((cell) => cell.weight);
  const cellCounts = roundSystematically(count, weights, random.unit());
  const postcodeAreas: PostcodeArea[] = [];
  const people = {
    count,
    ageYears: new Uint8Array(count),
    isWoman: new Uint8Array(count),
    areaIndexes: new Uint8Array(count),
    postcodeAreas,
  };
  let person = 0;
  for (const [cellIndex, cell] of cells.entries()) {
    let areaIndex = postcodeAreas.findIndex((area) => area.postcodeArea === cell.postcodeArea);
    if (areaIndex < 0) {
      areaIndex = postcodeAreas.push({ postcodeArea: cell.postcodeArea, place: cell.place }) - 1;
    }
    for (let taken = 0; taken < valueAt(cellCounts, cellIndex); taken++) {
      people.ageYears[person] = drawAgeYears(cell, random);
      people.isWoman[person] = cell.isWoman ? 1 : 0;
      people.areaIndexes[person] = areaIndex;
      person++;
    }
  }
  return people;
}
