/** The people who can be selected into one group: a CSV with an id, one column for each feature, and their address if that matters. */
import type { Failure } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless, refuse } from '../../domain/result.ts';
import type { CsvRow } from '../../signups/csv-table.ts';
import { readCsvRows } from '../../signups/csv-table.ts';
import type { GroupQuota, ListedPerson } from './group-pool.ts';

/** Columns that hold the id when none is named: the first of these that the file has. */
export const idColumns = ['id', 'nationbuilder_id', 'person_id', 'resident_id'] as const;

/** Columns that hold the address when none is named: the first of these sets that the file has as a whole. */
export const addressColumnSets = [
  ['primary_address1', 'zip_royal_mail'],
  ['primary_address1', 'primary_zip'],
  ['address', 'postcode'],
  ['address_id'],
  ['address'],
] as const;

export interface PeopleForm {
  /** `undefined`: one of `idColumns`. */
  readonly idColumn: string | undefined;
  /** `undefined`: addresses do not matter; an empty list: one of `addressColumnSets`. */
  readonly addressColumns: readonly string[] | undefined;
}

interface PeopleColumns {
  readonly id: number;
  readonly features: readonly { readonly feature: string; readonly column: number }[];
  readonly address: readonly number[] | undefined;
}

/**
 * The people in the order of the file; columns that no quota or option names are not read. Refused with every problem by line.
 * Names of columns and values are taken without regard to capitals, as the Sortition Foundation's programs do.
 * @param file the name to show in a failure
 */
export function readPeopleFile(
  bytes: Uint8Array,
  file: string,
  form: PeopleForm,
  quotas: readonly GroupQuota[],
): Result<readonly ListedPerson[]> {
  const table = readCsvRows(bytes, file);
  if (!table.ok) return table;
  const { header, rows } = table.value;
  const names = header.fields.map((name) => name.trim().toLowerCase());
  const columns = findColumns(names, file, form, quotas);
  if (!columns.ok) return columns;
  if (rows.length === 0) return refuse(failure('select.no-people', {}, { file }));
  const quotaOf = new Map(quotas.map(({ feature, value }, index) => [valueKey(feature, value), index]));
  const failures: Failure[] = [];
  const lines = new Map<string, number>();
  const people = rows.flatMap((row) => {
    const place = { file, line: row.line };
    if (row.fields.length !== names.length) {
      failures.push(failure('select.row-fields', {}, place));
      return [];
    }
    const person = readPerson(row, columns.value, quotaOf, place, failures);
    const earlierLine = lines.get(person.id);
    if (person.id === '') failures.push(failure('select.id-empty', {}, place));
    else if (earlierLine !== undefined) failures.push(failure('select.person-twice', { earlierLine }, place));
    else lines.set(person.id, row.line);
    return [person];
  });
  return okUnless(failures, () => people);
}

function readPerson(
  { fields }: CsvRow,
  columns: PeopleColumns,
  quotaOf: ReadonlyMap<string, number>,
  place: { readonly file: string; readonly line: number },
  failures: Failure[],
): ListedPerson {
  const text = (column: number) => (fields[column] ?? '').trim();
  const address = columns.address?.map((column) => text(column).toLowerCase());
  if (address?.every((part) => part === '') === true) {
    failures.push(failure('select.address-empty', {}, place));
  }
  return {
    id: text(columns.id),
    quotas: columns.features.flatMap(({ feature, column }) => {
      const quota = quotaOf.get(valueKey(feature, text(column)));
      if (quota !== undefined) return [quota];
      const isEmpty = text(column) === '';
      failures.push(
        failure('select.value-without-quota', { feature, isEmpty }, { ...place, column: feature }),
      );
      return [];
    }),
    address: address === undefined ? undefined : JSON.stringify(address),
  };
}

function findColumns(
  names: readonly string[],
  file: string,
  { idColumn, addressColumns }: PeopleForm,
  quotas: readonly GroupQuota[],
): Result<PeopleColumns> {
  const place = { file, line: 1 };
  const failures: Failure[] = [];
  const find = (column: string, purpose: 'id' | 'feature' | 'address'): number => {
    const name = column.trim().toLowerCase();
    const times = names.filter((each) => each === name).length;
    if (times === 0) failures.push(failure('select.column-missing', { column, purpose }, place));
    if (times > 1) failures.push(failure('select.column-twice', { column }, place));
    return names.indexOf(name);
  };
  const id = idColumn ?? idColumns.find((name) => names.includes(name));
  if (id === undefined) failures.push(failure('select.no-id-column', { names: idColumns }, place));
  const features = new Map(quotas.map(({ feature }) => [feature.toLowerCase(), feature]));
  const address =
    addressColumns?.length === 0
      ? (addressColumnSets.find((set) => set.every((name) => names.includes(name))) ?? addressColumnSets[0])
      : addressColumns;
  const columns = {
    id: id === undefined ? -1 : find(id, 'id'),
    features: [...features.values()].map((feature) => ({
      feature,
      column: find(feature, 'feature'),
    })),
    address: address?.map((column) => find(column, 'address')),
  };
  return okUnless(failures, () => columns);
}

function valueKey(feature: string, value: string): string {
  return JSON.stringify([feature.toLowerCase(), value.toLowerCase()]);
}
