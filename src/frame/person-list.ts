/** Lists of people who may not be drawn: those who asked not to be, and those who were drawn before. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import { isValidANumber, isValidBsn } from '../register/person-key.ts';
import type { SmallTableRow } from '../register/small-table.ts';
import { plainName, readSmallTable } from '../register/small-table.ts';
import { residentIdOf } from './opaque-ids.ts';

/** What a list names people by. */
export type PersonListKind = 'residentId' | 'aNumber' | 'bsn' | 'personKey';

/** Plain data, so that a thread can be given it. It lives in memory only while a command runs. */
export interface PersonList {
  readonly kind: PersonListKind;
  readonly values: ReadonlySet<string>;
  /** The key, in 64 hex digits, that the list's opaque ids were made with. */
  readonly keyHex: string;
}

/** The lists of a panel. */
export interface PersonLists {
  readonly optedOut: readonly PersonList[];
  readonly drawnBefore: readonly PersonList[];
}

export const NO_LISTS: PersonLists = { optedOut: [], drawnBefore: [] };

/** Whether a resident stands on a list. */
export function isOnList(resident: Resident, { kind, values, keyHex }: PersonList): boolean {
  if (values.size === 0) return false;
  return values.has(kind === 'residentId' ? residentIdOf(keyHex, resident.personKey) : resident[kind]);
}

/** In the order of preference when a file has several: the ids of an earlier draw come with other columns beside them. */
const COLUMN_NAMES: readonly { readonly kind: PersonListKind; readonly names: ReadonlySet<string> }[] = [
  { kind: 'residentId', names: new Set(['residentid']) },
  { kind: 'aNumber', names: new Set(['anummer', 'anumber', 'anr', '010110']) },
  { kind: 'bsn', names: new Set(['bsn', 'burgerservicenummer', '010120']) },
];

/** A value in its one form, or `undefined` when it is none of this kind. */
const readers: Readonly<Record<PersonListKind, (text: string) => string | undefined>> = {
  residentId: (text) => (/^[0-9a-f]{32}$/.test(text) ? text : undefined),
  aNumber: (text) => digitsIf(text, isValidANumber),
  // A spreadsheet drops the zero that a BSN can begin with.
  bsn: (text) => digitsIf(/^\d{8}$/.test(text) ? `0${text}` : text, isValidBsn),
  personKey: (text) => (text.replaceAll('|', '') === '' ? undefined : text.normalize('NFC')),
};

function digitsIf(text: string, isValid: (digits: string) => boolean): string | undefined {
  const digits = text.replace(/[ .]/g, '');
  return isValid(digits) ? digits : undefined;
}

interface ListColumns {
  readonly kind: PersonListKind;
  readonly columns: readonly number[];
  readonly hasHeader: boolean;
}

/**
 * Reads a list of people: a CSV with a column `resident_id`, `A-nummer` or `bsn` (the first of these that it has), with
 * the columns that the settings name as `register.key`, or one column of such values without a header. Refused with every
 * line whose value is none: a line that is passed over is a person who is written to against the promise. Sentences never
 * repeat a value.
 * @param file the name to show in a failure
 * @param keyHex the key that opaque ids in the list were made with
 * @param keyColumns the settings' `register.key`
 */
export function parsePersonList(
  bytes: Uint8Array,
  file: string,
  keyHex: string,
  keyColumns: readonly string[] = [],
): Result<PersonList> {
  const table = readSmallTable(bytes, file);
  if (!table.ok) return table;
  const found = findColumns(table.value, keyColumns);
  if (found === undefined) return refuse(failure('list.no-column', {}, { file, line: 1 }));
  const { kind, columns, hasHeader } = found;
  const failures: Failure[] = [];
  const values = new Set<string>();
  for (const { line, cells } of table.value.slice(hasHeader ? 1 : 0)) {
    const value = readers[kind](columns.map((column) => cells[column] ?? '').join('|'));
    if (value === undefined) failures.push(failure('list.wrong-value', { kind }, { file, line }));
    else values.add(value);
  }
  return okUnless(failures, () => ({ kind, values, keyHex }));
}

function findColumns(rows: readonly SmallTableRow[], keyColumns: readonly string[]): ListColumns | undefined {
  const cells = rows[0]?.cells ?? [];
  const names = cells.map(plainName);
  for (const { kind, names: known } of COLUMN_NAMES) {
    const column = names.findIndex((name) => known.has(name));
    if (column !== -1) return { kind, columns: [column], hasHeader: true };
  }
  const columns = keyColumns.map((name) => names.indexOf(plainName(name)));
  if (columns.length > 0 && !columns.includes(-1)) return { kind: 'personKey', columns, hasHeader: true };
  if (cells.length !== 1) return undefined;
  const kind = COLUMN_NAMES.find((each) => readers[each.kind](cells[0] ?? '') !== undefined)?.kind;
  return kind === undefined ? undefined : { kind, columns: [0], hasHeader: false };
}
