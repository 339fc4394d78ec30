/** Finds the columns of a register: which cell of a row holds which field. */
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { okUnless, refuse } from '../domain/result.ts';
import type { RegisterField, Settings } from '../domain/settings/settings-schema.ts';
import { registerFields } from '../domain/settings/settings-schema.ts';
import { columnPresets } from './column-presets.ts';
import type { DistrictTable } from './district-table.ts';

/** Which register is read: its file, for messages, and the municipality that it should hold. */
export interface RegisterContext {
  readonly file: string;
  readonly municipality: MunicipalityCode;
  /** Gives each resident a district by postcode; without it, the district is that of the column. */
  readonly districts?: DistrictTable | undefined;
}

/** The index of a field that the file does not have. */
export const ABSENT = -1;

/** Where each field stands in a row. Plain data, so that it can be handed to another thread. */
export interface RegisterLayout {
  /** The header's cells, trimmed. */
  readonly header: readonly string[];
  /** The index of each field's cell, or `ABSENT`. */
  readonly columns: Readonly<Record<RegisterField, number>>;
  /** What identifies a person: the A-nummer, or else the BSN, or the configured key columns. */
  readonly keyKind: 'aNumber' | 'bsn' | 'columns';
  /** The indexes of the key's cells: one for an A-nummer or BSN. */
  readonly keyColumns: readonly number[];
}

const REQUIRED: ReadonlySet<RegisterField> = new Set([
  'surname',
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

/** The index of the one cell with a name, or why there is none. */
type Lookup = number | 'absent' | 'twice' | 'unnamed';

/**
 * Finds every field's column in the header. The settings' columns go before those of the preset; a column that only the
 * preset names may be absent, unless a letter or a stratum cannot do without. Refuses with all missing and doubled columns.
 */
export function resolveLayout(
  headerCells: readonly string[],
  settings: Settings['register'],
  context: Pick<RegisterContext, 'file'>,
): Result<RegisterLayout> {
  const header = headerCells.map(cleanName);
  const preset: Partial<Record<RegisterField, string>> = columnPresets[settings.preset];
  const nameOf = (field: RegisterField): string | undefined => settings.columns[field] ?? preset[field];
  const lookups = registerFields.map((field) => ({ field, lookup: lookUp(header, nameOf(field)) }));
  const keyLookups = (settings.key ?? []).map((name) => ({ name, lookup: lookUp(header, name) }));

  const place = { file: context.file, row: 1 };
  const all = [...lookups, ...keyLookups].map(({ lookup }) => lookup);
  if (all.includes('absent') && all.every((lookup) => lookup === 'absent' || lookup === 'unnamed')) {
    return refuse(failure('register.no-header', {}, place));
  }
  const columns = Object.fromEntries(
    lookups.map(({ field, lookup }) => [field, typeof lookup === 'number' ? lookup : ABSENT]),
  ) as Record<RegisterField, number>;

  const failures: Failure[] = [];
  const namesTwice = new Set<string>();
  const report = (field: string, name: string | undefined, lookup: Lookup, isNeeded: boolean): void => {
    if (name !== undefined && lookup === 'twice') namesTwice.add(cleanName(name));
    else if (name !== undefined && lookup === 'absent' && isNeeded) {
      failures.push(failure('register.column-missing', { field, header: name }, place));
    } else if (lookup === 'unnamed' && isNeeded) {
      failures.push(
        failure('register.column-not-named', { field }, { setting: `register.columns.${field}` }),
      );
    }
  };
  for (const { field, lookup } of lookups) {
    const isNeeded =
      settings.columns[field] !== undefined ||
      REQUIRED.has(field) ||
      (field === 'street' && columns.publicSpace === ABSENT);
    report(field, nameOf(field), lookup, isNeeded);
  }
  for (const { name, lookup } of keyLookups) report('register.key', name, lookup, true);
  for (const name of namesTwice) {
    const count = header.filter((cell) => cell === name).length;
    failures.push(failure('register.column-twice', { header: name, count }, place));
  }
  const key = resolveKey(
    columns,
    keyLookups.map(({ lookup }) => lookup),
  );
  if (key === undefined && failures.length === 0) failures.push(failure('register.no-person-key', {}, place));
  return okUnless(failures, () => ({
    header,
    columns,
    keyKind: key?.kind ?? 'columns',
    keyColumns: key?.columns ?? [],
  }));
}

/** A column's name as it is compared: NFC, without white space (or a byte order mark) around it. */
export function cleanName(name: string): string {
  return name.normalize('NFC').trim();
}

function lookUp(header: readonly string[], name: string | undefined): Lookup {
  if (name === undefined) return 'unnamed';
  const wanted = cleanName(name);
  const index = header.indexOf(wanted);
  if (index === -1) return 'absent';
  return header.includes(wanted, index + 1) ? 'twice' : index;
}

function resolveKey(
  columns: Readonly<Record<RegisterField, number>>,
  keyLookups: readonly Lookup[],
): { kind: RegisterLayout['keyKind']; columns: readonly number[] } | undefined {
  if (keyLookups.length > 0) {
    return { kind: 'columns', columns: keyLookups.filter((lookup) => typeof lookup === 'number') };
  }
  if (columns.aNumber !== ABSENT) return { kind: 'aNumber', columns: [columns.aNumber] };
  if (columns.bsn !== ABSENT) return { kind: 'bsn', columns: [columns.bsn] };
  return undefined;
}
