/** The order of the draw: per stratum the candidates by ascending ticket (protocol v1, step 5). */
import type { Frame } from '../domain/frame.ts';
import { compareBytesAt, leadingNumberAt, sortRows } from '../frame/byte-column.ts';
import { TICKET_BYTES } from './compute-tickets.ts';
import type { Households } from './group-households.ts';
import { groupHouseholds } from './group-households.ts';

/**
 * For each stratum, in the frame's order of strata, its candidates as frame indexes in ascending ticket order. A candidate
 * holds the lowest ticket at the address over the whole frame, all strata together. Equal tickets do not occur; if they
 * did, the lower resident id would go first.
 */
export function orderCandidates(
  frame: Frame,
  tickets: Uint8Array,
  households: Households = groupHouseholds(frame),
): Uint32Array[] {
  const candidates = findCandidates(households, tickets);
  const counts = new Uint32Array(frame.strata.length);
  for (const index of candidates) {
    const stratum = frame.stratumIndexes[index] ?? 0;
    counts[stratum] = (counts[stratum] ?? 0) + 1;
  }
  const perStratum = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (const index of candidates) {
    const stratum = frame.stratumIndexes[index] ?? 0;
    const place = counts[stratum] ?? 0;
    const shelf = perStratum[stratum];
    if (shelf !== undefined) shelf[place] = index;
    counts[stratum] = place + 1;
  }
  return perStratum.map((indexes) => sortByTicket(indexes, tickets));
}

/** The resident with the lowest ticket of each address. */
function findCandidates(households: Households, tickets: Uint8Array): Uint32Array {
  const { addressCount, members, starts } = households;
  const candidates = new Uint32Array(addressCount);
  for (let address = 0; address < addressCount; address++) {
    const end = starts[address + 1] ?? 0;
    let lowest = members[starts[address] ?? 0] ?? 0;
    for (let place = (starts[address] ?? 0) + 1; place < end; place++) {
      const index = members[place] ?? 0;
      // Members ascend by resident id, so that an equal ticket leaves the lower id.
      if (compareTickets(tickets, index, lowest) < 0) lowest = index;
    }
    candidates[address] = lowest;
  }
  return candidates;
}

function sortByTicket(indexes: Uint32Array, tickets: Uint8Array): Uint32Array {
  const at = (row: number): number => indexes[row] ?? 0;
  const order = sortRows(
    indexes.length,
    (row) => leadingNumberAt(tickets, at(row) * TICKET_BYTES),
    (left, right) => compareTickets(tickets, at(left), at(right)) || at(left) - at(right),
  );
  return order.map(at);
}

function compareTickets(tickets: Uint8Array, left: number, right: number): number {
  return compareBytesAt(tickets, left * TICKET_BYTES, tickets, right * TICKET_BYTES, TICKET_BYTES);
}
