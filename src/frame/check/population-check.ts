/** Looks at all residents of the registers together: who stands in them twice, who lives where, and who could be drawn. */
import { parseAgeBand } from '../../domain/age-band.ts';
import type { MunicipalityCode } from '../../domain/ids.ts';
import type { ExclusionReason } from '../../domain/reasons.ts';
import { exclusionReasons } from '../../domain/reasons.ts';
import type { Resident } from '../../domain/resident.ts';
import type { Settings } from '../../domain/settings/settings-schema.ts';
import { isWritableAddress } from '../../register/address-lines.ts';
import type { ProblemList, RowPlace } from '../../register/check/problem-list.ts';
import { addressTextOf } from '../address-text.ts';
import { ageOnDate } from '../age-on-date.ts';
import { GrowingColumn } from '../growing-column.ts';
import { judgeEligibility } from '../judge-eligibility.ts';
import type { PersonLists } from '../person-list.ts';
import type { AddressSizeBand, LargeAddress } from './address-sizes.ts';
import { AddressSizes } from './address-sizes.ts';
import type { AgeLabels } from './age-labels.ts';
import { createAgeLabels } from './age-labels.ts';
import { DigestColumn } from './digest-column.ts';
import type { GroupCount } from './group-tally.ts';
import { GroupTally } from './group-tally.ts';

/** The people of one municipality with a registration that has not ended, by each feature. */
export interface MunicipalityGroups {
  readonly municipality: MunicipalityCode;
  readonly districts: readonly GroupCount[];
  readonly genders: readonly GroupCount[];
  readonly ageBands: readonly GroupCount[];
}

/** residentCount = eligibleCount + all of `excluded` + repeatedEligibleCount. */
export interface PopulationFigures {
  /** Rows that were read as residents. */
  readonly residentCount: number;
  /** Different persons among them. */
  readonly personCount: number;
  /** Rows whose person stands in an earlier row. */
  readonly samePersonCount: number;
  /** Rows with the name, birth date and address of another person in an earlier row. */
  readonly sameNameAndAddressCount: number;
  /** Persons who could be drawn. */
  readonly eligibleCount: number;
  /** Rows of persons who could be drawn by an earlier row already. */
  readonly repeatedEligibleCount: number;
  readonly excluded: Readonly<Record<ExclusionReason, number>>;
  readonly municipalities: readonly MunicipalityGroups[];
  readonly addressSizes: readonly AddressSizeBand[];
  readonly largestAddresses: readonly LargeAddress[];
  /** Residents whose registration has not ended, but who have no address. */
  readonly withoutAddressCount: number;
}

const IS_ELIGIBLE = 1;
const HAS_ADDRESS = 2;

interface MunicipalityTallies {
  readonly districts: GroupTally;
  readonly genders: GroupTally;
  readonly ageBands: GroupTally;
}

