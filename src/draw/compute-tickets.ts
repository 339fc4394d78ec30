/** The ticket of every resident of a frame (protocol v1, step 5). */
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import {
  BLOCK_BYTES,
  DIGEST_BYTES,
  MAXIMUM_BLOCK_COUNT,
  createPrefixedHashes,
} from '../frame/hashing/prefixed-hashes.ts';
import { writeHex } from '../frame/hex-bytes.ts';

/** Bytes of a ticket: a whole SHA-256. */
export const TICKET_BYTES = DIGEST_BYTES;

const BAR = 0x7c;
/** Behind the seed: a bar, and an id in hex. */
const TEXT_BYTES = 1 + 2 * ID_BYTES;

/** TICKET_BYTES bytes a resident, in the frame's order: H(effective seed | resident id). */
export function computeTickets({ residentCount, residentIds }: Frame, seed: Hash): Uint8Array {
  const hashes = createPrefixedHashes(seed);
  const { texts, digests } = hashes;
  for (let text = 0; text < MAXIMUM_BLOCK_COUNT; text++) {
    texts[text * BLOCK_BYTES] = BAR;
    hashes.endText(text, TEXT_BYTES);
  }
  const tickets = new Uint8Array(residentCount * TICKET_BYTES);
  for (let first = 0; first < residentCount; first += MAXIMUM_BLOCK_COUNT) {
    const count = Math.min(MAXIMUM_BLOCK_COUNT, residentCount - first);
    for (let text = 0; text < count; text++) {
      writeHex(residentIds, (first + text) * ID_BYTES, ID_BYTES, texts, text * BLOCK_BYTES + 1);
    }
    hashes.hashAll(count);
    tickets.set(digests.subarray(0, count * DIGEST_BYTES), first * TICKET_BYTES);
  }
  return tickets;
}

/** The ticket at an index of the frame, as 64 hex digits. */
export function ticketAt(tickets: Uint8Array, index: number): string {
  const start = tickets.byteOffset + index * TICKET_BYTES;
  return Buffer.from(tickets.buffer, start, TICKET_BYTES).toString('hex');
}
