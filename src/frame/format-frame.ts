/** Writes a frame as the frame file of protocol v1, step 2, and hashes such a file. */
import { createHash } from 'node:crypto';
import type { Frame } from '../domain/frame.ts';
import { ID_BYTES } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import { writeHex } from './hex-bytes.ts';

export const FRAME_HEADER = 'resident_id,address_id,stratum';

/** Where the commas of a row stand, and where its stratum begins. */
export const ROW_LAYOUT = {
  firstComma: 2 * ID_BYTES,
  addressStart: 2 * ID_BYTES + 1,
  secondComma: 4 * ID_BYTES + 1,
  stratumStart: 4 * ID_BYTES + 2,
} as const;

const CHUNK_BYTES = 1 << 20;
const COMMA = 0x2c;
const LINE_FEED = 0x0a;

/** The bytes of the frame file, in chunks of about a megabyte. */
export function* formatFrame(frame: Frame): Generator<Buffer, void> {
  const strata = frame.strata.map((stratum) => Buffer.from(stratum, 'utf8'));
  const longestRow = ROW_LAYOUT.stratumStart + Math.max(0, ...strata.map((bytes) => bytes.length)) + 1;
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let length = chunk.write(`${FRAME_HEADER}\n`, 'latin1');
  for (let index = 0; index < frame.residentCount; index++) {
    if (length + longestRow > CHUNK_BYTES) {
      yield chunk.subarray(0, length);
      chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      length = 0;
    }
    writeHex(frame.residentIds, index * ID_BYTES, ID_BYTES, chunk, length);
    chunk[length + ROW_LAYOUT.firstComma] = COMMA;
    writeHex(frame.addressIds, index * ID_BYTES, ID_BYTES, chunk, length + ROW_LAYOUT.addressStart);
    chunk[length + ROW_LAYOUT.secondComma] = COMMA;
    length += ROW_LAYOUT.stratumStart;
    const stratum = strata[frame.stratumIndexes[index] ?? 0] ?? Buffer.alloc(0);
    for (let byte = 0; byte < stratum.length; byte++) chunk[length++] = stratum[byte] ?? 0;
    chunk[length++] = LINE_FEED;
  }
  yield chunk.subarray(0, length);
}

/** The SHA-256 of a frame file: what the commitment and the public hold on to. */
export function frameHashOf(chunks: Iterable<Uint8Array>): Hash {
  const digest = createHash('sha256');
  for (const chunk of chunks) digest.update(chunk);
  return digest.digest('hex') as Hash;
}
