/** The panel's key file: 32 random bytes as 64 hexadecimal digits and a line end, readable by its owner only. */
import { failure } from '../domain/failure.ts';
import type { Result } from '../domain/result.ts';
import { ok, refuse } from '../domain/result.ts';
import { writeNewFileAtomically } from './atomic-file.ts';
import { readWholeFile } from './read-file.ts';

export const KEY_BYTES = 32;
const KEY_TEXT = /^([0-9a-f]{64})\r?\n?$/;

/**
 * Writes a new key file of 32 bytes of entropy. Never replaces a key that is there, also when two processes try at once:
 * with a lost key, no code and no opaque id can be made again.
 */
export function makePanelKey(path: string, entropy: Uint8Array): Result<Uint8Array> {
  if (entropy.byteLength !== KEY_BYTES) throw new RangeError(`a key is made of ${KEY_BYTES} bytes`);
  const written = writeNewFileAtomically(path, `${Buffer.from(entropy).toString('hex')}\n`, { mode: 0o600 });
  return written.ok ? ok(Uint8Array.from(entropy)) : written;
}

/** Reads the key: 32 bytes. */
export function readPanelKey(path: string): Result<Uint8Array> {
  const bytes = readWholeFile(path);
  if (!bytes.ok) {
    const isMissing = bytes.failures.some((failed) => failed.code === 'store.file-missing');
    return isMissing ? refuse(failure('store.key-missing', {}, { file: path })) : bytes;
  }
  const digits = KEY_TEXT.exec(Buffer.from(bytes.value).toString('latin1'))?.[1];
  if (digits === undefined) return refuse(failure('store.key-invalid', {}, { file: path }));
  return ok(Uint8Array.from(Buffer.from(digits, 'hex')));
}
