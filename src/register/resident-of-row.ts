/** Turns the cells of one row into a resident, or says why the row is rejected. Runs once a row, so it allocates little. */
import { UNKNOWN_DISTRICT } from '../domain/feature-names.ts';
import type { RejectionReason } from '../domain/reasons.ts';
import type { Address, ReadyMadeLines, Resident } from '../domain/resident.ts';
import type { RegisterField } from '../domain/settings/settings-schema.ts';
import { toFeatureValue } from '../domain/stratum.ts';
import { parseBirthDate } from './birth-date.ts';
import { districtOfPostcode } from './district-table.ts';
import { isValidANumber, isValidBsn } from './person-key.ts';
import { readPartner } from './read-partner.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { ABSENT } from './resolve-layout.ts';
import type { RowOutcome } from './row-outcome.ts';
import {
  readAddressFunction,
  readGender,
  readGuardianship,
  readInvestigationSubject,
  readNameUse,
  readSecrecy,
  readSuspension,
} from './row-values.ts';

const PLAIN_POSTCODE = /^[1-9]\d{3}[A-Z]{2}$/;
const LEADING_ZEROS = /^0+(?=\d)/;
const readyMadeFields = [
  'salutation',
  'addresseeName',
  'addressLine1',
  'addressLine2',
  'addressLine3',
] as const satisfies readonly RegisterField[];
const abroadFields = [
  'abroadCountry',
  'abroadLine1',
  'abroadLine2',
  'abroadLine3',
] as const satisfies readonly RegisterField[];
const MUNICIPALITY_NUMBER = /^(?:GM)?0*(\d{1,4})$/i;

/** Reads the rows of one file. Holds what is the same for every row. */
export type RowReader = (cells: readonly string[], row: number) => RowOutcome;

/** Makes the reader of one file's rows. The rows must already have as many cells as the header. */
export function createRowReader(layout: RegisterLayout, context: RegisterContext): RowReader {
  const { columns, header, relations, keyKind, keyColumns } = layout;
  const hasReadyMade = readyMadeFields.some((field) => columns[field] !== ABSENT);
  const hasAbroad = abroadFields.some((field) => columns[field] !== ABSENT);
  const isValidKey = keyKind === 'aNumber' ? isValidANumber : keyKind === 'bsn' ? isValidBsn : () => true;
  const isFromMunicipality = createMunicipalityCheck(context.municipality);
  const districts = new Map<string, string>();

  const reject = (row: number, reason: RejectionReason, column: number): RowOutcome => ({
    kind: 'rejected',
    rejected: { file: context.file, row, reason, column: column === ABSENT ? undefined : header[column] },
  });

  return (cells, row) => {
    const personKey = readKey(cells, keyColumns);
    if (personKey === '') return reject(row, 'no-person-key', keyColumns[0] ?? ABSENT);
    if (!isValidKey(personKey)) return reject(row, 'invalid-person-key', keyColumns[0] ?? ABSENT);
    const birthDate = parseBirthDate(cellAt(cells, columns.birthDate));
    if (birthDate === undefined) return reject(row, 'invalid-birth-date', columns.birthDate);
    const gender = readGender(cellAt(cells, columns.gender));
    if (gender === undefined) return reject(row, 'invalid-gender', columns.gender);

    const suspension = readSuspension(cellAt(cells, columns.suspension));
    if (suspension === undefined) return reject(row, 'invalid-value', columns.suspension);
    const secrecy = readSecrecy(cellAt(cells, columns.secrecy));
    if (secrecy === undefined) return reject(row, 'invalid-value', columns.secrecy);
    const addressFunction = readAddressFunction(cellAt(cells, columns.addressFunction));
    if (addressFunction === undefined) return reject(row, 'invalid-value', columns.addressFunction);
    const nameUse = readNameUse(cellAt(cells, columns.nameUse));
    if (nameUse === undefined) return reject(row, 'invalid-value', columns.nameUse);
    const subject = readInvestigationSubject(cellAt(cells, columns.addressInvestigation));
    if (subject === undefined) return reject(row, 'invalid-value', columns.addressInvestigation);
    const guardianship = readGuardianship(cellAt(cells, columns.guardianship));
    if (guardianship === undefined) return reject(row, 'invalid-value', columns.guardianship);

    const address = readAddress(cells, columns, addressFunction, hasAbroad);
    const resident: Resident = {
      municipality: context.municipality,
      row,
      personKey,
      aNumber: cellAt(cells, columns.aNumber),
      bsn: cellAt(cells, columns.bsn),
      birthDate,
      gender,
      name: {
        givenNames: cellAt(cells, columns.givenNames),
        nobleTitle: codeAt(cells, columns.nobleTitle),
        prefix: cellAt(cells, columns.prefix),
        surname: cellAt(cells, columns.surname),
        nameUse,
        partner: readPartner(cells, relations),
      },
      address,
      suspension,
      secrecy,
      addressInvestigation: readInvestigation(cells, columns, subject),
      guardianship,
      isOutsideMunicipality: !isFromMunicipality(cellAt(cells, columns.municipalityCode)),
      district:
        context.districts === undefined
          ? districtOf(cellAt(cells, columns.district), districts)
          : districtOfPostcode(context.districts, address.postcode),
      readyMade: hasReadyMade ? readReadyMade(cells, columns) : undefined,
    };
    return { kind: 'resident', resident };
  };
}

