/** Makes synthetic registers of Utrecht and Zoetermeer with the real proportions and the hard rows of a real export. */
import type { MunicipalityCode } from '../../domain/ids.ts';
import { createBirthDateDraw } from './birth-dates.ts';
import type { CbsDistrict, CbsTables } from './cbs-tables.ts';
import { addExtraPerson } from './extra-people.ts';
import { putBeyondWindows1252, putLongNames, putNobleTitles } from './hard-names.ts';
import { putHardPeople } from './hard-people.ts';
import type { BrokenRowKind, HardRowKind } from './hard-row-shares.ts';
import { brokenRowKinds, countHardRows } from './hard-row-shares.ts';
import { namePopulation } from './household-names.ts';
import type { PersonNumbers } from './person-numbers.ts';
import { MAXIMUM_SYNTHETIC_RESIDENTS, createPersonNumbers } from './person-numbers.ts';
import type { Population } from './population.ts';
import { createPopulation } from './population.ts';
import type { RandomSource } from './random-source.ts';
import { apportion, randomFor } from './random-source.ts';
import { householdRoles } from './register-columns.ts';
import { joinLines, writeLines } from './register-lines.ts';
import { listBrokenRows, listDuplicates } from './special-rows.ts';
import { createSurnameBook } from './surname-book.ts';
import { valueAt } from './value-at.ts';

export interface SyntheticOptions {
  readonly tables: CbsTables;
  /**
   * Residents of all municipalities together; 502,672 is the real size. A resident is a person whose registration is
   * active, counted once: rows of people who died or left, second rows and broken rows come on top (about 1.5%).
   */
  readonly residentCount: number;
  /** Any text; every text (in Unicode NFC) gives its own registers, the empty text too. */
  readonly seed: string;
  /** Ages are right on this date, as `2027-01-04`. */
  readonly referenceDate: string;
}

export interface SyntheticCounts {
  /** Rows behind the header: residents, deceased, gone, both kinds of duplicates, and broken. */
  readonly rows: number;
  readonly residents: number;
  /** Addresses where a household lives. Institutions, and addresses where nobody lives any more, are not among them. */
  readonly households: number;
  readonly institutions: number;
  readonly institutionResidents: number;
  readonly hardRows: Readonly<Record<HardRowKind, number>>;
  readonly brokenRows: Readonly<Record<BrokenRowKind, number>>;
}

export interface SyntheticRegister {
  readonly municipality: MunicipalityCode;
  readonly municipalityName: string;
  readonly counts: SyntheticCounts;
  /** The lines of the file without line ends; the first is the header. Can be read more than once. */
  readonly lines: () => Iterable<string>;
  /** The whole file in pieces of about 64 kB of text, every line ended by LF; to be written as UTF-8. */
  readonly chunks: () => Iterable<string>;
}

function countDwellings({
  persons,
  households,
}: Population): Pick<SyntheticCounts, 'households' | 'institutions' | 'institutionResidents'> {
  let householdCount = 0;
  let institutionCount = 0;
  for (let household = 0; household < households.count; household++) {
    if (households.isInstitution[household] === 1) institutionCount++;
    else if (valueAt(households.memberCounts, household) > 0) householdCount++;
  }
  let institutionResidentCount = 0;
  for (let person = 0; person < persons.count; person++) {
    if (persons.roles[person] === householdRoles.institutionResident) institutionResidentCount++;
  }
  return {
    households: householdCount,
    institutions: institutionCount,
    institutionResidents: institutionResidentCount,
  };
}

/** Gives everybody a birth date that fits their age, an A-nummer and a BSN. */
function numberAndDate(
  { persons }: Population,
  referenceDate: string,
  numbers: PersonNumbers,
  random: RandomSource,
): void {
  const drawBirthDate = createBirthDateDraw(referenceDate);
  for (let person = 0; person < persons.count; person++) {
    persons.birthDates[person] = drawBirthDate(valueAt(persons.ageYears, person), random);
    persons.aNumbers[person] = numbers.nextANumber();
    persons.bsns[person] = numbers.nextBsn();
  }
}

