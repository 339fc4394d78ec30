/**
 * The quick way of reading a block: rows in the plainest form are understood from their bytes, without making texts of them.
 * Every other row is read the general way; both come to the same.
 */
import type { BirthDate, Resident } from '../domain/resident.ts';
import { ABSENT } from './absent.ts';
import { parseBirthDateAt } from './birth-date.ts';
import { ByteIndex } from './byte-index.ts';
import { isANumberAt, isBsnAt } from './person-key.ts';
import { PlainCells, canHavePlainRecords } from './plain-cells.ts';
import { PlainCodes, isTrimmed } from './plain-codes.ts';
import type { BlockOutcome, BlockReader, BlockReport } from './read-block.ts';
import { readBlock } from './read-block.ts';
import type { RecordBlock } from './record-blocks.ts';
import type { RegisterLayout } from './resolve-layout.ts';
import { cutBlock } from './split-block.ts';

/**
 * A resident's row, seen in its bytes. The object and the bytes are used again for the next row: nothing of them may be
 * kept.
 */
export interface PlainRow {
  readonly kind: 'plain';
  readonly row: number;
  readonly bytes: Uint8Array;
  /** The offsets of the cells in `bytes`. */
  readonly cells: Pick<PlainCells, 'starts' | 'ends'>;
  /** The cell of each field; an empty one where the file lacks the column. */
  readonly columns: RegisterLayout['columns'];
  /** The cell that identifies the person: valid, and ASCII. */
  readonly keyCell: number;
  readonly birthDate: BirthDate;
  /**
   * Residents of a group have the same codes, and the same parts of an address filled in: they differ in nothing but key,
   * names, birth date, district and the text of the address. Counts from 0.
   */
  readonly group: number;
  readonly codes: GroupCodes;
  readonly district: string;
  /** All of the resident, read the general way. */
  readResident(): Resident;
}

/** What the residents of a group have in common, as far as it counts for itself. */
export type GroupCodes = Pick<Resident, 'municipality' | 'gender' | 'suspension' | 'isOutsideMunicipality'>;

/** Reads a block and gives every record to `onOutcome`, in order. */
export type QuickBlockReader = (
  block: RecordBlock,
  onOutcome: (outcome: BlockOutcome | PlainRow) => void,
) => BlockReport;

