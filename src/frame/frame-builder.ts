/** Collects eligible residents for the frame, one at a time, in typed columns: no object is kept per resident. */
import type { AgeBand } from '../domain/age-band.ts';
import { findAgeBand, parseAgeBand } from '../domain/age-band.ts';
import type { Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { ageOnDate } from './age-on-date.ts';
import { FrameColumns } from './frame-columns.ts';
import type { BuiltFrame, FramePart } from './merge-frame-parts.ts';
import { mergeFrameParts } from './merge-frame-parts.ts';
import type { OpaqueIdWriter } from './opaque-ids.ts';
import { createOpaqueIdWriter } from './opaque-ids.ts';
import { StratumTable } from './stratum-table.ts';

export class FrameBuilder {
  readonly #ids: OpaqueIdWriter;
  readonly #referenceDate: string;
  readonly #ageBands: readonly AgeBand[];
  readonly #strata: StratumTable;
  readonly #columns = new FrameColumns();
  #addedCount = 0;
  #largestFileIndex = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, settings: Pick<Settings, 'eligibility' | 'strata'>) {
    this.#ids = createOpaqueIdWriter(keyHex);
    this.#referenceDate = settings.eligibility.referenceDate;
    this.#ageBands = settings.strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined);
    this.#strata = new StratumTable(settings.strata.features);
  }

  /** Adds an eligible resident of the register file with this index. Files and rows may come in any order. */
  add(resident: Resident, fileIndex: number): void {
    const row = this.#addedCount++;
    const { residentIds, addressIds, stratumIndexes, fileIndexes, rows } = this.#columns;
    this.#ids.writeResidentId(resident.personKey, residentIds.blockOf(row), residentIds.offsetOf(row));
    this.#ids.writeAddressId(
      resident.address,
      resident.municipality,
      addressIds.blockOf(row),
      addressIds.offsetOf(row),
    );
    const stratumIndex = this.#strata.indexOf(
      resident.municipality,
      resident.gender,
      this.#ageBandOf(resident),
      resident.district,
    );
    stratumIndexes.blockOf(row)[stratumIndexes.offsetOf(row)] = stratumIndex;
    fileIndexes.blockOf(row)[fileIndexes.offsetOf(row)] = fileIndex;
    rows.blockOf(row)[rows.offsetOf(row)] = resident.row;
    this.#largestFileIndex = Math.max(this.#largestFileIndex, fileIndex);
  }

  /** What was added, to be merged with what other threads collected. The builder has done its work then. */
  finishPart(): FramePart {
    return {
      residents: this.#columns.moveOutSorted(this.#addedCount),
      strata: this.#strata.keys,
      largestFileIndex: this.#largestFileIndex,
    };
  }

  /** The frame of what was added, and of nothing else. See `mergeFrameParts`. */
  finish(): Result<BuiltFrame> {
    return mergeFrameParts([this.finishPart()]);
  }

  /** The label of the resident's age band. The settings are checked to have a band for every eligible age. */
  #ageBandOf(resident: Resident): string {
    const ageYears = ageOnDate(resident.birthDate, this.#referenceDate);
    const band = ageYears === undefined ? undefined : findAgeBand(this.#ageBands, ageYears);
    return band === undefined ? '' : band.label;
  }
}
