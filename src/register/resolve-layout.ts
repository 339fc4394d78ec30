/** Finds the columns of a register: which cell of a row holds which field. */
import type { Failure, Place } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import type { RegisterField, Settings } from '../domain/settings/settings-schema.ts';
import { registerFields } from '../domain/settings/register-fields.ts';
import { ABSENT } from './absent.ts';
import { columnPresets } from './column-presets.ts';
import type { DistrictTable } from './district-table.ts';
import { cleanHeader } from './header-text.ts';
import type { ColumnSearch, MatchKind } from './match-columns.ts';
import { findColumn, matchColumns } from './match-columns.ts';
import type { RelationLayout } from './relation-columns.ts';
import { findRelationColumns } from './relation-columns.ts';

export { ABSENT } from './absent.ts';

/** Which register is read: its file, for messages, and the municipality that it should hold. */
export interface RegisterContext {
  readonly file: string;
  readonly municipality: MunicipalityCode;
  /** Gives each resident a district by postcode; without it, the district is that of the column. */
  readonly districts?: DistrictTable | undefined;
}

/** A column that is read, and how it was found: shown to the user before anything is done. */
export interface ColumnMatch {
  readonly field: RegisterField;
  readonly header: string;
  readonly matchedBy: MatchKind;
}

/** Where each field stands in a row. Plain data, so that it can be handed to another thread. */
export interface RegisterLayout {
  /** The header's cells, trimmed. */
  readonly header: readonly string[];
  /** The index of each field's cell, or `ABSENT`. */
  readonly columns: Readonly<Record<RegisterField, number>>;
  /** The columns that are read, in the order of the fields. */
  readonly matches: readonly ColumnMatch[];
  readonly relations: RelationLayout;
  /** What identifies a person: the A-nummer, or else the BSN, or the configured key columns. */
  readonly keyKind: 'aNumber' | 'bsn' | 'columns';
  /** The indexes of the key's cells: one for an A-nummer or BSN. */
  readonly keyColumns: readonly number[];
}

/** What a stratum or a letter cannot do without. */
const REQUIRED: ReadonlySet<RegisterField> = new Set([
  'birthDate',
  'gender',
  'houseNumber',
  'postcode',
  'place',
]);

/**
 * The name of a column, for messages: its header, or its number from 1 for a column that is not read. Such a header can
 * hold anything, even a person's data when the header has run into a row.
 */
export function columnNameAt(layout: RegisterLayout, index: number): string {
  const isRead = layout.keyColumns.includes(index) || Object.values(layout.columns).includes(index);
  return isRead ? (layout.header[index] ?? String(index + 1)) : String(index + 1);
}

type Searches = Readonly<Record<RegisterField, ColumnSearch>>;

/**
 * Finds every field's column in the header: that of the settings, or else the one whose name is known. A column that
 * nobody named may be absent, unless a letter or a stratum cannot do without. Refuses with all that are missing, doubled
 * or not clear.
 */
export function resolveLayout(
  headerCells: readonly string[],
  settings: Settings['register'],
  context: Pick<RegisterContext, 'file'>,
): Result<RegisterLayout> {
  const header = headerCells.map(cleanHeader);
  const place = { file: context.file, row: 1 };
  const searches = matchColumns(header, settings.columns);
  const keySearches = (settings.key ?? []).map((name) => ({ name, search: findColumn(header, name) }));
  const all = [...Object.values(searches), ...keySearches.map(({ search }) => search)];
  // A header of one cell is one that was divided at the wrong character.
  if (header.length === 1 || all.every(({ kind }) => kind === 'absent')) {
    return refuse(failure('register.no-header', {}, place));
  }
  const columns = Object.fromEntries(
    registerFields.map((field) => [field, indexOf(searches[field])]),
  ) as Record<RegisterField, number>;
  const failures: Failure[] = registerFields.flatMap((field) =>
    describeSearch(field, searches[field], isNeeded(field, searches), place),
  );
  for (const { name, search } of keySearches) {
    failures.push(...describeSearch('register.key', search, search.kind === 'absent' && name !== '', place));
  }
  const key = resolveKey(columns, settings, keySearches);
  if (key === undefined && failures.length === 0) failures.push(failure('register.no-person-key', {}, place));
  return okUnless(withoutRepeats(failures), () => ({
    header,
    columns,
    matches: listMatches(header, searches),
    relations: findRelationColumns(header, columns),
    keyKind: key?.kind ?? 'columns',
    keyColumns: key?.columns ?? [],
  }));
}

function indexOf(search: ColumnSearch): number {
  return search.kind === 'found' ? search.index : ABSENT;
}

function isNeeded(field: RegisterField, searches: Searches): boolean {
  const isAbsent = (other: RegisterField): boolean => searches[other].kind === 'absent';
  if (field === 'street') return isAbsent('publicSpace');
  // Who is greeted and addressed by what the export holds ready-made needs no name to derive it from.
  if (field === 'surname') return isAbsent('salutation') || isAbsent('addresseeName');
  return REQUIRED.has(field);
}

function describeSearch(
  field: RegisterField | 'register.key',
  search: ColumnSearch,
  needed: boolean,
  place: Place,
): readonly Failure[] {
  switch (search.kind) {
    case 'found':
      return [];
    case 'twice':
      return [failure('register.column-twice', { header: search.header, count: search.count }, place)];
    case 'ambiguous':
      return [failure('register.column-ambiguous', { field, headers: search.headers }, place)];
    case 'absent': {
      const { header } = search;
      if (header !== undefined) return [failure('register.column-missing', { field, header }, place)];
      if (!needed || field === 'register.key') return [];
      return [failure('register.column-not-found', { field, element: elementOf(field) }, place)];
    }
  }
}

function elementOf(field: RegisterField): string {
  const names: Partial<Record<RegisterField, string>> = columnPresets.brp;
  return names[field] ?? '';
}

/** Two fields can be looked for under one name that stands twice: it is told once. */
function withoutRepeats(failures: readonly Failure[]): readonly Failure[] {
  const told = new Set<string>();
  return failures.filter((failed) => {
    const text = JSON.stringify([failed.code, failed.params]);
    return !told.has(text) && told.add(text).has(text);
  });
}

function listMatches(header: readonly string[], searches: Searches): readonly ColumnMatch[] {
  return registerFields.flatMap((field) => {
    const search = searches[field];
    if (search.kind !== 'found') return [];
    return [{ field, header: header[search.index] ?? '', matchedBy: search.matchedBy }];
  });
}

function resolveKey(
  columns: Readonly<Record<RegisterField, number>>,
  settings: Settings['register'],
  keySearches: readonly { search: ColumnSearch }[],
): { kind: RegisterLayout['keyKind']; columns: readonly number[] } | undefined {
  if (settings.key !== undefined) {
    const indexes = keySearches.map(({ search }) => indexOf(search)).filter((index) => index !== ABSENT);
    return { kind: 'columns', columns: indexes };
  }
  if (columns.aNumber !== ABSENT) return { kind: 'aNumber', columns: [columns.aNumber] };
  if (columns.bsn !== ABSENT) return { kind: 'bsn', columns: [columns.bsn] };
  return undefined;
}
