/** Merges sorted columns of residents into one set of columns, in which every person stands once. */
import { ID_BYTES } from '../domain/frame.ts';
import { compareBytesAt, leadingNumberAt } from './byte-column.ts';
import type { SortedResidents } from './frame-columns.ts';
import type { DuplicateRow } from './merge-frame-parts.ts';

/** For each row of the merged order the number of the run that it comes from; doubled, and 1 more for a duplicate. */
type Picks = Uint8Array;

export const MAXIMUM_RUN_COUNT = 128;

/** The first row of each person over all runs, in order; and apart from these the others. */
export function mergeSorted(runs: readonly SortedResidents[]): {
  kept: SortedResidents;
  duplicates: DuplicateRow[];
} {
  if (runs.length > MAXIMUM_RUN_COUNT) throw new RangeError('more runs than can be told apart');
  const { picks, duplicates } = pickRows(runs);
  const [only, ...others] = runs;
  if (only !== undefined && others.length === 0 && duplicates.length === 0) {
    return { kept: only, duplicates };
  }
  const count = picks.length - duplicates.length;
  const kept = {
    residentIds: new Uint8Array(count * ID_BYTES),
    addressIds: new Uint8Array(count * ID_BYTES),
    stratumIndexes: new Uint16Array(count),
    fileIndexes: new Uint8Array(count),
    rows: new Uint32Array(count),
  };
  copyPicked(runs, kept, picks);
  return { kept, duplicates };
}

/** A run while it is merged. */
interface Head {
  readonly run: SortedResidents;
  readonly index: number;
  /** The next row of the run. */
  row: number;
  /** The beginning of its id, above every beginning when the run is at its end. */
  leading: number;
}

function pickRows(runs: readonly SortedResidents[]): { picks: Picks; duplicates: DuplicateRow[] } {
  const heads = runs.map((run, index): Head => ({ run, index, row: -1, leading: 0 }));
  for (const head of heads) advance(head);
  const picks = new Uint8Array(runs.reduce((sum, { rows }) => sum + rows.length, 0));
  const duplicates: DuplicateRow[] = [];
  let kept: { run: SortedResidents; row: number; leading: number } | undefined;
  for (let place = 0; place < picks.length; place++) {
    const head = findLowest(heads);
    const { run, row, leading, index } = head;
    const isDuplicate = kept?.leading === leading && compareIds(kept, head) === 0;
    picks[place] = 2 * index + Number(isDuplicate);
    if (isDuplicate) duplicates.push({ fileIndex: run.fileIndexes[row] ?? 0, row: run.rows[row] ?? 0 });
    else kept = { run, row, leading };
    advance(head);
  }
  return { picks, duplicates };
}

function advance(head: Head): void {
  head.row++;
  const { residentIds, rows } = head.run;
  head.leading =
    head.row < rows.length ? leadingNumberAt(residentIds, head.row * ID_BYTES) : Number.POSITIVE_INFINITY;
}

function findLowest(heads: readonly Head[]): Head {
  let lowest: Head | undefined;
  for (const head of heads) {
    if (lowest === undefined || head.leading < lowest.leading) lowest = head;
    else if (head.leading === lowest.leading && compareRows(head, lowest) < 0) lowest = head;
  }
  if (lowest === undefined) throw new RangeError('there is no run');
  return lowest;
}

type Place = Pick<Head, 'run' | 'row'>;

function compareIds(left: Place, right: Place): number {
  const [leftIds, rightIds] = [left.run.residentIds, right.run.residentIds];
  return compareBytesAt(leftIds, left.row * ID_BYTES, rightIds, right.row * ID_BYTES, ID_BYTES);
}

/** By resident id, then file, then row. */
function compareRows(left: Place, right: Place): number {
  const fileIndexOf = ({ run, row }: Place): number => run.fileIndexes[row] ?? 0;
  const rowOf = ({ run, row }: Place): number => run.rows[row] ?? 0;
  return compareIds(left, right) || fileIndexOf(left) - fileIndexOf(right) || rowOf(left) - rowOf(right);
}

/** An id is four words: a quarter of the copying. */
const ID_WORDS = ID_BYTES / 4;

function wordsOf(ids: Uint8Array): Uint32Array {
  return new Uint32Array(ids.buffer, ids.byteOffset, ids.byteLength / 4);
}

/** Copies the rows that are kept. Runs and target are walked from front to back, which memory is quick at. */
function copyPicked(runs: readonly SortedResidents[], kept: SortedResidents, picks: Picks): void {
  const sources = runs.map((run) => ({
    residentWords: wordsOf(run.residentIds),
    addressWords: wordsOf(run.addressIds),
    run,
  }));
  const residentWords = wordsOf(kept.residentIds);
  const addressWords = wordsOf(kept.addressIds);
  const { stratumIndexes, fileIndexes, rows } = kept;
  const nexts = new Uint32Array(runs.length);
  let place = 0;
  for (const pick of picks) {
    const index = pick >> 1;
    const row = nexts[index] ?? 0;
    nexts[index] = row + 1;
    const source = sources[index];
    if (source === undefined || pick % 2 === 1) continue;
    for (let word = 0; word < ID_WORDS; word++) {
      residentWords[place * ID_WORDS + word] = source.residentWords[row * ID_WORDS + word] ?? 0;
      addressWords[place * ID_WORDS + word] = source.addressWords[row * ID_WORDS + word] ?? 0;
    }
    stratumIndexes[place] = source.run.stratumIndexes[row] ?? 0;
    fileIndexes[place] = source.run.fileIndexes[row] ?? 0;
    rows[place] = source.run.rows[row] ?? 0;
    place++;
  }
}
