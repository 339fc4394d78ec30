/** Fills the columns of one municipality with its people, their households and institutions, and their addresses. */
import type { CbsDistrict, CbsTables } from './cbs-tables.ts';
import type { DistrictPeople } from './district-people.ts';
import { drawDistrictPeople } from './district-people.ts';
import { formHouseholds } from './household-formation.ts';
import { chooseInstitutionResidents, meanHouseholdSizeOf, planInstitutions } from './institutions.ts';
import { listPopulationCells } from './population-cells.ts';
import { apportion, randomFor } from './random-source.ts';
import type { HouseholdColumns, PersonColumns } from './register-columns.ts';
import { createHouseholdColumns, createPersonColumns, householdRoles } from './register-columns.ts';
import { createStreetNamer } from './street-names.ts';
import type { Street } from './streets.ts';
import { createStreetPlan } from './streets.ts';
import { valueAt } from './value-at.ts';

export interface Population {
  readonly districts: readonly CbsDistrict[];
  readonly persons: PersonColumns;
  readonly households: HouseholdColumns;
  readonly streets: readonly Street[];
  /** For each district the household that stands for the municipality's office there: an address without residents. */
  readonly offices: readonly number[];
  /** For each district its first household, and behind the last district the number of households. */
  readonly districtStarts: readonly number[];
}

/** One household, institution or office of a district, before it gets an address. */
interface Dwelling {
  readonly areaIndex: number;
  /** People of the district and their roles. */
  readonly members: readonly (readonly [person: number, role: number])[];
  readonly isInstitution: boolean;
}

function listHouseholds(
  district: CbsDistrict,
  people: DistrictPeople,
  institutionOf: Int32Array,
  seed: string,
): readonly Dwelling[] {
  const persons = [...people.ageYears.keys()].filter((person) => institutionOf[person] === -1);
  const random = randomFor(seed, 'households', district.code);
  return formHouseholds(people, persons, meanHouseholdSizeOf(district), random).map(
    ({ adults, children }) => {
      const members = [
        ...adults.map((person, place): readonly [number, number] => [
          person,
          place === 0 ? householdRoles.head : householdRoles.partner,
        ]),
        ...children.map((person): readonly [number, number] => [person, householdRoles.child]),
      ];
      const areaIndex = valueAt(people.areaIndexes, valueAt(members, 0)[0]);
      return { areaIndex, members, isInstitution: false };
    },
  );
}

function listInstitutions(
  people: DistrictPeople,
  institutionOf: Int32Array,
  institutionCount: number,
): readonly Dwelling[] {
  const dwellings = Array.from({ length: institutionCount }, (_, institution): Dwelling => {
    const members = [...people.ageYears.keys()]
      .filter((person) => institutionOf[person] === institution)
      .map((person): readonly [number, number] => [person, householdRoles.institutionResident]);
    const areaIndex = members[0] === undefined ? 0 : valueAt(people.areaIndexes, members[0][0]);
    return { areaIndex, members, isInstitution: true };
  });
  return dwellings.filter(({ members }) => members.length > 0);
}

/** The people of one district, divided over households and institutions; the last dwelling is the office. */
function listDwellings(
  tables: CbsTables,
  district: CbsDistrict,
  peopleCount: number,
  institutionSizes: readonly number[],
  seed: string,
): { readonly people: DistrictPeople; readonly dwellings: readonly Dwelling[] } {
  const cells = listPopulationCells(tables, district);
  const people = drawDistrictPeople(cells, peopleCount, randomFor(seed, 'people', district.code));
  const random = randomFor(seed, 'institution residents', district.code);
  const institutionOf = chooseInstitutionResidents(people, institutionSizes, random);
  const dwellings = [
    ...listHouseholds(district, people, institutionOf, seed),
    ...listInstitutions(people, institutionOf, institutionSizes.length),
    { areaIndex: 0, members: [], isInstitution: false },
  ];
  return { people, dwellings };
}

/**
 * The population of one municipality: `residentCount` people over its districts in proportion to CBS, with room for
 * `extraCount` more in the columns (people who have gone, and people in broken rows). Names and dates come later.
 */
export function createPopulation(
  tables: CbsTables,
  districts: readonly CbsDistrict[],
  sizes: { readonly residentCount: number; readonly extraCount: number },
  seed: string,
): Population {
  const municipality = valueAt(districts, 0).municipality;
  const peopleCounts = apportion(
    sizes.residentCount,
    districts.map((district) => district.residentCount),
  );
  const institutionSizes = planInstitutions(
    districts,
    peopleCounts,
    randomFor(seed, 'institutions', municipality),
  );
  const persons = createPersonColumns(sizes.residentCount + sizes.extraCount);
  const households = createHouseholdColumns(sizes.residentCount + districts.length);
  const nameStreet = createStreetNamer(randomFor(seed, 'street names', municipality));
  const streetPlan = createStreetPlan(nameStreet, randomFor(seed, 'addresses', municipality));
  const offices: number[] = [];
  const districtStarts = [0];

  for (const [districtIndex, district] of districts.entries()) {
    const peopleCount = valueAt(peopleCounts, districtIndex);
    const ownInstitutions = valueAt(institutionSizes, districtIndex);
    const { people, dwellings } = listDwellings(tables, district, peopleCount, ownInstitutions, seed);
    const householdsByArea: number[][] = people.postcodeAreas.map(() => []);
    for (const dwelling of dwellings) {
      const household = households.count++;
      households.firstPersons[household] = persons.count;
      households.memberCounts[household] = dwelling.members.length;
      households.isInstitution[household] = dwelling.isInstitution ? 1 : 0;
      households.districts[household] = districtIndex;
      valueAt(householdsByArea, dwelling.areaIndex).push(household);
      for (const [person, role] of dwelling.members) {
        const row = persons.count++;
        persons.householdOf[row] = household;
        persons.roles[row] = role;
        persons.ageYears[row] = valueAt(people.ageYears, person);
        persons.isWoman[row] = valueAt(people.isWoman, person);
      }
    }
    offices.push(households.count - 1);
    districtStarts.push(households.count);
    for (const [areaIndex, inArea] of householdsByArea.entries()) {
      if (inArea.length > 0) streetPlan.settle(valueAt(people.postcodeAreas, areaIndex), inArea, households);
    }
  }
  return { districts, persons, households, streets: streetPlan.streets, offices, districtStarts };
}
