/** The addresses of each stratum by class: all that the inclusion probabilities depend on, and few enough to count by. */
import type { Frame } from '../domain/frame.ts';
import type { Households } from './group-households.ts';

/** Addresses with `eligibleCount` (m) residents in the frame, of whom `inStratumCount` (k, at least 1) in the stratum. */
export interface AddressClass {
  readonly eligibleCount: number;
  readonly inStratumCount: number;
  readonly addressCount: number;
}

/** The classes of each stratum, in the frame's order of strata; each list ascending by m, then k. */
export function classifyAddresses(frame: Frame, households: Households): AddressClass[][] {
  const { members, starts, addressCount } = households;
  const { stratumIndexes } = frame;
  const counts = frame.strata.map(() => new Map<number, number>());
  const perStratum = new Uint32Array(frame.strata.length);
  for (let address = 0; address < addressCount; address++) {
    const start = starts[address] ?? 0;
    const end = starts[address + 1] ?? 0;
    for (let place = start; place < end; place++) {
      const stratum = stratumIndexes[members[place] ?? 0] ?? 0;
      perStratum[stratum] = (perStratum[stratum] ?? 0) + 1;
    }
    for (let place = start; place < end; place++) {
      const stratum = stratumIndexes[members[place] ?? 0] ?? 0;
      const inStratumCount = perStratum[stratum] ?? 0;
      // Counted at the stratum's first member, and ready for the next address.
      if (inStratumCount === 0) continue;
      perStratum[stratum] = 0;
      const label = classLabelOf(end - start, inStratumCount);
      counts[stratum]?.set(label, (counts[stratum].get(label) ?? 0) + 1);
    }
  }
  return counts.map((shelf) =>
    Array.from(shelf, ([label, addressCount]) => ({ ...classOf(label), addressCount })).sort(
      (left, right) => left.eligibleCount - right.eligibleCount || left.inStratumCount - right.inStratumCount,
    ),
  );
}

/** The class of the address of one resident, within the resident's own stratum; without the count of addresses. */
export function ownClassOf(
  frame: Frame,
  households: Households,
  index: number,
): Pick<AddressClass, 'eligibleCount' | 'inStratumCount'> {
  const address = households.addressOf[index] ?? 0;
  const start = households.starts[address] ?? 0;
  const end = households.starts[address + 1] ?? 0;
  const own = frame.stratumIndexes[index];
  let inStratumCount = 0;
  for (let place = start; place < end; place++) {
    if (frame.stratumIndexes[households.members[place] ?? 0] === own) inStratumCount++;
  }
  return { eligibleCount: end - start, inStratumCount };
}

/** The residents of a stratum. */
export function residentCountOf(classes: readonly AddressClass[]): number {
  return classes.reduce((sum, { inStratumCount, addressCount }) => sum + inStratumCount * addressCount, 0);
}

/** The candidates a stratum has on average: each address puts one of its m residents forward, all alike. */
export function expectedCandidateCountOf(classes: readonly AddressClass[]): number {
  return classes.reduce(
    (sum, { eligibleCount, inStratumCount, addressCount }) =>
      sum + (addressCount * inStratumCount) / eligibleCount,
    0,
  );
}

/** Divisible by 1 to 16: nearly every household's share is exact. */
const CANDIDATE_UNIT = 720_720;

/**
 * The candidates a stratum has on average, in whole numbers that every language computes alike: with E the sum over its
 * residents of floor(720720 / m), E/720720 rounded down and up.
 */
export function candidateBoundsOf(classes: readonly AddressClass[]): { below: number; above: number } {
  const units = classes.reduce(
    (sum, { eligibleCount, inStratumCount, addressCount }) =>
      sum + addressCount * inStratumCount * Math.floor(CANDIDATE_UNIT / eligibleCount),
    0,
  );
  return { below: Math.floor(units / CANDIDATE_UNIT), above: Math.ceil(units / CANDIDATE_UNIT) };
}

/** Both counts in one number: a key for a map. */
const LABEL_FACTOR = 2 ** 26;

function classLabelOf(eligibleCount: number, inStratumCount: number): number {
  return eligibleCount * LABEL_FACTOR + inStratumCount;
}

function classOf(label: number): Pick<AddressClass, 'eligibleCount' | 'inStratumCount'> {
  return { eligibleCount: Math.floor(label / LABEL_FACTOR), inStratumCount: label % LABEL_FACTOR };
}
