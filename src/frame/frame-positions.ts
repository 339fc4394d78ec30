/**
 * The small binary file beside a frame that says where each of its residents stands in the registers, so that drawn rows
 * can be fetched by position. For the municipality only; it names nobody, and is of no use without the registers.
 */
import { createHash } from 'node:crypto';
import { failure } from '../domain/failure.ts';
import type { FramePositions } from '../domain/frame.ts';
import type { Hash } from '../domain/ids.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** Name and version of the format. */
const MAGIC = Buffer.from('LOTPOS01', 'latin1');
const HASH_BYTES = 32;
const FRAME_HASH_START = MAGIC.length;
const COUNT_START = FRAME_HASH_START + HASH_BYTES;
const BODY_START = COUNT_START + 4;

/**
 * The bytes: `LOTPOS01`; SHA-256 of the frame file; number of residents (32 bits); a file index (8 bits) per resident; a
 * row (32 bits) per resident; SHA-256 of all bytes before. Numbers are little-endian, residents in the frame's order.
 */
export function formatPositions(positions: FramePositions, frameHash: Hash): Buffer {
  const count = positions.rows.length;
  const bytes = Buffer.alloc(BODY_START + 5 * count + HASH_BYTES);
  MAGIC.copy(bytes);
  bytes.write(frameHash, FRAME_HASH_START, 'hex');
  bytes.writeUInt32LE(count, COUNT_START);
  bytes.set(positions.fileIndexes, BODY_START);
  for (let index = 0; index < count; index++) {
    bytes.writeUInt32LE(positions.rows[index] ?? 0, BODY_START + count + 4 * index);
  }
  const checksumStart = bytes.length - HASH_BYTES;
  checksumOf(bytes.subarray(0, checksumStart)).copy(bytes, checksumStart);
  return bytes;
}

/** Reads the positions that belong to the frame with this hash; refused when damaged, or when of another frame. */
export function parsePositions(bytes: Uint8Array, file: string, frameHash: Hash): Result<FramePositions> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const checksumStart = buffer.length - HASH_BYTES;
  if (
    checksumStart < BODY_START ||
    !buffer.subarray(0, MAGIC.length).equals(MAGIC) ||
    !checksumOf(buffer.subarray(0, checksumStart)).equals(buffer.subarray(checksumStart))
  ) {
    return refuse(failure('frame.positions-damaged', {}, { file }));
  }
  const count = buffer.readUInt32LE(COUNT_START);
  if (checksumStart !== BODY_START + 5 * count)
    return refuse(failure('frame.positions-damaged', {}, { file }));
  if (buffer.toString('hex', FRAME_HASH_START, COUNT_START) !== frameHash) {
    return refuse(failure('frame.positions-of-another-frame', {}, { file }));
  }
  const rows = new Uint32Array(count);
  for (let index = 0; index < count; index++)
    rows[index] = buffer.readUInt32LE(BODY_START + count + 4 * index);
  return ok({ fileIndexes: Uint8Array.from(buffer.subarray(BODY_START, BODY_START + count)), rows });
}

function checksumOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
