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
  const chanceText = writeChances();
  const rows = sortDrawn(drawn).map((resident) => {
    const { residentId, addressId, stratum, wave, rank, ticket } = resident;
    return `${residentId},${addressId},${stratum},${wave},${rank},${ticket},${chanceText(resident)}`;
  });
  return `${[DRAWN_LIST_HEADER, ...rows].join('\n')}\n`;
}

/** Writes probability and weight, for those who have the same once: decimals take longer than all the rest of a row. */
function writeChances(): (resident: Pick<DrawnResident, 'inclusionProbability' | 'designWeight'>) => string {
  const texts = new Map<number, { readonly designWeight: number; readonly text: string }>();
  return ({ inclusionProbability, designWeight }) => {
    const known = texts.get(inclusionProbability);
    if (known?.designWeight === designWeight) return known.text;
    const text = `${inclusionProbability.toFixed(PROBABILITY_DECIMALS)},${designWeight.toFixed(WEIGHT_DECIMALS)}`;
    texts.set(inclusionProbability, { designWeight, text });
    return text;
  };
}

/** SHA-256 of the drawn list's bytes. */
export function drawnHashOf(drawn: readonly DrawnResident[]): Hash {
  return sha256HexOfBytes(Buffer.from(drawnListCsv(drawn), 'utf8')) as Hash;
}
