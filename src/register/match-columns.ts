/** Finds the column of each field in a header: by the settings, by element number, or by a usual name. */
import type { RegisterField, Settings } from '../domain/settings/settings-schema.ts';
import { registerFields } from '../domain/settings/register-fields.ts';
import { columnPresets } from './column-presets.ts';
import { elementNumberOf } from './element-number.ts';
import { cleanHeader, plainHeader } from './header-text.ts';
import { usualNames } from './usual-names.ts';

/** How a column was found. */
export type MatchKind = 'settings' | 'element-number' | 'usual-name';

/** What the search for one column came to. */
export type ColumnSearch =
  | { readonly kind: 'found'; readonly index: number; readonly matchedBy: MatchKind }
  /** Not in the header; `header` is the name that the settings give. */
  | { readonly kind: 'absent'; readonly header: string | undefined }
  /** The same name stands more than once in the header. */
  | { readonly kind: 'twice'; readonly header: string; readonly count: number }
  /** Several columns have a usual name of the field. */
  | { readonly kind: 'ambiguous'; readonly headers: readonly string[] };

/** Stands in the settings for a field that is not to be read, whatever the header holds. */
const NO_COLUMN = '-';

const numberOfField: ReadonlyMap<string, RegisterField> = new Map(
  (Object.entries(columnPresets.brp) as [RegisterField, string][])
    .filter(([, name]) => elementNumberOf(name) === name)
    .map(([field, name]) => [name, field]),
);
const nameOfField: ReadonlyMap<string, RegisterField> = new Map(
  registerFields.flatMap((field) => usualNames[field].map((name) => [name, field] as const)),
);

/**
 * The search for every field. A column that the settings give to one field is not guessed for another. The settings hold for
 * the registers of all municipalities, so a file may lack the column that they name: there the field is guessed, and it is
 * absent only when nothing is known for it either.
 */
export function matchColumns(
  header: readonly string[],
  columns: Settings['register']['columns'],
): Readonly<Record<RegisterField, ColumnSearch>> {
  const names = header.map(cleanHeader);
  const searches: Partial<Record<RegisterField, ColumnSearch>> = {};
  const taken = new Set<number>();
  for (const field of registerFields) {
    const name = columns[field];
    if (name === undefined) continue;
    const search = findColumn(names, name);
    searches[field] = search;
    if (search.kind === 'found') taken.add(search.index);
  }
  const byNumber = new Map<RegisterField, number[]>();
  const byName = new Map<RegisterField, number[]>();
  for (const [index, name] of names.entries()) {
    if (taken.has(index)) continue;
    const numbered = numberOfField.get(elementNumberOf(name) ?? '');
    const named = nameOfField.get(plainHeader(name));
    if (numbered !== undefined) pushTo(byNumber, numbered, index);
    // A number says more than the name beside it, as in `05.02.40 geslachtsnaam`.
    else if (named !== undefined && elementNumberOf(name) === undefined) pushTo(byName, named, index);
  }
  const guess = (field: RegisterField): ColumnSearch =>
    chooseColumn(names, byNumber.get(field) ?? [], 'element-number') ??
    chooseColumn(names, byName.get(field) ?? [], 'usual-name') ?? { kind: 'absent', header: undefined };
  return Object.fromEntries(
    registerFields.map((field) => [field, searchOrGuess(searches[field], () => guess(field))]),
  ) as Record<RegisterField, ColumnSearch>;
}

function searchOrGuess(search: ColumnSearch | undefined, guess: () => ColumnSearch): ColumnSearch {
  if (search === undefined) return guess();
  // A hyphen names no column: then nothing is guessed.
  if (search.kind !== 'absent' || search.header === undefined) return search;
  const guessed = guess();
  if (guessed.kind === 'absent') return search;
  // Shown as a guess, even by number: the settings named another column.
  return guessed.kind === 'found' ? { ...guessed, matchedBy: 'usual-name' } : guessed;
}

/** The column with a name that the settings give: as it is written, or else in small letters and digits only. */
export function findColumn(header: readonly string[], name: string): ColumnSearch {
  const wanted = cleanHeader(name);
  if (wanted === NO_COLUMN) return { kind: 'absent', header: undefined };
  const exact = indexesWhere(header, (cell) => cleanHeader(cell) === wanted);
  const plain = plainHeader(wanted);
  const indexes =
    exact.length > 0 || plain === '' ? exact : indexesWhere(header, (cell) => plainHeader(cell) === plain);
  const [index] = indexes;
  if (index === undefined) return { kind: 'absent', header: name };
  if (indexes.length > 1) return { kind: 'twice', header: header[index] ?? '', count: indexes.length };
  return { kind: 'found', index, matchedBy: 'settings' };
}

/** Which field a text is the name of, if any: used to see a header that stands among the rows. */
export function fieldNamedBy(text: string): RegisterField | undefined {
  return numberOfField.get(elementNumberOf(text) ?? '') ?? nameOfField.get(plainHeader(text));
}

function chooseColumn(
  header: readonly string[],
  indexes: readonly number[],
  matchedBy: MatchKind,
): ColumnSearch | undefined {
  const [index] = indexes;
  if (index === undefined) return undefined;
  if (indexes.length === 1) return { kind: 'found', index, matchedBy };
  const headers = indexes.map((each) => header[each] ?? '');
  const [name = ''] = headers;
  return headers.every((each) => each === name)
    ? { kind: 'twice', header: name, count: headers.length }
    : { kind: 'ambiguous', headers };
}

function indexesWhere(header: readonly string[], isWanted: (cell: string) => boolean): readonly number[] {
  return header.flatMap((cell, index) => (isWanted(cell) ? [index] : []));
}

function pushTo(map: Map<RegisterField, number[]>, field: RegisterField, index: number): void {
  const indexes = map.get(field);
  if (indexes === undefined) map.set(field, [index]);
  else indexes.push(index);
}
