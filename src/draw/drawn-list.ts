/** The canonical list of who was drawn, by opaque ids: what the audit log holds the hash of. */
import { compareBytes } from '../domain/byte-order.ts';
import type { DrawnResident } from '../domain/drawn-resident.ts';
import { sha256HexOfBytes } from '../domain/hash.ts';
import type { Hash } from '../domain/ids.ts';

const DRAWN_LIST_HEADER =
  'resident_id,address_id,stratum,wave,rank,ticket,inclusion_probability,design_weight';

const PROBABILITY_DECIMALS = 9;
const WEIGHT_DECIMALS = 6;

/** In the order of the draw: by wave, then stratum (bytes), then rank. A new array. */
function sortDrawn(drawn: readonly DrawnResident[]): DrawnResident[] {
  return [...drawn].sort(
    (left, right) =>
      left.wave - right.wave || compareBytes(left.stratum, right.stratum) || left.rank - right.rank,
  );
}

/** CSV with LF, no quotes, in the order of the draw; probabilities with 9 decimals, weights with 6. */
export function drawnListCsv(drawn: readonly DrawnResident[]): string {
  const rows = sortDrawn(drawn).map((resident) =>
    [
      resident.residentId,
      resident.addressId,
      resident.stratum,
      resident.wave,
      resident.rank,
      resident.ticket,
      resident.inclusionProbability.toFixed(PROBABILITY_DECIMALS),
      resident.designWeight.toFixed(WEIGHT_DECIMALS),
    ].join(','),
  );
  return `${[DRAWN_LIST_HEADER, ...rows].join('\n')}\n`;
}

/** SHA-256 of the drawn list's bytes. */
export function drawnHashOf(drawn: readonly DrawnResident[]): Hash {
  return sha256HexOfBytes(Buffer.from(drawnListCsv(drawn), 'utf8')) as Hash;
}
