/**
 * The hashing of protocol v1: text is UTF-8 in Unicode NFC, parts are joined by `|`, hashes are SHA-256 in lower-case hex.
 */
import { createHash, hash } from 'node:crypto';

/** Joins parts by `|` in Unicode NFC, as every hash of the protocol does. */
export function joinParts(...parts: readonly (string | number)[]): string {
  return parts.join('|').normalize('NFC');
}

/** SHA-256 of the joined parts, 64 lower-case hex digits. */
export function sha256Hex(...parts: readonly (string | number)[]): string {
  return hash('sha256', joinParts(...parts), 'hex');
}

/** SHA-256 of bytes, 64 lower-case hex digits. */
export function sha256HexOfBytes(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** HMAC-SHA-256 of the joined parts under `key` (32 bytes); 32 bytes. */
export function hmacSha256(key: Uint8Array, ...parts: readonly (string | number)[]): Buffer {
  return hmacSha256OfBytes(key, Buffer.from(joinParts(...parts), 'utf8'));
}

const HMAC_BLOCK_BYTES = 64;
const INNER_PAD = 0x36;
const OUTER_PAD = 0x5c;

/**
 * HMAC-SHA-256 (RFC 2104) of bytes under `key` (at most 64 bytes); 32 bytes. Of two hashes in one go: for every letter
 * there are some, and an object of Node for each would take three times as long.
 */
export function hmacSha256OfBytes(key: Uint8Array, bytes: Uint8Array): Buffer {
  const inner = hash('sha256', withPaddedKey(key, INNER_PAD, bytes), 'buffer');
  return hash('sha256', withPaddedKey(key, OUTER_PAD, inner), 'buffer');
}

function withPaddedKey(key: Uint8Array, pad: number, bytes: Uint8Array): Buffer {
  if (key.byteLength > HMAC_BLOCK_BYTES) throw new RangeError('a key is longer than a block of its hash');
  const padded = Buffer.allocUnsafe(HMAC_BLOCK_BYTES + bytes.byteLength);
  for (let index = 0; index < HMAC_BLOCK_BYTES; index++) padded[index] = (key[index] ?? 0) ^ pad;
  padded.set(bytes, HMAC_BLOCK_BYTES);
  return padded;
}
