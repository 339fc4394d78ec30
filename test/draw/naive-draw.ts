/**
 * The protocol once more, as an outsider would write it from DESIGN section 4: texts, sorting and big integers, nothing
 * taken from the program.
 */
import { createHash } from 'node:crypto';
import type { FrameRow } from './test-frames.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const byBytes = (left: string, right: string): number =>
  Buffer.compare(Buffer.from(left), Buffer.from(right));

/** Letters per municipality, one record a wave. */
export type NaiveWaves = readonly Readonly<Record<string, number>>[];

/** Lines of `wave stratum rank resident ticket`, in the order of the draw. */
export function drawNaively(rows: readonly FrameRow[], seed: string, waves: NaiveWaves): string[] {
  const tickets = new Map(rows.map(({ residentId }) => [residentId, sha256(`${seed}|${residentId}`)]));
  const ticket = ({ residentId }: FrameRow): string => tickets.get(residentId) ?? '';
  const candidates = rows.filter((row) =>
    rows.every((other) => other.addressId !== row.addressId || ticket(other) >= ticket(row)),
  );
  const strata = [...new Set(rows.map(({ stratum }) => stratum))].sort(byBytes);
  const order = new Map(
    strata.map((stratum) => [
      stratum,
      candidates.filter((row) => row.stratum === stratum).sort((a, b) => byBytes(ticket(a), ticket(b))),
    ]),
  );
  const taken = new Map(strata.map((stratum) => [stratum, 0]));
  const lines: string[] = [];
  for (const [index, letters] of waves.entries()) {
    const wave = index + 1;
    const seats = new Map<string, number>();
    for (const [municipality, count] of Object.entries(letters)) {
      const own = strata.filter((stratum) => stratum.split('/')[0] === municipality);
      const sizes = own.map((stratum) => BigInt(rows.filter((row) => row.stratum === stratum).length));
      const total = sizes.reduce((sum, size) => sum + size, 0n);
      if (total === 0n) continue;
      const start = BigInt(`0x${sha256(`${seed}|rounding|${municipality}|${wave}`)}`) % total;
      for (const [place, stratum] of own.entries()) {
        const before = sizes.slice(0, place).reduce((sum, size) => sum + size, 0n);
        const after = before + (sizes[place] ?? 0n);
        const floor = (running: bigint): bigint => (running * BigInt(count) + start) / total;
        seats.set(stratum, Number(floor(after) - floor(before)));
      }
    }
    for (const stratum of strata) {
      const all = order.get(stratum) ?? [];
      const first = taken.get(stratum) ?? 0;
      for (const [offset, row] of all.slice(first, first + (seats.get(stratum) ?? 0)).entries()) {
        lines.push(`${wave} ${stratum} ${first + offset + 1} ${row.residentId} ${ticket(row)}`);
        taken.set(stratum, first + offset + 1);
      }
    }
  }
  return lines;
}
