/** Fixes whose personal data were removed at once, by their opaque ids. */
import { compareBytes } from '../domain/byte-order.ts';
import { sha256Hex } from '../domain/hash.ts';
import type { Hash, ResidentId } from '../domain/ids.ts';
import { HashSchema } from '../domain/ids.ts';

/** H over the opaque ids, each with a line feed, in ascending order by byte. */
export function hashErased(residentIds: readonly ResidentId[]): Hash {
  const lines = residentIds.toSorted(compareBytes).map((residentId) => `${residentId}\n`);
  return HashSchema.parse(sha256Hex(lines.join('')));
}