export class PopulationCheck {
  readonly #eligibility: Settings['eligibility'];
  readonly #lists: PersonLists;
  readonly #ages: AgeLabels;
  readonly #persons = new DigestColumn();
  readonly #identities = new DigestColumn();
  readonly #addresses = new DigestColumn();
  readonly #fileIndexes = new GrowingColumn((length) => new Uint8Array(length), 1);
  readonly #flags = new GrowingColumn((length) => new Uint8Array(length), 1);
  readonly #rows = new GrowingColumn((length) => new Uint32Array(length), 1);
  readonly #municipalities = new Map<MunicipalityCode, MunicipalityTallies>();
  readonly #excluded = Object.fromEntries(
    Object.keys(exclusionReasons).map((reason) => [reason, 0]),
  ) as Record<ExclusionReason, number>;
  #withoutAddressCount = 0;

  constructor({ eligibility, strata }: Pick<Settings, 'eligibility' | 'strata'>, lists: PersonLists) {
    this.#eligibility = eligibility;
    this.#lists = lists;
    this.#ages = createAgeLabels(strata.ageBands.map(parseAgeBand).filter((band) => band !== undefined));
  }

  /** Adds a resident of the register file with this index, up to 256 files. Keeps 54 bytes of them, and nothing that names them. */
  add(resident: Resident, fileIndex: number): void {
    const reason = judgeEligibility(resident, this.#eligibility, this.#lists);
    if (reason !== undefined) this.#excluded[reason]++;
    const isRegistered = resident.suspension === '';
    const isAddressed = isRegistered && hasAddress(resident);
    const addressText = addressTextOf(resident.address, resident.municipality);
    const index = this.#persons.count;
    this.#persons.add(resident.personKey);
    this.#identities.add(identityTextOf(resident, addressText));
    this.#addresses.add(isAddressed ? addressText : '');
    this.#fileIndexes.blockOf(index)[this.#fileIndexes.offsetOf(index)] = fileIndex;
    this.#rows.blockOf(index)[this.#rows.offsetOf(index)] = resident.row;
    this.#flags.blockOf(index)[this.#flags.offsetOf(index)] =
      (reason === undefined ? IS_ELIGIBLE : 0) | (isAddressed ? HAS_ADDRESS : 0);
    if (!isRegistered) return;
    if (!isAddressed) this.#withoutAddressCount++;
    const tallies = this.#talliesOf(resident.municipality);
    const isEligible = reason === undefined;
    tallies.districts.add(resident.district, isEligible);
    tallies.genders.add(resident.gender, isEligible);
    const age = ageOnDate(resident.birthDate, this.#eligibility.referenceDate);
    tallies.ageBands.add(this.#ages.labelOf(age), isEligible);
  }

  /** The figures of all residents added. Notes the rows that repeat an earlier one in `problems`. */
  finish(problems: ProblemList): PopulationFigures {
    const repeats = this.#findSamePersons(problems);
    const sameNameAndAddressCount = this.#findSameNames(problems);
    const sizes = this.#measureAddresses();
    const residentCount = this.#persons.count;
    const excludedCount = Object.values(this.#excluded).reduce((sum, count) => sum + count, 0);
    return {
      residentCount,
      personCount: residentCount - repeats.samePersonCount,
      ...repeats,
      sameNameAndAddressCount,
      eligibleCount: residentCount - excludedCount - repeats.repeatedEligibleCount,
      excluded: this.#excluded,
      municipalities: [...this.#municipalities].map(([municipality, tallies]) => ({
        municipality,
        districts: tallies.districts.listSorted(),
        genders: tallies.genders.list(),
        ageBands: tallies.ageBands.list(),
      })),
      addressSizes: sizes.bands,
      largestAddresses: sizes.largest,
      withoutAddressCount: this.#withoutAddressCount,
    };
  }

  #talliesOf(municipality: MunicipalityCode): MunicipalityTallies {
    let tallies = this.#municipalities.get(municipality);
    if (tallies === undefined) {
      tallies = {
        districts: new GroupTally(),
        genders: new GroupTally(['M', 'V', 'O']),
        ageBands: new GroupTally(this.#ages.labels),
      };
      this.#municipalities.set(municipality, tallies);
    }
    return tallies;
  }

  #findSamePersons(problems: ProblemList): { samePersonCount: number; repeatedEligibleCount: number } {
    let samePersonCount = 0;
    let repeatedEligibleCount = 0;
    for (const group of this.#persons.groups()) {
      let eligibleCount = 0;
      for (const [place, index] of group.entries()) {
        if ((this.#flags.at(index) & IS_ELIGIBLE) !== 0) eligibleCount++;
        if (place === 0) continue;
        samePersonCount++;
        problems.add({ ...this.#placeOf(index), problem: 'same-person', columnIndex: undefined });
      }
      repeatedEligibleCount += Math.max(0, eligibleCount - 1);
    }
    return { samePersonCount, repeatedEligibleCount };
  }

  #findSameNames(problems: ProblemList): number {
    let count = 0;
    for (const group of this.#identities.groups()) {
      const first = group[0] ?? 0;
      for (const index of group.subarray(1)) {
        if (this.#persons.isSame(first, index)) continue;
        count++;
        problems.add({ ...this.#placeOf(index), problem: 'same-name-and-address', columnIndex: undefined });
      }
    }
    return count;
  }

  #measureAddresses(): AddressSizes {
    const sizes = new AddressSizes();
    for (const group of this.#addresses.groups(1)) {
      const first = group[0] ?? 0;
      if ((this.#flags.at(first) & HAS_ADDRESS) === 0) continue;
      sizes.add({ personCount: group.length, ...this.#placeOf(first) });
    }
    return sizes;
  }

  #placeOf(index: number): RowPlace {
    return { fileIndex: this.#fileIndexes.at(index), row: this.#rows.at(index) };
  }
}

function hasAddress({ address }: Resident): boolean {
  return address.abroad === undefined && isWritableAddress(address);
}

/** Name, birth date and address in one text, without regard to capitals. */
function identityTextOf({ name, birthDate }: Resident, addressText: string): string {
  const { year, month, day } = birthDate;
  return `${name.givenNames}|${name.prefix}|${name.surname}|${year}-${month}-${day}|${addressText}`
    .normalize('NFC')
    .toUpperCase();
}
