/** Reads the rows of a frame file into columns, and says what is wrong with a row that cannot be one. */
import type { FailureCode } from '../domain/failure.ts';
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import { MunicipalityCodeSchema } from '../domain/ids.ts';
import type { StratumKey } from '../domain/stratum.ts';
import { municipalityOf, toFeatureValue } from '../domain/stratum.ts';
import { ByteIndex } from '../register/byte-index.ts';
import { compareBytesAt } from './byte-column.ts';
import { ROW_LAYOUT } from './format-frame.ts';
import { GrowingColumn } from './growing-column.ts';
import { readHex } from './hex-bytes.ts';
import { MAXIMUM_STRATUM_COUNT, sortUsedStrata } from './stratum-table.ts';

/** Longer strata are no strata: a limit, so that a damaged file cannot fill the memory. */
export const MAXIMUM_STRATUM_BYTES = 1000;

/** What can be wrong with a row, and the column in which it stands. */
export interface RowProblem {
  readonly code: Extract<
    FailureCode,
    | 'frame.carriage-return'
    | 'frame.broken-row'
    | 'frame.wrong-id'
    | 'frame.wrong-stratum'
    | 'frame.unsorted-row'
    | 'frame.doubled-row'
  >;
  readonly column?: 'resident_id' | 'address_id' | 'stratum';
}

const COMMA = 0x2c;
const CARRIAGE_RETURN = 0x0d;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export class FrameRowReader {
  readonly #residentIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly #addressIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly #stratumIndexes = new GrowingColumn((length) => new Uint16Array(length), 1);
  readonly #strata: StratumKey[] = [];
  /** The bytes of the strata; their numbers are those of `#strata`. */
  readonly #strataBytes = new ByteIndex();
  #rowCount = 0;

  get stratumCount(): number {
    return this.#strata.length;
  }

  /** Reads the row from `start` up to its line feed at `end`. A row with a problem is not added. */
  read(bytes: Buffer, start: number, end: number): RowProblem | undefined {
    if (bytes[end - 1] === CARRIAGE_RETURN) return { code: 'frame.carriage-return' };
    const stratumStart = start + ROW_LAYOUT.stratumStart;
    if (
      end < stratumStart ||
      bytes[start + ROW_LAYOUT.firstComma] !== COMMA ||
      bytes[start + ROW_LAYOUT.secondComma] !== COMMA
    ) {
      return { code: 'frame.broken-row' };
    }
    const row = this.#rowCount;
    const residentBlock = this.#residentIds.blockOf(row);
    const residentOffset = this.#residentIds.offsetOf(row);
    if (!readHex(bytes, start, ID_BYTES, residentBlock, residentOffset)) {
      return { code: 'frame.wrong-id', column: 'resident_id' };
    }
    const addressBlock = this.#addressIds.blockOf(row);
    const addressOffset = this.#addressIds.offsetOf(row);
    if (!readHex(bytes, start + ROW_LAYOUT.addressStart, ID_BYTES, addressBlock, addressOffset)) {
      return { code: 'frame.wrong-id', column: 'address_id' };
    }
    const stratumIndex = this.#stratumIndexAt(bytes, stratumStart, end);
    if (stratumIndex === undefined) return { code: 'frame.wrong-stratum', column: 'stratum' };
    this.#stratumIndexes.blockOf(row)[this.#stratumIndexes.offsetOf(row)] = stratumIndex;
    const order = row === 0 ? 1 : this.#compareWithPrevious(row);
    if (order <= 0) {
      const code = order === 0 ? 'frame.doubled-row' : 'frame.unsorted-row';
      return { code, column: 'resident_id' };
    }
    this.#rowCount++;
    return undefined;
  }

  /** The frame of all rows read. */
  finish(): Frame {
    const residentCount = this.#rowCount;
    return {
      residentCount,
      residentIds: this.#residentIds.join(residentCount),
      addressIds: this.#addressIds.join(residentCount),
      ...sortUsedStrata(this.#strata, this.#stratumIndexes.join(residentCount)),
    };
  }

  #compareWithPrevious(row: number): number {
    const ids = this.#residentIds;
    return compareBytesAt(
      ids.blockOf(row),
      ids.offsetOf(row),
      ids.blockOf(row - 1),
      ids.offsetOf(row - 1),
      ID_BYTES,
    );
  }

  #stratumIndexAt(bytes: Buffer, start: number, end: number): number | undefined {
    if (end === start || end - start > MAXIMUM_STRATUM_BYTES) return undefined;
    const known = this.#strataBytes.find(bytes, start, end);
    if (known !== -1) return known;
    const stratum = readStratum(bytes.subarray(start, end));
    if (stratum === undefined || this.#strata.length >= MAXIMUM_STRATUM_COUNT) return undefined;
    this.#strata.push(stratum);
    return this.#strataBytes.add(bytes, start, end);
  }
}

/** A stratum as the builder makes them: UTF-8, a municipality's code, then feature values in their normal form. */
function readStratum(bytes: Uint8Array): StratumKey | undefined {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return undefined;
  }
  const isNormal = text.split('/').every((value) => toFeatureValue(value) === value);
  if (!isNormal || !MunicipalityCodeSchema.safeParse(municipalityOf(text as StratumKey)).success)
    return undefined;
  return text as StratumKey;
}