/** The cell without white space around it; empty where the file lacks the column. Most cells are handed back as they are. */
function cellAt(cells: readonly string[], index: number): string {
  const text = index === ABSENT ? '' : (cells[index] ?? '');
  const last = text.length - 1;
  if (last < 0) return text;
  const first = text.charCodeAt(0);
  const end = text.charCodeAt(last);
  return first > 32 && first < 128 && end > 32 && end < 128 ? text : text.trim();
}

/** A cell that holds a code, in capitals. */
function codeAt(cells: readonly string[], index: number): string {
  const text = cellAt(cells, index);
  return text === '' ? text : text.toUpperCase();
}

type Cells = readonly string[];
type Columns = RegisterLayout['columns'];

function readKey(cells: Cells, keyColumns: readonly number[]): string {
  if (keyColumns.length === 1) return cellAt(cells, keyColumns[0] ?? ABSENT).normalize('NFC');
  const parts = keyColumns.map((index) => cellAt(cells, index));
  return parts.every((part) => part === '') ? '' : parts.join('|').normalize('NFC');
}

/** An investigation that has an end (08.83.30) no longer casts doubt on the address. */
function readInvestigation(
  cells: Cells,
  columns: Columns,
  subject: string,
): Resident['addressInvestigation'] {
  if (subject === '' || cellAt(cells, columns.addressInvestigationEnd) !== '') return undefined;
  return { subject, startedOn: cellAt(cells, columns.addressInvestigationStart) };
}

function readAddress(cells: Cells, columns: Columns, addressFunction: string, hasAbroad: boolean): Address {
  return {
    addressFunction,
    street: cellAt(cells, columns.publicSpace) || cellAt(cells, columns.street),
    shortStreet: cellAt(cells, columns.street),
    houseNumber: cleanHouseNumber(cellAt(cells, columns.houseNumber)),
    houseLetter: cellAt(cells, columns.houseLetter),
    houseAddition: cellAt(cells, columns.houseAddition),
    houseDesignation: cellAt(cells, columns.houseDesignation).toLowerCase(),
    postcode: cleanPostcode(cellAt(cells, columns.postcode)),
    place: cellAt(cells, columns.place),
    locationDescription: cellAt(cells, columns.locationDescription),
    abroad: hasAbroad ? readAbroad(cells, columns) : undefined,
  };
}

function readAbroad(cells: Cells, columns: Columns): Address['abroad'] {
  const country = cellAt(cells, columns.abroadCountry);
  const lines = [
    cellAt(cells, columns.abroadLine1),
    cellAt(cells, columns.abroadLine2),
    cellAt(cells, columns.abroadLine3),
  ] as const;
  return country === '' && lines.every((line) => line === '') ? undefined : { country, lines };
}

function readReadyMade(cells: Cells, columns: Columns): ReadyMadeLines | undefined {
  const salutation = cellAt(cells, columns.salutation);
  const addresseeName = cellAt(cells, columns.addresseeName);
  const addressLines = [columns.addressLine1, columns.addressLine2, columns.addressLine3]
    .map((index) => cellAt(cells, index))
    .filter((line) => line !== '');
  const isEmpty = salutation === '' && addresseeName === '' && addressLines.length === 0;
  return isEmpty ? undefined : { salutation, addresseeName, addressLines };
}

function cleanHouseNumber(text: string): string {
  return text.charCodeAt(0) === 48 ? text.replace(LEADING_ZEROS, '') : text;
}

function cleanPostcode(text: string): string {
  return PLAIN_POSTCODE.test(text) ? text : text.replace(/\s+/g, '').toUpperCase();
}

/** District codes repeat on every row: each distinct text is cleaned once. */
function districtOf(text: string, districts: Map<string, string>): string {
  if (text === '') return UNKNOWN_DISTRICT;
  let district = districts.get(text);
  if (district === undefined) {
    // A cell is a slice that keeps its whole block of the file in memory; what is kept for long is copied first.
    const copy = Buffer.from(text).toString();
    district = toFeatureValue(copy) || UNKNOWN_DISTRICT;
    districts.set(copy, district);
  }
  return district;
}

function numberOfMunicipality(code: string): number | undefined {
  const match = MUNICIPALITY_NUMBER.exec(code);
  return match === null ? undefined : Number(match[1]);
}

/** Compares a row's code with the expected one, as numbers. Codes that are no numbers (a test municipality) are not compared. */
function createMunicipalityCheck(expectedCode: string): (text: string) => boolean {
  const expected = numberOfMunicipality(expectedCode);
  let lastText = '';
  let isLastRight = true;
  return (text) => {
    if (text !== lastText) {
      lastText = text;
      isLastRight = text === '' || expected === undefined || numberOfMunicipality(text) === expected;
    }
    return isLastRight;
  };
}
