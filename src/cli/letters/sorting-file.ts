/** The file that comes back from the post's sorting: for each letter number its sorting line, in the order of the post. */
import type { Failure, Place } from '../../domain/failure.ts';
import { failure } from '../../domain/failure.ts';
import type { InvitationId, MunicipalityCode } from '../../domain/ids.ts';
import { InvitationIdSchema } from '../../domain/ids.ts';
import type { Result } from '../../domain/result.ts';
import { okUnless } from '../../domain/result.ts';
import { LETTER_NUMBER_COLUMN, addressKeyOf } from '../../letters/address-export.ts';
import type { LetterOrder } from '../../letters/letter-order.ts';
import type { CsvLine } from '../../signups/csv-table.ts';
import { readCsvTable } from '../../signups/csv-table.ts';
import type { SortedLetter } from '../../store/tables/sorted-letter-table.ts';

/** The names of the columns, in lower case. */
export interface SortingColumns {
  readonly line: string;
  /** Without it, the order is that of the rows. */
  readonly order: string | undefined;
}

const LONGEST_LINE = 80;
const SHOWN_MISSING_COUNT = 5;

/**
 * Reads the file and holds it against the letters whose addresses were exported. Each of the municipalities in the file must
 * be there wholly, every letter once. All problems are collected, by line; no value but letter numbers is repeated.
 * @param expected the letters whose addresses can go to the post
 * @param file the name to show in a failure
 */
export function readSortingFile(
  bytes: Uint8Array,
  file: string,
  { line, order }: SortingColumns,
  expected: readonly LetterOrder[],
): Result<readonly SortedLetter[]> {
  const columns = [LETTER_NUMBER_COLUMN, line, ...(order === undefined ? [] : [order])];
  const table = readCsvTable(bytes, file, { columns, required: columns });
  if (!table.ok) return table;
  const known = new Map(expected.map((each) => [each.invitationId, each]));
  const failures: Failure[] = [];
  const letters = new Map<InvitationId, SortedLetter>();
  const linesOfLetters = new Map<InvitationId, number>();
  const linesOfPositions = new Map<number, number>();
  const municipalities = new Set<MunicipalityCode>();
  for (const [index, row] of table.value.lines.entries()) {
    const place = { file, line: row.line };
    const found = findLetter(row, known, place, failures);
    if (found === undefined) continue;
    const { invitationId } = found;
    municipalities.add(found.municipality);
    const earlierLine = linesOfLetters.get(invitationId);
    if (earlierLine !== undefined) {
      failures.push(failure('letters.sorting-twice', { invitationId, earlierLine }, place));
      continue;
    }
    linesOfLetters.set(invitationId, row.line);
    const position = order === undefined ? index + 1 : readPosition(row.fields[order] ?? '');
    const text = (row.fields[line] ?? '').normalize('NFC');
    if (text === '') failures.push(failure('letters.sorting-empty', { column: line }, place));
    if (text.length > LONGEST_LINE) {
      failures.push(failure('letters.sorting-long', { column: line, longest: LONGEST_LINE }, place));
    }
    if (position === undefined) {
      failures.push(failure('letters.sorting-order', { column: order ?? '' }, place));
      continue;
    }
    const sameLine = linesOfPositions.get(position);
    if (sameLine !== undefined) {
      const params = { column: order ?? '', earlierLine: sameLine };
      failures.push(failure('letters.sorting-order-twice', params, place));
    }
    linesOfPositions.set(position, row.line);
    letters.set(invitationId, { invitationId, position, line: text, address: addressKeyOf(found.addressee) });
  }
  const missing = expected.filter(
    ({ invitationId, municipality }) => municipalities.has(municipality) && !linesOfLetters.has(invitationId),
  );
  if (missing.length > 0) {
    const examples = missing.slice(0, SHOWN_MISSING_COUNT).map(({ invitationId }) => invitationId);
    failures.push(failure('letters.sorting-missing', { count: missing.length, examples }, { file }));
  }
  if (municipalities.size === 0 && failures.length === 0) {
    failures.push(failure('letters.sorting-no-rows', {}, { file }));
  }
  return okUnless(failures, () => [...letters.values()]);
}

function findLetter(
  { fields, isComplete }: CsvLine<string>,
  known: ReadonlyMap<InvitationId, LetterOrder>,
  place: Place,
  failures: Failure[],
): LetterOrder | undefined {
  if (!isComplete) {
    failures.push(failure('letters.sorting-fields', {}, place));
    return undefined;
  }
  const invitationId = InvitationIdSchema.safeParse(fields[LETTER_NUMBER_COLUMN]);
  if (!invitationId.success) {
    failures.push(failure('letters.sorting-number', { column: LETTER_NUMBER_COLUMN }, place));
    return undefined;
  }
  const letter = known.get(invitationId.data);
  if (letter === undefined) {
    failures.push(failure('letters.sorting-unknown', { invitationId: invitationId.data }, place));
  }
  return letter;
}

/** Leading zeros do not count. */
function readPosition(text: string): number | undefined {
  const position = /^\d{1,12}$/.test(text) ? Number(text) : 0;
  return position >= 1 ? position : undefined;
}
