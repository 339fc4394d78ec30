/** Makes synthetic registers for the tests, and reads their rows without the code under test. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { parseCbsTables } from '../../../src/register/synth/cbs-tables.ts';
import type { SyntheticRegister } from '../../../src/register/synth/synthesize-register.ts';
import { synthesizeRegisters } from '../../../src/register/synth/synthesize-register.ts';

const folder = new URL('../../../fixtures/cbs/', import.meta.url);
export const tables = parseCbsTables({
  wijken: readFileSync(new URL('cbs_wijken_2024_utrecht_zoetermeer.csv', folder), 'utf8'),
  pc4: readFileSync(new URL('cbs_pc4_leeftijd_geslacht_2021_utrecht_zoetermeer.csv', folder), 'utf8'),
});

export const REFERENCE_DATE = '2027-01-04';

export function synthesize(residentCount: number, seed: string): readonly SyntheticRegister[] {
  return synthesizeRegisters({ tables, residentCount, seed, referenceDate: REFERENCE_DATE });
}

export type SyntheticRow = Readonly<Record<string, string>>;

/** A row's field by its header. */
export function field(row: SyntheticRow, header: string): string {
  const value = row[header];
  if (value === undefined) throw new Error(`no column ${header}`);
  return value;
}

/** Every row that can be read as CSV with as many fields as the header; the others are the broken ones. */
export function readRows(register: SyntheticRegister): readonly SyntheticRow[] {
  const [header = '', ...lines] = register.lines();
  const headers = header.split(';');
  return lines.flatMap((line) => {
    const fields = line.includes('"')
      ? (parse(line, { delimiter: ';', relax_quotes: true })[0] ?? [])
      : line.split(';');
    if (fields.length !== headers.length || line.includes(';"Kade" ')) return [];
    return [Object.fromEntries(headers.map((name, index) => [name, fields[index] ?? '']))];
  });
}

/** The rows of residents: active, whole, and each person once (the first row counts). */
export function readResidents(register: SyntheticRegister): readonly SyntheticRow[] {
  const seen = new Set<string>();
  return readRows(register).filter((row) => {
    const key = field(row, '01.01.10');
    if (seen.has(key)) return false;
    seen.add(key);
    return (
      field(row, '07.67.20') === '' &&
      isANumber(key) &&
      field(row, '01.03.10') !== '19830231' &&
      field(row, '01.04.10') !== 'X' &&
      field(row, '07.70.10') !== '9'
    );
  });
}

/** The rule of the A-nummer as the BRP states it, written once more. */
export function isANumber(text: string): boolean {
  if (!/^[1-9]\d{9}$/.test(text)) return false;
  const digits = text.split('').map(Number);
  const sum = digits.reduce((total, digit) => total + digit, 0);
  const weighted = digits.reduce((total, digit, index) => total + digit * 2 ** index, 0);
  const hasTwins = digits.some((digit, index) => index > 0 && digit === digits[index - 1]);
  return !hasTwins && [0, 5].includes(sum % 11) && weighted % 11 === 0;
}

/** The rule of the BSN. */
export function isBsn(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
  const sum = text
    .split('')
    .reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0);
  return sum % 11 === 0;
}

/** Whole years on the reference date; `undefined` for a birth date with unknown parts. */
export function ageYearsOf(row: SyntheticRow): number | undefined {
  const birthDate = field(row, '01.03.10');
  if (birthDate.endsWith('00')) return undefined;
  const reference = Number(REFERENCE_DATE.replaceAll('-', ''));
  return Math.floor((reference - Number(birthDate)) / 10_000);
}

/** How often each value occurs. */
export function countBy<T>(values: Iterable<T>, keyOf: (value: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
  return counts;
}

/** The values in groups by key, in the order in which they come. */
export function groupBy<T>(
  values: Iterable<T>,
  keyOf: (value: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}

/** Postcode, house number, letter and addition; empty for a row without an address. */
export function addressOf(row: SyntheticRow): string {
  if (field(row, '08.11.60') === '') return '';
  return ['08.11.60', '08.11.20', '08.11.30', '08.11.40'].map((header) => field(row, header)).join(' ');
}
