/** Counts the cells of a block in which a letter was lost; nearly every block costs a few quick searches, and no text is made. */
import { hasLostLetter } from './check/lost-letter.ts';
import { isAscii } from 'node:buffer';
import type { Dialect } from './dialect.ts';
import { parseRecord } from './parse-records.ts';
import { parsePerson } from './person-groups.ts';
import type { RecordBlock } from './record-blocks.ts';
import { recordBytes } from './record-blocks.ts';
import type { RegisterLayout } from './resolve-layout.ts';
import { ABSENT } from './resolve-layout.ts';

const QUESTION_MARK = 0x3f;

/**
 * The first bytes in UTF-8 of all characters that can stand where a letter was lost: U+0080 to U+00BF, of Š, Œ and Ž, of ƒ,
 * of ˆ and ˜, of the signs and dashes from U+2000, and of U+FFFD. None of them is the first of ë, é, ï, ö or ü.
 */
const LEADS = [0xc2, 0xc5, 0xc6, 0xcb, 0xe2, 0xef];

/** How many cells of the columns that are read lost a letter. Rows with another number of cells than the header are left out. */
export function countLostLetters(block: RecordBlock, layout: RegisterLayout, dialect: Dialect): number {
  if (block.broken !== undefined) return 0;
  const columns = [...new Set([...Object.values(layout.columns), ...layout.keyColumns])];
  const read = columns.filter((column) => column !== ABSENT);
  let count = 0;
  for (const index of findSuspectRecords(block)) {
    const bytes = recordBytes(block, index);
    const record =
      block.rows === undefined ? parseRecord(bytes, dialect) : parsePerson(bytes, layout, dialect).record;
    if (record.kind !== 'cells' || record.cells.length !== layout.header.length) continue;
    count += read.filter((column) => hasLostLetter(record.cells[column] ?? '')).length;
  }
  return count;
}

/** The records in which one of those bytes stands, ascending. */
function findSuspectRecords({ bytes, ends }: RecordBlock): readonly number[] {
  const suspects = new Set<number>();
  for (const needle of isAscii(bytes) ? [QUESTION_MARK] : [QUESTION_MARK, ...LEADS]) {
    let record = 0;
    for (let at = bytes.indexOf(needle); at !== -1;) {
      while ((ends[record] ?? bytes.length) <= at) record++;
      suspects.add(record);
      // One suspect byte is enough: go on behind the record.
      const next = ends[record] ?? bytes.length;
      at = next >= bytes.length ? -1 : bytes.indexOf(needle, next);
    }
  }
  return [...suspects].sort((left, right) => left - right);
}
