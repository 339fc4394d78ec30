/** The ticket of every resident of a frame (protocol v1, step 5). */
import { hash } from 'node:crypto';
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';

/** Bytes of a ticket: a whole SHA-256. */
export const TICKET_BYTES = 32;

const IDS_PER_STRING = 4096;

/** TICKET_BYTES bytes a resident, in the frame's order: H(effective seed | resident id). */
export function computeTickets(frame: Frame, seed: Hash): Uint8Array {
  const tickets = new Uint8Array(frame.residentCount * TICKET_BYTES);
  const ids = Buffer.from(frame.residentIds.buffer, frame.residentIds.byteOffset, frame.residentIds.length);
  const prefix = `${seed}|`;
  let place = 0;
  for (let first = 0; first < frame.residentCount; first += IDS_PER_STRING) {
    // One long text, cut into ids: half as expensive as a text from the buffer for each resident.
    const count = Math.min(IDS_PER_STRING, frame.residentCount - first);
    const digits = ids.toString('hex', first * ID_BYTES, (first + count) * ID_BYTES);
    for (let start = 0; start < digits.length; start += 2 * ID_BYTES) {
      const digest = hash('sha256', prefix + digits.slice(start, start + 2 * ID_BYTES), 'binary');
      for (let byte = 0; byte < TICKET_BYTES; byte++) tickets[place++] = digest.charCodeAt(byte);
    }
  }
  return tickets;
}

/** The ticket at an index of the frame, as 64 hex digits. */
export function ticketAt(tickets: Uint8Array, index: number): string {
  const start = tickets.byteOffset + index * TICKET_BYTES;
  return Buffer.from(tickets.buffer, start, TICKET_BYTES).toString('hex');
}