function synthesizeRegister(
  options: SyntheticOptions,
  districts: readonly CbsDistrict[],
  residentCount: number,
  numbers: PersonNumbers,
): SyntheticRegister {
  const { municipality, municipalityName } = valueAt(districts, 0);
  const source = (purpose: string): RandomSource => randomFor(options.seed, purpose, municipality);
  const wanted = countHardRows(residentCount);
  const extraCount = wanted.deceased + wanted.gone + wanted.broken;
  const population = createPopulation(options.tables, districts, { residentCount, extraCount }, options.seed);
  const book = createSurnameBook();
  namePopulation(population, book, source('names'));

  const hardNames = source('hard names');
  const beyond = putBeyondWindows1252(population, wanted.beyondWindows1252, book, hardNames);
  const longNames = putLongNames(population, wanted.longNames, beyond, book, hardNames);
  const nobleTitles = putNobleTitles(population, wanted.nobleTitles, hardNames);

  const extra = source('extra people');
  for (const kind of ['deceased', 'gone', 'broken'] as const) {
    for (let added = 0; added < wanted[kind]; added++) addExtraPerson(population, kind, book, extra);
  }
  numberAndDate(population, options.referenceDate, numbers, source('birth dates'));
  const hardPeople = putHardPeople(population, residentCount, wanted, source('hard people'));

  const { persons } = population;
  const wholePersonCount = persons.count - wanted.broken;
  const duplicates = listDuplicates(
    population,
    residentCount,
    { exact: wanted.exactDuplicates, moved: wanted.movedDuplicates },
    source('duplicates'),
  );
  const broken = listBrokenRows(population, wholePersonCount);
  const specials = [...duplicates, ...broken];
  const order = Uint32Array.from({ length: wholePersonCount + specials.length }, (_, place) =>
    place < wholePersonCount ? place : place - wholePersonCount + persons.count,
  );
  source('order').shuffle(order);

  const rowSource = { population, book, municipalityDigits: municipality.slice(2) };
  const lines = (): Iterable<string> => writeLines(rowSource, { order, specials });
  const brokenCounts = brokenRowKinds.map(
    (kind) => [kind, broken.filter((row) => row.broken === kind).length] as const,
  );
  return {
    municipality,
    municipalityName,
    counts: {
      rows: order.length,
      residents: residentCount,
      ...countDwellings(population),
      hardRows: { ...wanted, ...hardPeople, beyondWindows1252: beyond.size, longNames, nobleTitles },
      brokenRows: Object.fromEntries(brokenCounts) as Record<BrokenRowKind, number>,
    },
    lines,
    chunks: () => joinLines(lines()),
  };
}

/**
 * The registers of the municipalities in the tables, in their order, with the residents divided in proportion to CBS.
 * The same options give the same bytes on any machine. All people have different A-nummers and BSNs. Throws a
 * RangeError when `residentCount` is not a whole number from 0 to `MAXIMUM_SYNTHETIC_RESIDENTS`.
 */
export function synthesizeRegisters(options: SyntheticOptions): readonly SyntheticRegister[] {
  const { residentCount } = options;
  if (!Number.isInteger(residentCount) || residentCount < 0 || residentCount > MAXIMUM_SYNTHETIC_RESIDENTS) {
    throw new RangeError(`the number of residents must be 0 to ${MAXIMUM_SYNTHETIC_RESIDENTS}`);
  }
  const municipalities = [...new Set(options.tables.districts.map((district) => district.municipality))];
  const byMunicipality = municipalities.map((code) =>
    options.tables.districts.filter((district) => district.municipality === code),
  );
  const residentCounts = apportion(
    residentCount,
    byMunicipality.map((districts) => districts.reduce((sum, district) => sum + district.residentCount, 0)),
  );
  const numbers = createPersonNumbers(options.seed);
  return byMunicipality.map((districts, index) =>
    synthesizeRegister(options, districts, valueAt(residentCounts, index), numbers),
  );
}
