/** Where the rows of a register stand in its file: found before it is known which of them are wanted, to read these alone. */
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { Dialect } from './dialect.ts';
import { openRegister } from './open-register.ts';
import type { RecordBlock } from './record-blocks.ts';
import type { RegisterContext, RegisterLayout } from './resolve-layout.ts';

export interface RowPlaces {
  readonly layout: RegisterLayout;
  readonly dialect: Dialect;
  /** In the order of the file. */
  readonly blocks: readonly PlacedBlock[];
}

/** Some rows of a file, one behind the other. */
interface PlacedBlock {
  readonly firstRow: number;
  /** The offset of the first row in the file. */
  readonly start: number;
  /** The offset after each row, from `start`. */
  readonly ends: Uint32Array;
}

/**
 * Finds the places of all rows. `undefined` where rows cannot be read on their own (a file that is compressed, in another
 * encoding than UTF-8, or with persons over several rows) and where something is wrong with the file: `readRegisterRows`
 * reads the one, and says what is wrong with the other. Otherwise all chunks have been read.
 */
export function findRowPlaces(
  chunks: Iterable<Uint8Array>,
  settings: Settings['register'],
  context: RegisterContext,
): RowPlaces | undefined {
  let fileBytes = 0;
  function* counted(): Generator<Uint8Array, void, void> {
    for (const chunk of chunks) {
      fileBytes += chunk.length;
      yield chunk;
    }
  }
  const opened = openRegister(counted(), settings, context);
  if (!opened.ok) return undefined;
  const { layout, dialect, blocks, isAsInFile } = opened.value;
  const found: { firstRow: number; offset: number; ends: Uint32Array }[] = [];
  let rowBytes = 0;
  for (const { firstRow, bytes, ends, broken } of blocks) {
    // Reading on would be for nothing.
    if (broken !== undefined || !isAsInFile()) return undefined;
    found.push({ firstRow, offset: rowBytes, ends: Uint32Array.from(ends) });
    rowBytes += bytes.length;
  }
  // Before the rows stand the header and perhaps a byte order mark.
  const rowsStart = fileBytes - rowBytes;
  return {
    layout,
    dialect,
    blocks: found.map(({ offset, ...block }) => ({ ...block, start: rowsStart + offset })),
  };
}

/** The wanted rows (ascending), each a block of its own; it ends at a row that is not there. */
export function* blocksOfRows(
  { blocks }: RowPlaces,
  rows: readonly number[],
  readPiece: (start: number, end: number) => Buffer,
): Generator<RecordBlock, void, void> {
  let next = 0;
  for (const row of rows) {
    while ((blocks[next + 1]?.firstRow ?? Number.POSITIVE_INFINITY) <= row) next++;
    const block = blocks[next];
    const index = row - (block?.firstRow ?? 0);
    const end = block?.ends[index];
    if (block === undefined || end === undefined) return;
    const start = index === 0 ? 0 : (block.ends[index - 1] ?? 0);
    const bytes = readPiece(block.start + start, block.start + end);
    yield { bytes, ends: [bytes.length], firstRow: row, broken: undefined, hasNoLineEnd: false };
  }
}
