/** How many people live at an address: how often each number occurs, and where most live. */

/** Addresses with a number of people in one range. */
export interface AddressSizeBand {
  /** Such as `1`, `6-9` or `100+`. */
  readonly label: string;
  readonly addressCount: number;
  readonly personCount: number;
}

/** One of the largest addresses, by the row of the first person there: the address itself is not repeated. */
export interface LargeAddress {
  readonly personCount: number;
  readonly fileIndex: number;
  readonly row: number;
}

const BANDS = [
  { label: '1', toCount: 1 },
  { label: '2', toCount: 2 },
  { label: '3', toCount: 3 },
  { label: '4', toCount: 4 },
  { label: '5', toCount: 5 },
  { label: '6-9', toCount: 9 },
  { label: '10-19', toCount: 19 },
  { label: '20-49', toCount: 49 },
  { label: '50-99', toCount: 99 },
  { label: '100+', toCount: Infinity },
] as const;

const LARGEST_COUNT = 10;

export class AddressSizes {
  readonly #bands = BANDS.map(({ label }) => ({ label, addressCount: 0, personCount: 0 }));
  #largest: LargeAddress[] = [];

  /** Adds an address with the place of the first person there. */
  add(address: LargeAddress): void {
    const band = this.#bands[BANDS.findIndex(({ toCount }) => address.personCount <= toCount)];
    if (band === undefined) return;
    band.addressCount++;
    band.personCount += address.personCount;
    const last = this.#largest[LARGEST_COUNT - 1];
    if (last !== undefined && compareSize(address, last) > 0) return;
    this.#largest = [...this.#largest, address].sort(compareSize).slice(0, LARGEST_COUNT);
  }

  /** Also the bands without addresses. */
  get bands(): readonly AddressSizeBand[] {
    return this.#bands;
  }

  /** From large to small; equal ones by file and row. At most ten, all of more than one person. */
  get largest(): readonly LargeAddress[] {
    return this.#largest.filter(({ personCount }) => personCount > 1);
  }
}

function compareSize(left: LargeAddress, right: LargeAddress): number {
  return right.personCount - left.personCount || left.fileIndex - right.fileIndex || left.row - right.row;
}
