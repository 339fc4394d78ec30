/** Writes a person as a row of the export: the headers of the BRP preset, and RFC 4180 quoting where it is needed. */
import { MAXIMUM_GIVEN_NAMES, givenNameTable } from './given-names.ts';
import { nobleTitleCodes } from './hard-names.ts';
import { nameUseOf } from './household-names.ts';
import type { Population } from './population.ts';
import { personFlags, suspensionCodes } from './register-columns.ts';
import { houseSuffixes } from './streets.ts';
import type { Surname, SurnameBook } from './surname-book.ts';
import { valueAt } from './value-at.ts';

/** The elements of the BRP (Logisch Ontwerp) in the order of the columns, and the district. */
export const rowHeaders = [
  '01.01.10',
  '01.01.20',
  '01.02.10',
  '01.02.20',
  '01.02.30',
  '01.02.40',
  '01.03.10',
  '01.04.10',
  '01.61.10',
  '05.02.20',
  '05.02.30',
  '05.02.40',
  '07.67.20',
  '07.70.10',
  '08.09.10',
  '08.10.10',
  '08.11.10',
  '08.11.15',
  '08.11.20',
  '08.11.30',
  '08.11.40',
  '08.11.50',
  '08.11.60',
  '08.11.70',
  '08.12.10',
  'wijk',
] as const;
export type RowHeader = (typeof rowHeaders)[number];

/** Where a header's field stands in a row. */
export function columnOf(header: RowHeader): number {
  return rowHeaders.indexOf(header);
}

const NEEDS_QUOTES = /[";\r\n]/u;

/** One line of the file without its line end. */
export function toCsvLine(fields: readonly string[]): string {
  return fields
    .map((field) => (NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(';');
}

const NO_SURNAME: Surname = { prefix: '', surname: '' };

/** Where somebody lives who has no address with a number. */
function describeLocation(person: number, houseNumber: number): string {
  const place = 1 + (houseNumber % 40);
  const kind = person % 3;
  if (kind === 0) return `Woonboot "De Voorbeeldvaart", ligplaats ${place}`;
  if (kind === 1) return `Woonwagenkamp, standplaats ${place}; tweede rij`;
  return `Ligplaats ${place} tegenover het gemaal`;
}

export interface RowSource {
  readonly population: Population;
  readonly book: SurnameBook;
  /** The municipality's code of four digits, such as `0344`. */
  readonly municipalityDigits: string;
}

function givenNamesOf({ population: { persons } }: RowSource, person: number): string {
  const flags = valueAt(persons.flags, person);
  if ((flags & personFlags.withoutGivenNames) !== 0) return '';
  const start = person * MAXIMUM_GIVEN_NAMES;
  const first = valueAt(givenNameTable, valueAt(persons.givenNames, start));
  if ((flags & personFlags.oneLetterName) !== 0) return first.slice(0, 1);
  let names = first;
  for (let place = 1; place < MAXIMUM_GIVEN_NAMES; place++) {
    const name = valueAt(givenNameTable, valueAt(persons.givenNames, start + place));
    if (name !== '') names += ` ${name}`;
  }
  return names;
}

/** Fields 08.10.10 to 08.12.10. */
function addressFields({ population }: RowSource, person: number, household: number): readonly string[] {
  const { persons, households, streets } = population;
  const flags = valueAt(persons.flags, person);
  const houseNumber = valueAt(households.houseNumbers, household);
  if (suspensionCodes[valueAt(persons.suspensions, person)] === 'E') {
    return ['', '', '', '', '', '', '', '', '', ''];
  }
  if ((flags & personFlags.locationOnly) !== 0) {
    return ['W', '', '', '', '', '', '', '', '', describeLocation(person, houseNumber)];
  }
  const street = valueAt(streets, valueAt(households.streets, household));
  const [letter, addition] = valueAt(houseSuffixes, valueAt(households.houseSuffixes, household));
  const isTo = (flags & personFlags.houseDesignationTo) !== 0;
  const isBy = (flags & personFlags.houseDesignationBy) !== 0;
  return [
    (flags & personFlags.postalAddress) !== 0 ? 'B' : 'W',
    street.shortName,
    street.name,
    String(houseNumber),
    letter,
    addition,
    isTo ? 'to' : isBy ? 'by' : '',
    street.postcode,
    street.place,
    '',
  ];
}

/** The fields of a person, in the order of `rowHeaders`, at the address of `household` (their own, or another in a second row). */
export function listFields(source: RowSource, person: number, household: number): string[] {
  const { population, book } = source;
  const { persons, households, districts } = population;
  const flags = valueAt(persons.flags, person);
  const name = book.at(valueAt(persons.surnames, person));
  const partnerSurname = valueAt(persons.partnerSurnames, person);
  const partner = partnerSurname === 0 ? NO_SURNAME : book.at(partnerSurname - 1);
  const suspension = valueAt(suspensionCodes, valueAt(persons.suspensions, person));
  const hasNoDistrict = suspension === 'E' || (flags & personFlags.withoutDistrict) !== 0;
  return [
    String(valueAt(persons.aNumbers, person)),
    String(valueAt(persons.bsns, person)),
    givenNamesOf(source, person),
    valueAt(nobleTitleCodes, valueAt(persons.nobleTitles, person)),
    name.prefix,
    name.surname,
    String(valueAt(persons.birthDates, person)).padStart(8, '0'),
    (flags & personFlags.sexUnknown) !== 0 ? 'O' : persons.isWoman[person] === 1 ? 'V' : 'M',
    nameUseOf(persons, person),
    valueAt(nobleTitleCodes, valueAt(persons.partnerNobleTitles, person)),
    partner.prefix,
    partner.surname,
    suspension,
    String(valueAt(persons.secrecies, person)),
    source.municipalityDigits,
    ...addressFields(source, person, household),
    hasNoDistrict ? '' : valueAt(districts, valueAt(households.districts, household)).code,
  ];
}
