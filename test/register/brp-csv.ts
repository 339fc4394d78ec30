/** Small synthetic registers for the tests: rows by field, written as CSV in the BRP preset's columns. */
import type { MunicipalityCode } from '../../src/domain/ids.ts';
import type { Settings, RegisterField } from '../../src/domain/settings/settings-schema.ts';
import { columnPresets } from '../../src/register/column-presets.ts';
import { isValidANumber } from '../../src/register/person-key.ts';
import type { RowOutcome } from '../../src/register/row-outcome.ts';
import { readRegister } from '../../src/register/read-register.ts';

export const settings: Settings['register'] = {
  preset: 'brp',
  dialect: 'auto',
  encoding: 'auto',
  delimiter: 'auto',
  columns: {},
};
export const context = { file: 'register.csv', municipality: 'GM0344' as MunicipalityCode };

export type Fields = Partial<Record<RegisterField, string>>;

/** The columns of the test registers, in their order. */
export const testFields = [
  'aNumber',
  'givenNames',
  'nobleTitle',
  'prefix',
  'surname',
  'birthDate',
  'gender',
  'nameUse',
  'partnerNobleTitle',
  'partnerPrefix',
  'partnerSurname',
  'suspension',
  'secrecy',
  'municipalityCode',
  'addressFunction',
  'street',
  'houseNumber',
  'houseLetter',
  'houseAddition',
  'houseDesignation',
  'postcode',
  'place',
  'locationDescription',
  'district',
] as const satisfies readonly RegisterField[];

export const testHeader = testFields.map((field) => columnPresets.brp[field]);

/** The first `count` A-nummers from an arbitrary number upwards. */
export function aNumbers(count: number): string[] {
  const found: string[] = [];
  for (let candidate = 1_212_121_212; found.length < count; candidate++) {
    if (isValidANumber(String(candidate))) found.push(String(candidate));
  }
  return found;
}

const keys = aNumbers(400);

/** The cells of a good row; `index` decides on the A-nummer. */
export function goodRow(index: number, changes: Fields = {}): string[] {
  const fields: Fields = {
    aNumber: keys[index % keys.length] ?? '',
    givenNames: 'Testa',
    prefix: 'van',
    surname: `Proef${index}`,
    birthDate: '19800102',
    gender: 'V',
    nameUse: 'E',
    secrecy: '0',
    municipalityCode: '0344',
    addressFunction: 'W',
    street: 'Proefstraat',
    houseNumber: String(index + 1),
    postcode: '3511AA',
    place: 'Utrecht',
    district: 'WK034401',
    ...changes,
  };
  return testFields.map((field) => fields[field] ?? '');
}

/** Rows as text, one line each, without any quoting. */
export function toCsv(rows: readonly (readonly string[])[], delimiter = ';', lineEnd = '\n'): string {
  return rows.map((cells) => cells.join(delimiter) + lineEnd).join('');
}

/** A register of good rows with its header. */
export function goodRegister(count: number): string {
  return toCsv([testHeader, ...Array.from({ length: count }, (_, index) => goodRow(index))]);
}

/** Reads a register and collects what came of its rows. */
export function read(
  bytes: string | Uint8Array,
  options: { register?: Partial<Settings['register']>; chunkBytes?: number; municipality?: string } = {},
) {
  const outcomes: RowOutcome[] = [];
  const result = readRegister(
    chunksOf(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, options.chunkBytes ?? 65_536),
    { ...settings, ...options.register },
    { ...context, municipality: (options.municipality ?? 'GM0344') as MunicipalityCode },
    (outcome) => outcomes.push(outcome),
  );
  return {
    result,
    outcomes,
    residents: outcomes.flatMap((outcome) => (outcome.kind === 'resident' ? [outcome.resident] : [])),
    /** As `row reason column`. */
    rejected: outcomes.flatMap((outcome) =>
      outcome.kind === 'rejected'
        ? [`${outcome.rejected.row} ${outcome.rejected.reason} ${outcome.rejected.column ?? '-'}`]
        : [],
    ),
    failures: result.ok
      ? []
      : result.failures.map(({ code, place }) => [code, place.row, place.column].filter(Boolean).join(' ')),
  };
}

/** The bytes in pieces, in one piece of memory that is used again for each, as a file reader may do. */
export function* chunksOf(bytes: Uint8Array, chunkBytes: number): Generator<Uint8Array, void, void> {
  const memory = new Uint8Array(chunkBytes);
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    const piece = bytes.subarray(start, start + chunkBytes);
    memory.set(piece);
    yield memory.subarray(0, piece.length);
  }
}
