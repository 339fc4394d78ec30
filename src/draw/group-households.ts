/** Who of the frame lives at one address, in typed columns. */
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { MunicipalityCode } from '../domain/ids.ts';
import { municipalityOf } from '../domain/stratum.ts';

export interface Households {
  readonly addressCount: number;
  /** The number of the address of each resident, in the frame's order; numbers in the order of first occurrence. */
  readonly addressOf: Uint32Array;
  /** The residents (frame indexes, ascending), address by address. */
  readonly members: Uint32Array;
  /** Where each address begins in `members`; one more at the end. */
  readonly starts: Uint32Array;
}

/** Groups the residents by address over the whole frame, whatever their stratum. */
export function groupHouseholds(frame: Frame): Households {
  const { addressCount, addressOf } = numberAddresses(frame);
  const starts = new Uint32Array(addressCount + 1);
  for (const address of addressOf) starts[address + 1] = (starts[address + 1] ?? 0) + 1;
  for (let address = 0; address < addressCount; address++) {
    starts[address + 1] = (starts[address + 1] ?? 0) + (starts[address] ?? 0);
  }
  const members = new Uint32Array(frame.residentCount);
  const next = starts.slice();
  for (let index = 0; index < frame.residentCount; index++) {
    const address = addressOf[index] ?? 0;
    const place = next[address] ?? 0;
    members[place] = index;
    next[address] = place + 1;
  }
  return { addressCount, addressOf, members, starts };
}

/** The residents at one address, as frame indexes. */
export function membersOf(households: Households, address: number): Uint32Array {
  return households.members.subarray(households.starts[address], households.starts[address + 1]);
}

/** The addresses at which each municipality has a resident in the frame. */
export function countAddresses(frame: Frame, households: Households): Map<MunicipalityCode, number> {
  const municipalities = frame.strata.map(municipalityOf);
  const { members, starts, addressCount } = households;
  const counts = new Map<MunicipalityCode, number>();
  for (let address = 0; address < addressCount; address++) {
    // Nearly always one; an address id over two municipalities counts for both.
    let first: MunicipalityCode | undefined;
    let others: Set<MunicipalityCode> | undefined;
    const end = starts[address + 1] ?? 0;
    for (let place = starts[address] ?? 0; place < end; place++) {
      const municipality = municipalities[frame.stratumIndexes[members[place] ?? 0] ?? 0];
      if (municipality === undefined || municipality === first || others?.has(municipality) === true)
        continue;
      if (first === undefined) first = municipality;
      else others = (others ?? new Set()).add(municipality);
      counts.set(municipality, (counts.get(municipality) ?? 0) + 1);
    }
  }
  return counts;
}

/** An id as numbers of 32 bits, which are compared quicker than its bytes. */
const ID_WORDS = ID_BYTES / 4;

/** An open-addressing hash table; opaque ids are hashes already, so their first bits spread well. */
function numberAddresses({
  addressIds,
  residentCount,
}: Frame): Pick<Households, 'addressCount' | 'addressOf'> {
  const words = new Uint32Array(addressIds.buffer, addressIds.byteOffset, residentCount * ID_WORDS);
  const slotCount = 2 ** Math.ceil(Math.log2(Math.max(2, residentCount * 1.4)));
  /** 1 + the first resident of the address; 0 for an empty slot. */
  const slots = new Uint32Array(slotCount);
  const addressOf = new Uint32Array(residentCount);
  let addressCount = 0;
  for (let index = 0; index < residentCount; index++) {
    let slot = (words[index * ID_WORDS] ?? 0) % slotCount;
    let taken = slots[slot] ?? 0;
    while (taken !== 0 && !isSameId(words, taken - 1, index)) {
      slot = (slot + 1) % slotCount;
      taken = slots[slot] ?? 0;
    }
    if (taken === 0) {
      slots[slot] = index + 1;
      addressOf[index] = addressCount++;
    } else {
      addressOf[index] = addressOf[taken - 1] ?? 0;
    }
  }
  return { addressCount, addressOf };
}

function isSameId(words: Uint32Array, left: number, right: number): boolean {
  for (let word = 0; word < ID_WORDS; word++) {
    if (words[left * ID_WORDS + word] !== words[right * ID_WORDS + word]) return false;
  }
  return true;
}
