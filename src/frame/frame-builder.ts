/** Builds the frame from eligible residents, one at a time, in typed columns: no object is kept per resident. */
import type { AgeBand } from '../domain/age-band.ts';
import { findAgeBand, parseAgeBand } from '../domain/age-band.ts';
import type { Failure } from '../domain/failure.ts';
import { failure } from '../domain/failure.ts';
import type { Frame, FramePositions } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import { okUnless } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { ageOnDate } from './age-on-date.ts';
import { compareBytesAt, leadingNumberAt, sortRows } from './byte-column.ts';
import { GrowingColumn } from './growing-column.ts';
import type { OpaqueIdWriter } from './opaque-ids.ts';
import { createOpaqueIdWriter } from './opaque-ids.ts';
import { MAXIMUM_STRATUM_COUNT, StratumTable } from './stratum-table.ts';

/** A row that holds a person who stands in an earlier row already. */
export interface DuplicateRow {
  readonly fileIndex: number;
  readonly row: number;
}

export interface BuiltFrame {
  readonly frame: Frame;
  readonly positions: FramePositions;
  /** In the order of the files and rows. */
  readonly duplicates: readonly DuplicateRow[];
}

/** The positions hold the file in one byte. */
const MAXIMUM_FILE_COUNT = 256;

export class FrameBuilder {
  readonly #ids: OpaqueIdWriter;
  readonly #referenceDate: string;
  readonly #ageBands: readonly AgeBand[];
  readonly #strata: StratumTable;
  readonly #residentIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly #addressIds = new GrowingColumn((length) => new Uint8Array(length), ID_BYTES);
  readonly #stratumIndexes = new GrowingColumn((length) => new Uint16Array(length), 1);
  readonly #fileIndexes = new GrowingColumn((length) => new Uint8Array(length), 1);
  readonly #rows = new GrowingColumn((length) => new Uint32Array(length), 1);
  #addedCount = 0;
  #largestFileIndex = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, settings: Pick<Settings, 'eligibility' | 'strata'>) {
    this.#ids = createOpaqueIdWriter(keyHex);
    this.#referenceDate = settings.eligibility.referenceDate;
    this.#ageBands = settings.strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined);
    this.#strata = new StratumTable(settings.strata.features);
  }

  /** The residents added so far, duplicates included. */
  get addedCount(): number {
    return this.#addedCount;
  }

  /** Adds an eligible resident of the register file with this index. Files and rows may come in any order. */
  add(resident: Resident, fileIndex: number): void {
    const row = this.#addedCount++;
    this.#ids.writeResidentId(
      resident.personKey,
      this.#residentIds.blockOf(row),
      this.#residentIds.offsetOf(row),
    );
    this.#ids.writeAddressId(
      resident.address,
      resident.municipality,
      this.#addressIds.blockOf(row),
      this.#addressIds.offsetOf(row),
    );
    const stratumIndex = this.#strata.indexOf(
      resident.municipality,
      resident.gender,
      this.#ageBandOf(resident),
      resident.district,
    );
    this.#stratumIndexes.blockOf(row)[this.#stratumIndexes.offsetOf(row)] = stratumIndex;
    this.#fileIndexes.blockOf(row)[this.#fileIndexes.offsetOf(row)] = fileIndex;
    this.#rows.blockOf(row)[this.#rows.offsetOf(row)] = resident.row;
    this.#largestFileIndex = Math.max(this.#largestFileIndex, fileIndex);
  }

  /**
   * The frame in ascending order of resident id, whatever the order of adding. A person who was added twice keeps the
   * earliest file and row; the other rows are given back. Refused: nobody added, more strata or files than the format holds.
   */
  finish(): Result<BuiltFrame> {
    const failures: Failure[] = [];
    if (this.#addedCount === 0) failures.push(failure('frame.nobody-eligible', {}));
    if (this.#strata.count > MAXIMUM_STRATUM_COUNT) {
      failures.push(failure('frame.too-many-strata', { maximum: MAXIMUM_STRATUM_COUNT }));
    }
    if (this.#largestFileIndex >= MAXIMUM_FILE_COUNT) {
      failures.push(failure('frame.too-many-files', { maximum: MAXIMUM_FILE_COUNT }));
    }
    return okUnless(failures, () => this.#build());
  }

  #build(): BuiltFrame {
    const order = this.#sortByResidentId();
    const duplicates = this.#moveDuplicatesOut(order);
    const kept = order.subarray(0, order.length - duplicates.length);
    const { strata, stratumIndexes } = this.#strata.sortUsed(this.#stratumIndexes.gather(kept));
    return {
      frame: {
        residentCount: kept.length,
        residentIds: this.#residentIds.gather(kept),
        addressIds: this.#addressIds.gather(kept),
        stratumIndexes,
        strata,
      },
      positions: { fileIndexes: this.#fileIndexes.gather(kept), rows: this.#rows.gather(kept) },
      duplicates,
    };
  }

  #sortByResidentId(): Uint32Array {
    const ids = this.#residentIds;
    return sortRows(
      this.#addedCount,
      (row) => leadingNumberAt(ids.blockOf(row), ids.offsetOf(row)),
      (left, right) => this.#compareIds(left, right) || this.#comparePositions(left, right),
    );
  }

  /** Leaves the first row of each person at the front of `order`, and returns the other rows. */
  #moveDuplicatesOut(order: Uint32Array): DuplicateRow[] {
    const duplicates: DuplicateRow[] = [];
    let keptCount = 0;
    for (const row of order) {
      const previous = order[keptCount - 1];
      if (previous !== undefined && this.#compareIds(previous, row) === 0) {
        duplicates.push({ fileIndex: this.#fileIndexes.at(row), row: this.#rows.at(row) });
      } else {
        order[keptCount++] = row;
      }
    }
    return duplicates.sort((left, right) => left.fileIndex - right.fileIndex || left.row - right.row);
  }

  #compareIds(left: number, right: number): number {
    const ids = this.#residentIds;
    return compareBytesAt(
      ids.blockOf(left),
      ids.offsetOf(left),
      ids.blockOf(right),
      ids.offsetOf(right),
      ID_BYTES,
    );
  }

  #comparePositions(left: number, right: number): number {
    return (
      this.#fileIndexes.at(left) - this.#fileIndexes.at(right) || this.#rows.at(left) - this.#rows.at(right)
    );
  }

  /** The label of the resident's age band. The settings are checked to have a band for every eligible age. */
  #ageBandOf(resident: Resident): string {
    const ageYears = ageOnDate(resident.birthDate, this.#referenceDate);
    const band = ageYears === undefined ? undefined : findAgeBand(this.#ageBands, ageYears);
    return band === undefined ? '' : band.label;
  }
}
