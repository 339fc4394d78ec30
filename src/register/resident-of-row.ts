/** Turns the cells of one row into a resident, or says why the row is rejected. Runs once a row, so it allocates little. */
import type { Gender } from '../domain/features.ts';
import { UNKNOWN_DISTRICT } from '../domain/features.ts';
import type { RejectedRow, RejectionReason } from '../domain/reasons.ts';
import type { Address, PersonName, Resident } from '../domain/resident.ts';
import { toFeatureValue } from '../domain/stratum.ts';
import { parseBirthDate } from './birth-date.ts';
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

const PLAIN_POSTCODE = /^[1-9]\d{3}[A-Z]{2}$/;
const LEADING_ZEROS = /^0+(?=\d)/;
const MUNICIPALITY_NUMBER = /^(?:GM)?0*(\d{1,4})$/i;

/** Reads the rows of one file. Holds what is the same for every row. */
export type RowReader = (cells: readonly string[], row: number) => RowOutcome;

/** Makes the reader of one file's rows. The rows must already have as many cells as the header. */
export function createRowReader(layout: RegisterLayout, context: RegisterContext): RowReader {
  const { columns, header, keyKind, keyColumns } = layout;
  const isFromMunicipality = createMunicipalityCheck(context.municipality);
  const districts = new Map<string, string>();

  const reject = (row: number, reason: RejectionReason, column: number): RowOutcome => ({
    kind: 'rejected',
    rejected: { file: context.file, row, reason, column: column === ABSENT ? undefined : header[column] },
  });

  return (cells, row) => {
    const cell = (index: number): string => (index === ABSENT ? '' : trimmed(cells[index] ?? ''));
    const code = (index: number): string => (index === ABSENT ? '' : cell(index).toUpperCase());

    const personKey = readKey(keyColumns, cell);
    if (personKey === '') return reject(row, 'no-person-key', keyColumns[0] ?? ABSENT);
    if (
      (keyKind === 'aNumber' && !isValidANumber(personKey)) ||
      (keyKind === 'bsn' && !isValidBsn(personKey))
    ) {
      return reject(row, 'invalid-person-key', keyColumns[0] ?? ABSENT);
    }
    const birthDate = parseBirthDate(cell(columns.birthDate));
    if (birthDate === undefined) return reject(row, 'invalid-birth-date', columns.birthDate);
    const gender = GENDERS.get(code(columns.gender));
    if (gender === undefined) return reject(row, 'invalid-gender', columns.gender);

    const suspension = code(columns.suspension);
    if (!SUSPENSIONS.has(suspension)) return reject(row, 'invalid-value', columns.suspension);
    const secrecy = readSecrecy(cell(columns.secrecy));
    if (secrecy === undefined) return reject(row, 'invalid-value', columns.secrecy);
    const addressFunction = code(columns.addressFunction);
    if (!ADDRESS_FUNCTIONS.has(addressFunction)) return reject(row, 'invalid-value', columns.addressFunction);
    const nameUse = NAME_USES.get(code(columns.nameUse));
    if (nameUse === undefined) return reject(row, 'invalid-value', columns.nameUse);
    // Those who moved abroad have the code of the RNI; their suspension already excludes them.
    if (suspension === '' && !isFromMunicipality(cell(columns.municipalityCode))) {
      return reject(row, 'invalid-value', columns.municipalityCode);
    }

    const resident: Resident = {
      municipality: context.municipality,
      row,
      personKey,
      birthDate,
      gender,
      name: {
        givenNames: cell(columns.givenNames),
        nobleTitle: code(columns.nobleTitle),
        prefix: cell(columns.prefix),
        surname: cell(columns.surname),
        nameUse,
        partner: readPartner(columns, cell),
      },
      address: readAddress(columns, addressFunction, cell),
      suspension,
      secrecy,
      district: districtOf(cell(columns.district), districts),
    };
    return { kind: 'resident', resident };
  };
}

/** The text without white space around it; most cells have none, and are handed back as they are. */
function trimmed(text: string): string {
  const last = text.length - 1;
  if (last < 0) return text;
  const first = text.charCodeAt(0);
  const end = text.charCodeAt(last);
  return first > 32 && first < 128 && end > 32 && end < 128 ? text : text.trim();
}

type Columns = RegisterLayout['columns'];
type Cell = (index: number) => string;

function readKey(keyColumns: readonly number[], cell: Cell): string {
  const [only] = keyColumns;
  if (keyColumns.length === 1 && only !== undefined) return cell(only).normalize('NFC');
  const parts = keyColumns.map(cell);
  return parts.every((part) => part === '') ? '' : parts.join('|').normalize('NFC');
}

function readSecrecy(text: string): number | undefined {
  if (text === '' || text === '0') return 0;
  return text.length === 1 && text > '0' && text <= '7' ? Number(text) : undefined;
}

function readPartner(columns: Columns, cell: Cell): PersonName['partner'] {
  const nobleTitle = cell(columns.partnerNobleTitle);
  const prefix = cell(columns.partnerPrefix);
  const surname = cell(columns.partnerSurname);
  if (surname === '' && prefix === '' && nobleTitle === '') return undefined;
  return { nobleTitle: nobleTitle.toUpperCase(), prefix, surname };
}

function readAddress(columns: Columns, addressFunction: string, cell: Cell): Address {
  return {
    addressFunction,
    street: cell(columns.publicSpace) || cell(columns.street),
    houseNumber: readHouseNumber(cell(columns.houseNumber)),
    houseLetter: cell(columns.houseLetter),
    houseAddition: cell(columns.houseAddition),
    houseDesignation: cell(columns.houseDesignation).toLowerCase(),
    postcode: readPostcode(cell(columns.postcode)),
    place: cell(columns.place),
    locationDescription: cell(columns.locationDescription),
  };
}

function readHouseNumber(text: string): string {
  return text.charCodeAt(0) === 48 ? text.replace(LEADING_ZEROS, '') : text;
}

function readPostcode(text: string): string {
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

/** Whether a row was rejected because its municipality code is that of another municipality. */
export function isOtherMunicipality(rejected: RejectedRow, layout: RegisterLayout): boolean {
  const index = layout.columns.municipalityCode;
  return rejected.reason === 'invalid-value' && index !== ABSENT && rejected.column === layout.header[index];
}
