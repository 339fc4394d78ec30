/**
 * Seals personal data for the database: AES-256-GCM under a key derived from loting.key, so that a copied database
 * without the key names nobody.
 *
 * The nonce is synthetic: the first 12 bytes of HMAC-SHA-256(nonce key, table, id, plaintext), so that the same input
 * gives the same bytes, on any machine and after any restart. GCM is broken only when two *different* plaintexts meet
 * the same nonce. Here that takes a collision of the HMAC in 96 bits: with a million sealed rows the chance is below
 * 2^-56. What an observer of two copies can learn is that a row did not change, which the row's bytes must show anyway
 * when writing is reproducible. The text is padded to a multiple of 64 bytes, so that lengths do not tell names apart.
 * The table and the id of the row are authenticated too: a sealed value moved to another row does not open.
 */
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';
import { canonicalJson } from '../domain/canonical-json.ts';
import type { Json } from '../domain/canonical-json.ts';
import { failure } from '../domain/failure.ts';
import { hmacSha256OfBytes } from '../domain/hash.ts';
import type { Refused, Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';

/** The two keys of sealing, derived from the panel's key. */
export interface SealKeys {
  readonly encryptionKey: Uint8Array;
  readonly nonceKey: Uint8Array;
}

/** The row that a sealed value belongs to. Neither part holds a line feed. */
export interface SealedPlace {
  readonly table: string;
  readonly id: string;
}

const FORMAT_VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const HEADER_BYTES = 1 + NONCE_BYTES + TAG_BYTES;
const PADDING_BYTES = 64;
const SPACE = 0x20;

/** Derives the sealing keys from the panel's key of 32 bytes (HKDF-SHA-256). */
export function deriveSealKeys(panelKey: Uint8Array): SealKeys {
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', panelKey, new Uint8Array(0), `loting|seal|v1|${purpose}`, 32));
  return { encryptionKey: derive('encryption'), nonceKey: derive('nonce') };
}

/** Seals a value for its row: one byte of version, 12 of nonce, 16 of tag, then the encrypted text. */
export function sealJson(keys: SealKeys, place: SealedPlace, value: Json): Buffer {
  const bound = boundTo(place);
  const message = padded(bound, canonicalJson(value));
  const plain = message.subarray(bound.byteLength);
  // Over the raw bytes: two texts that differ only in Unicode normalisation are different plaintexts.
  const nonce = hmacSha256OfBytes(keys.nonceKey, message).subarray(0, NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keys.encryptionKey, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(bound);
  const encrypted = cipher.update(plain);
  // GCM has nothing left for the end, but must be told of it.
  cipher.final();
  return Buffer.concat([Buffer.of(FORMAT_VERSION), nonce, cipher.getAuthTag(), encrypted]);
}

/** Opens what `sealJson` sealed for the same row. A wrong key, another row or one changed byte is refused. */
export function openJson(keys: SealKeys, place: SealedPlace, sealed: Uint8Array): Result<unknown> {
  const text = openText(keys, place, sealed);
  return text.ok ? ok(JSON.parse(text.value)) : text;
}

/** Opens as `openJson` does, and gives the canonical JSON itself. */
export function openText(keys: SealKeys, place: SealedPlace, sealed: Uint8Array): Result<string> {
  const broken = (): Refused => refuse(failure('store.seal-broken', { table: place.table, id: place.id }));
  if (sealed.byteLength < HEADER_BYTES || sealed[0] !== FORMAT_VERSION) return broken();
  const nonce = sealed.subarray(1, 1 + NONCE_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', keys.encryptionKey, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(boundTo(place));
  decipher.setAuthTag(sealed.subarray(1 + NONCE_BYTES, HEADER_BYTES));
  let plain: Buffer;
  try {
    plain = decipher.update(sealed.subarray(HEADER_BYTES));
    // GCM has nothing left for the end, but says there whether this is what was sealed.
    decipher.final();
  } catch {
    return broken();
  }
  let end = plain.byteLength;
  while (plain[end - 1] === SPACE) end -= 1;
  return ok(plain.toString('utf8', 0, end));
}

/** The row in bytes; the line feeds keep its parts, and the plaintext behind it, apart. */
function boundTo(place: SealedPlace): Buffer {
  return Buffer.from(`loting|seal|v1\n${place.table}\n${place.id}\n`, 'utf8');
}

/** A text behind other bytes, up to a whole number of paddings: JSON may end in spaces. */
function padded(before: Buffer, text: string): Buffer {
  const byteCount = Math.ceil(Buffer.byteLength(text) / PADDING_BYTES) * PADDING_BYTES;
  const bytes = Buffer.alloc(before.byteLength + byteCount, ' ');
  bytes.set(before);
  bytes.write(text, before.byteLength);
  return bytes;
}
