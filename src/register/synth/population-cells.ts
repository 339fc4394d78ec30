/** How many people of each postcode area, age group and sex a district has: the 2021 table raked to the 2024 district totals. */
import type { CbsDistrict, CbsPostcodeGroup, CbsTables } from './cbs-tables.ts';
import { districtBandEnds } from './cbs-tables.ts';
import { postcodeAreasByDistrict } from './postcode-districts.ts';
import { valueAt } from './value-at.ts';

export interface PopulationCell {
  readonly postcodeArea: string;
  readonly place: string;
  readonly fromAgeYears: number;
  /** `undefined` for 95 and older. */
  readonly toAgeYears: number | undefined;
  readonly isWoman: boolean;
  /** Expected number of people at the real size; not whole. */
  readonly weight: number;
}

/** Rounds of raking; the margins are then right within a millionth. */
const RAKING_ROUNDS = 50;

function bandOf(fromAgeYears: number): number {
  return districtBandEnds.findIndex((end) => fromAgeYears <= end);
}

function cellsOf(group: CbsPostcodeGroup): readonly PopulationCell[] {
  const { postcodeArea, place, fromAgeYears, toAgeYears } = group;
  const shared = { postcodeArea, place, fromAgeYears, toAgeYears };
  return [
    { ...shared, isWoman: false, weight: group.menCount },
    { ...shared, isWoman: true, weight: group.womenCount },
  ];
}

/** Scales the weights so that the cells of each class add up to the class's target (one step of raking). */
function scaleTo(weights: Float64Array, classes: readonly number[], targets: readonly number[]): void {
  const sums = targets.map(() => 0);
  for (const [index, weight] of weights.entries()) {
    const kind = valueAt(classes, index);
    sums[kind] = valueAt(sums, kind) + weight;
  }
  for (const [index, weight] of weights.entries()) {
    const kind = valueAt(classes, index);
    const sum = valueAt(sums, kind);
    weights[index] = sum === 0 ? 0 : (weight * valueAt(targets, kind)) / sum;
  }
}

/**
 * The cells of a district, ordered by age group, sex and postcode area. The counts of its postcode areas (CBS 83502NED,
 * 2021) are raked (iterative proportional fitting) until sexes and age bands agree with the district (CBS, Wijken en
 * buurten 2024); the weights add up to its residents.
 */
export function listPopulationCells(tables: CbsTables, district: CbsDistrict): readonly PopulationCell[] {
  const areas = postcodeAreasByDistrict[district.code] ?? [];
  const cells = tables.postcodeGroups
    .filter((group) => areas.includes(group.postcodeArea))
    .flatMap(cellsOf)
    .sort(
      (a, b) =>
        a.fromAgeYears - b.fromAgeYears ||
        Number(a.isWoman) - Number(b.isWoman) ||
        Number(a.postcodeArea) - Number(b.postcodeArea),
    );
  if (cells.length === 0) throw new Error(`no postcode area is known for district ${district.code}`);

  const total = district.residentCount;
  const sexSum = district.menCount + district.womenCount;
  const sexTargets = [district.menCount, district.womenCount].map((count) => (total * count) / sexSum);
  const percentSum = district.bandPercents.reduce((sum, percent) => sum + percent, 0);
  const bandTargets = district.bandPercents.map((percent) => (total * percent) / percentSum);

  const weights = Float64Array.from(cells, (cell) => cell.weight);
  const bands = cells.map((cell) => bandOf(cell.fromAgeYears));
  const sexes = cells.map((cell) => Number(cell.isWoman));
  for (let round = 0; round < RAKING_ROUNDS; round++) {
    scaleTo(weights, bands, bandTargets);
    scaleTo(weights, sexes, sexTargets);
  }
  return cells.map((cell, index) => Object.assign(cell, { weight: valueAt(weights, index) }));
}
