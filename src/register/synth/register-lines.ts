/** Writes the lines of a synthetic register in their shuffled order, one at a time. */
import { breakRow } from './broken-rows.ts';
import type { RowSource } from './row-fields.ts';
import { listFields, rowHeaders, toCsvLine } from './row-fields.ts';
import type { SpecialRow } from './special-rows.ts';
import { valueAt } from './value-at.ts';

export interface RowOrder {
  /** In the order of the file: a person's place, or the number of persons plus a place in `specials`. */
  readonly order: Uint32Array;
  readonly specials: readonly SpecialRow[];
}

/** The header and all rows, without line ends. */
export function* writeLines(source: RowSource, { order, specials }: RowOrder): Generator<string> {
  const { persons } = source.population;
  yield toCsvLine(rowHeaders);
  for (const place of order) {
    if (place < persons.count) {
      yield toCsvLine(listFields(source, place, valueAt(persons.householdOf, place)));
      continue;
    }
    const { person, household, broken } = valueAt(specials, place - persons.count);
    const fields = listFields(source, person, household);
    yield broken === undefined ? toCsvLine(fields) : breakRow(fields, broken);
  }
}

const CHUNK_CHARACTERS = 65_536;

/** The lines, each ended by LF, in pieces of about 64 kB. */
export function* joinLines(lines: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
