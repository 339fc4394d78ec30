/**
 * The hashing of protocol v1: text is UTF-8 in Unicode NFC, parts are joined by `|`, hashes are SHA-256 in lower-case hex.
 */
import { createHash, createHmac, hash } from 'node:crypto';

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
  return createHmac('sha256', key)
    .update(joinParts(...parts), 'utf8')
    .digest();
}