/** Makes the quick reader of one register. */
export function createQuickReader(reader: BlockReader): QuickBlockReader {
  const { layout } = reader;
  // A key of several columns is a text that no row holds.
  if (layout.keyColumns.length !== 1) return (block, onOutcome) => readBlock(block, reader, onOutcome);
  const rows = new PlainRows(reader);
  return (block, onOutcome) => {
    if (!canHavePlainRecords(block)) return readBlock(block, reader, onOutcome);
    const reports: BlockReport[] = [];
    let hasGoodUtf8 = false;
    /** The rows from here on are read the general way, together. */
    let first = 0;
    const readUpTo = (next: number): void => {
      if (first < next) reports.push(readBlock(cutBlock(block, first, next), reader, onOutcome));
    };
    for (let index = 0; index < block.ends.length; index++) {
      const plain = rows.read(block, index);
      if (plain === undefined) continue;
      readUpTo(index);
      first = index + 1;
      hasGoodUtf8 ||= rows.isBeyondAscii;
      onOutcome(plain);
    }
    readUpTo(block.ends.length);
    return {
      failures: reports.flatMap((report) => report.failures),
      firstWrongBytes: reports.find((report) => report.firstWrongBytes !== undefined)?.firstWrongBytes,
      hasGoodUtf8: hasGoodUtf8 || reports.some((report) => report.hasGoodUtf8),
      continuationCount: 0,
    };
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Past these, rows are read the general way: a column that is no code must not fill the memory. */
export const MAXIMUM_GROUPS = 10_000;
const MAXIMUM_DISTRICTS = 100_000;

/** Reads plain rows one after the other into one object. */
class PlainRows implements Mutable<PlainRow> {
  readonly kind = 'plain';
  row = 0;
  bytes: Uint8Array = new Uint8Array();
  readonly cells: PlainCells;
  readonly columns: RegisterLayout['columns'];
  readonly keyCell: number;
  birthDate: BirthDate = { year: 0, month: 0, day: 0 };
  group = 0;
  codes: GroupCodes;
  district = '';

  readonly #reader: BlockReader;
  readonly #codes: PlainCodes;
  readonly #groups = new ByteIndex();
  /** `undefined` for codes with which no row is a resident. */
  readonly #groupCodes: (GroupCodes | undefined)[] = [];
  /** The column that gives the district: its own, or the postcode. */
  readonly #districtCell: number;
  readonly #districts = new ByteIndex();
  readonly #districtNames: string[] = [];

  constructor(reader: BlockReader) {
    const { layout, dialect, context } = reader;
    this.#reader = reader;
    this.cells = new PlainCells(layout.header.length, dialect);
    const { emptyCell } = this.cells;
    const cellOf = (column: number): number => (column === ABSENT ? emptyCell : column);
    this.columns = Object.fromEntries(
      Object.entries(layout.columns).map(([field, column]) => [field, cellOf(column)]),
    ) as RegisterLayout['columns'];
    this.keyCell = cellOf(layout.keyColumns[0] ?? ABSENT);
    this.#codes = new PlainCodes(layout.columns);
    this.#districtCell = context.districts === undefined ? this.columns.district : this.columns.postcode;
    this.codes = {
      municipality: context.municipality,
      gender: 'O',
      suspension: '',
      isOutsideMunicipality: false,
    };
  }

  readResident(): Resident {
    const resident = this.#readGenerally();
    if (resident === undefined) throw new Error('a plain row is a resident');
    return resident;
  }

  /** Whether the row has letters beyond ASCII. */
  get isBeyondAscii(): boolean {
    return this.cells.isBeyondAscii;
  }

  /** Reads a record of a block; `undefined` when it must be read the general way. */
  read({ bytes, ends, firstRow }: RecordBlock, index: number): PlainRow | undefined {
    const start = index === 0 ? 0 : (ends[index - 1] ?? 0);
    if (!this.cells.divide(bytes, start, ends[index] ?? start)) return undefined;
    this.row = firstRow + index;
    this.bytes = bytes;
    if (!this.#hasValidKey()) return undefined;
    const dateCell = this.columns.birthDate;
    const { starts, ends: cellEnds } = this.cells;
    const birthDate = parseBirthDateAt(bytes, starts[dateCell] ?? 0, cellEnds[dateCell] ?? 0);
    if (birthDate === undefined) return undefined;
    this.birthDate = birthDate;
    return this.#findGroup() && this.#findDistrict() ? this : undefined;
  }

  #hasValidKey(): boolean {
    const start = this.cells.starts[this.keyCell] ?? 0;
    const end = this.cells.ends[this.keyCell] ?? 0;
    switch (this.#reader.layout.keyKind) {
      case 'aNumber':
        return isANumberAt(this.bytes, start, end);
      case 'bsn':
        return isBsnAt(this.bytes, start, end);
      case 'columns':
        // Letters beyond ASCII can be written in several ways.
        return start < end && isTrimmed(this.bytes, start, end) && isAsciiAt(this.bytes, start, end);
    }
  }

  #findGroup(): boolean {
    const length = this.#codes.gather(this.bytes, this.cells);
    if (length === -1) return false;
    const { gathered } = this.#codes;
    let group = this.#groups.find(gathered, 0, length);
    if (group === -1) {
      if (this.#groups.size >= MAXIMUM_GROUPS) return false;
      group = this.#groups.add(gathered, 0, length);
      this.#groupCodes.push(codesOf(this.#readGenerally()));
    }
    const codes = this.#groupCodes[group];
    if (codes === undefined) return false;
    this.group = group;
    this.codes = codes;
    return true;
  }

  #findDistrict(): boolean {
    const start = this.cells.starts[this.#districtCell] ?? 0;
    const end = this.cells.ends[this.#districtCell] ?? 0;
    let number = this.#districts.find(this.bytes, start, end);
    if (number === -1) {
      if (this.#districts.size >= MAXIMUM_DISTRICTS) return false;
      number = this.#districts.add(this.bytes, start, end);
      this.#districtNames.push(this.readResident().district);
    }
    this.district = this.#districtNames[number] ?? '';
    return true;
  }

  /** The row by its cells; `undefined` when it is no resident. */
  #readGenerally(): Resident | undefined {
    const text = Buffer.from(this.bytes.buffer, this.bytes.byteOffset, this.bytes.length);
    const { starts, ends, emptyCell } = this.cells;
    const cells = Array.from({ length: emptyCell }, (_, cell) =>
      text.toString('utf8', starts[cell], ends[cell]),
    );
    const outcome = this.#reader.readRow(cells, this.row);
    return outcome.kind === 'resident' ? outcome.resident : undefined;
  }
}

/** Objects of one form, which residents are not: each other form makes the engine compile the loop over the rows again. */
function codesOf(resident: Resident | undefined): GroupCodes | undefined {
  if (resident === undefined) return undefined;
  const { municipality, gender, suspension, isOutsideMunicipality } = resident;
  return { municipality, gender, suspension, isOutsideMunicipality };
}

function isAsciiAt(bytes: Uint8Array, start: number, end: number): boolean {
  for (let index = start; index < end; index++) if ((bytes[index] ?? 0) > 0x7f) return false;
  return true;
}
