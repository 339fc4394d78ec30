/** Turns the cells of one row into a resident, or says why the row is rejected. Runs once a row, so it allocates little. */
import type { Gender } from '../domain/features.ts';
import { UNKNOWN_DISTRICT } from '../domain/features.ts';
import type { RejectionReason } from '../domain/reasons.ts';
import type { Address, PersonName, Resident } from '../domain/resident.ts';
import { toFeatureValue } from '../domain/stratum.ts';
import { parseBirthDate } from './birth-date.ts';
import { districtOfPostcode } from './district-table.ts';
import { isValidANumber, isValidBsn } from './person-key.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';
import { ABSENT } from './resolve-layout.ts';
import type { RowOutcome } from './row-outcome.ts';

/** Values of opschorting (07.67.20), landelijke tabel of the Logisch Ontwerp; `.` is "unknown why". */
const SUSPENSIONS: ReadonlySet<string> = new Set(['', 'O', 'E', 'M', 'R', 'F', 'W', '.']);
const ADDRESS_FUNCTIONS: ReadonlySet<string> = new Set(['', 'W', 'B']);
const NAME_USES: ReadonlyMap<string, PersonName['nameUse']> = new Map([
  ['', 'E'],
  ['E', 'E'],
  ['P', 'P'],
  ['V', 'V'],
  ['N', 'N'],
]);
const GENDERS: ReadonlyMap<string, Gender> = new Map([
  ['M', 'M'],
  ['V', 'V'],
  ['O', 'O'],
]);

/** aanduiding gegevens in onderzoek (83.10): category, group and element, two digits each. */
const INVESTIGATION_SUBJECT = /^\d{6}$/;
const PLAIN_POSTCODE = /^[1-9]\d{3}[A-Z]{2}$/;
const LEADING_ZEROS = /^0+(?=\d)/;
const MUNICIPALITY_NUMBER = /^(?:GM)?0*(\d{1,4})$/i;

/** Reads the rows of one file. Holds what is the same for every row. */
export type RowReader = (cells: readonly string[], row: number) => RowOutcome;

/** Makes the reader of one file's rows. The rows must already have as many cells as the header. */
export function createRowReader(layout: RegisterLayout, context: RegisterContext): RowReader {
  const { columns, header, keyKind, keyColumns } = layout;
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
    const gender = GENDERS.get(codeAt(cells, columns.gender));
    if (gender === undefined) return reject(row, 'invalid-gender', columns.gender);

    const suspension = codeAt(cells, columns.suspension);
    if (!SUSPENSIONS.has(suspension)) return reject(row, 'invalid-value', columns.suspension);
    const secrecy = parseSecrecy(cellAt(cells, columns.secrecy));
    if (secrecy === undefined) return reject(row, 'invalid-value', columns.secrecy);
    const addressFunction = codeAt(cells, columns.addressFunction);
    if (!ADDRESS_FUNCTIONS.has(addressFunction)) return reject(row, 'invalid-value', columns.addressFunction);
    const nameUse = NAME_USES.get(codeAt(cells, columns.nameUse));
    if (nameUse === undefined) return reject(row, 'invalid-value', columns.nameUse);
    const subject = cellAt(cells, columns.addressInvestigation);
    if (subject !== '' && !INVESTIGATION_SUBJECT.test(subject)) {
      return reject(row, 'invalid-value', columns.addressInvestigation);
    }
    const guardianship = cellAt(cells, columns.guardianship);
    if (guardianship !== '' && guardianship !== '1') {
      return reject(row, 'invalid-value', columns.guardianship);
    }

    const address = readAddress(cells, columns, addressFunction);
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
        partner: readPartner(cells, columns),
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
      readyMade: undefined,
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

function parseSecrecy(text: string): number | undefined {
  if (text === '' || text === '0') return 0;
  return text.length === 1 && text > '0' && text <= '7' ? Number(text) : undefined;
}

function readPartner(cells: Cells, columns: Columns): PersonName['partner'] {
  const nobleTitle = codeAt(cells, columns.partnerNobleTitle);
  const prefix = cellAt(cells, columns.partnerPrefix);
  const surname = cellAt(cells, columns.partnerSurname);
  return surname === '' && prefix === '' && nobleTitle === '' ? undefined : { nobleTitle, prefix, surname };
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

function readAddress(cells: Cells, columns: Columns, addressFunction: string): Address {
  return {
    addressFunction,
    street: cellAt(cells, columns.publicSpace) || cellAt(cells, columns.street),
    houseNumber: cleanHouseNumber(cellAt(cells, columns.houseNumber)),
    houseLetter: cellAt(cells, columns.houseLetter),
    houseAddition: cellAt(cells, columns.houseAddition),
    houseDesignation: cellAt(cells, columns.houseDesignation).toLowerCase(),
    postcode: cleanPostcode(cellAt(cells, columns.postcode)),
    place: cellAt(cells, columns.place),
    locationDescription: cellAt(cells, columns.locationDescription),
    abroad: undefined,
  };
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
