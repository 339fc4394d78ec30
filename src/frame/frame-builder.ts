/** Collects eligible residents for the frame, one at a time, in typed records: no object is kept per resident. */
import type { AgeBand } from '../domain/age-band.ts';
import { findAgeBand, parseAgeBand } from '../domain/age-band.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { BirthDate, Resident } from '../domain/resident.ts';
import type { Result } from '../domain/result.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import type { PlainRow } from '../register/plain-rows.ts';
import { ageOnDate } from './age-on-date.ts';
import { FrameRecords } from './frame-columns.ts';
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
  readonly #records = new FrameRecords();
  readonly #plainIds: PlainIds;
  #addedCount = 0;
  #largestFileIndex = 0;

  /** `keyHex` is the panel's key in 64 hex digits. */
  constructor(keyHex: string, settings: Pick<Settings, 'eligibility' | 'strata'>) {
    this.#ids = createOpaqueIdWriter(keyHex);
    this.#plainIds = new PlainIds(keyHex, this.#records);
    this.#referenceDate = settings.eligibility.referenceDate;
    this.#ageBands = settings.strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined);
    this.#strata = new StratumTable(settings.strata.features);
  }

  /** Adds an eligible resident of the register file with this index. Files and rows may come in any order. */
  add(resident: Resident, fileIndex: number): void {
    const record = this.#addedCount++;
    this.#place(record, resident, fileIndex);
    const ids = this.#records.idsOf(record);
    const start = this.#records.offsetOf(record);
    this.#ids.writeResidentId(resident.personKey, ids, start);
    this.#ids.writeAddressId(resident.address, resident.municipality, ids, start + ID_BYTES);
  }

  /** Adds an eligible resident who was seen in a plain row. */
  addPlain(plain: PlainRow, fileIndex: number): void {
    const { municipality, gender } = plain.codes;
    const { birthDate, district, row } = plain;
    this.#place(this.#addedCount, { municipality, gender, birthDate, district, row }, fileIndex);
    if (this.#plainIds.take(plain, this.#addedCount)) this.#addedCount++;
    else this.add(plain.readResident(), fileIndex);
  }

  /** Fills in all of a record but its ids. */
  #place(
    record: number,
    { municipality, gender, birthDate, district, row }: Placed,
    fileIndex: number,
  ): void {
    const stratumIndex = this.#strata.indexOf(municipality, gender, this.#ageBandOf(birthDate), district);
    this.#records.place(record, stratumIndex, fileIndex, row);
    this.#largestFileIndex = Math.max(this.#largestFileIndex, fileIndex);
  }

  /** What was added, to be merged with what other threads collected. The builder has done its work then. */
  finishPart(): FramePart {
    this.#plainIds.flush();
    return {
      residents: this.#records.moveOutSorted(this.#addedCount),
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
