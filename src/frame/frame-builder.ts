/** Collects eligible residents for the frame, one at a time, in typed columns: no object is kept per resident. */
import type { AgeBand } from '../domain/age-band.ts';
import { findAgeBand, parseAgeBand } from '../domain/age-band.ts';
import type { BirthDate, Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { PlainRow } from '../register/plain-rows.ts';
import { ageOnDate } from './age-on-date.ts';
import { FrameColumns } from './frame-columns.ts';
import type { BuiltFrame, FramePart } from './merge-frame-parts.ts';
import { mergeFrameParts } from './merge-frame-parts.ts';
import type { OpaqueIdWriter } from './opaque-ids.ts';
import { createOpaqueIdWriter } from './opaque-ids.ts';
import { PlainIds } from './plain-ids.ts';
import { StratumTable } from './stratum-table.ts';

/** What decides the stratum, and where the resident stands. */
type Placed = Pick<Resident, 'municipality' | 'gender' | 'birthDate' | 'district' | 'row'>;

export class FrameBuilder {
  readonly #ids: OpaqueIdWriter;
  readonly #referenceDate: string;
  readonly #ageBands: readonly AgeBand[];
  readonly #strata: StratumTable;
  readonly #columns = new FrameColumns();
  readonly #plainIds: PlainIds;
  #addedCount = 0;
  #largestFileIndex = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, settings: Pick<Settings, 'eligibility' | 'strata'>) {
    this.#ids = createOpaqueIdWriter(keyHex);
    this.#plainIds = new PlainIds(keyHex, this.#columns.residentIds, this.#columns.addressIds);
    this.#referenceDate = settings.eligibility.referenceDate;
    this.#ageBands = settings.strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined);
    this.#strata = new StratumTable(settings.strata.features);
  }

  /** Adds an eligible resident of the register file with this index. Files and rows may come in any order. */
  add(resident: Resident, fileIndex: number): void {
    const row = this.#addedCount++;
    const { residentIds, addressIds } = this.#columns;
    this.#ids.writeResidentId(resident.personKey, residentIds.blockOf(row), residentIds.offsetOf(row));
    this.#ids.writeAddressId(
      resident.address,
      resident.municipality,
      addressIds.blockOf(row),
      addressIds.offsetOf(row),
    );
    this.#place(row, resident, fileIndex);
  }

  /** Adds an eligible resident who was seen in a plain row. */
  addPlain(plain: PlainRow, fileIndex: number): void {
    if (!this.#plainIds.take(plain, this.#addedCount)) {
      this.add(plain.readResident(), fileIndex);
      return;
    }
    const { municipality, gender } = plain.codes;
    const { birthDate, district, row } = plain;
    this.#place(this.#addedCount++, { municipality, gender, birthDate, district, row }, fileIndex);
  }

  /** Fills in all columns but those of the ids. */
  #place(
    row: number,
    { municipality, gender, birthDate, district, row: fileRow }: Placed,
    fileIndex: number,
  ): void {
    const { stratumIndexes, fileIndexes, rows } = this.#columns;
    const stratumIndex = this.#strata.indexOf(municipality, gender, this.#ageBandOf(birthDate), district);
    stratumIndexes.blockOf(row)[stratumIndexes.offsetOf(row)] = stratumIndex;
    fileIndexes.blockOf(row)[fileIndexes.offsetOf(row)] = fileIndex;
    rows.blockOf(row)[rows.offsetOf(row)] = fileRow;
    this.#largestFileIndex = Math.max(this.#largestFileIndex, fileIndex);
  }

  /** What was added, to be merged with what other threads collected. The builder has done its work then. */
  finishPart(): FramePart {
    this.#plainIds.flush();
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
  #ageBandOf(birthDate: BirthDate): string {
    const ageYears = ageOnDate(birthDate, this.#referenceDate);
    const band = ageYears === undefined ? undefined : findAgeBand(this.#ageBands, ageYears);
    return band === undefined ? '' : band.label;
  }
}
