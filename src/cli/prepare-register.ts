/** Reads a register before it is known who is wanted from it: while the draw is being made, a thread has nothing else to do. */
import { createHash } from 'node:crypto';
import type { Hash } from '../domain/ids.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { ok } from '../domain/result.ts';
import type { RowPlaces } from '../register/row-places.ts';
import { findRowPlaces } from '../register/row-places.ts';
import { catchInterruptedRead, readChunks } from '../store/read-file.ts';
import { stampOf } from '../store/read-pieces.ts';
import type { RegisterFile } from './register-files.ts';

/** A register as it was read. */
export interface PreparedRegister {
  /** The file is still the one that was read as long as it has this stamp. */
  readonly stamp: string;
  readonly sha256: Hash;
  readonly places: RowPlaces;
}

/** `undefined` for a register whose rows cannot be read on their own, or that cannot be read at all: it is read when it is needed. */
export function prepareRegister(
  { file, municipality, absolutePath }: Pick<RegisterFile, 'file' | 'municipality' | 'absolutePath'>,
  settings: Settings['register'],
): PreparedRegister | undefined {
  const stamp = stampOf(absolutePath);
  const chunks = readChunks(absolutePath);
  if (stamp === undefined || !chunks.ok) return undefined;
  const digest = createHash('sha256');
  function* hashed(source: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const chunk of source) {
      digest.update(chunk);
      yield chunk;
    }
  }
  const prepared = catchInterruptedRead(() => {
    const places = findRowPlaces(hashed(chunks.value), settings, { file, municipality });
    return ok(places === undefined ? undefined : { stamp, sha256: digest.digest('hex') as Hash, places });
  });
  return prepared.ok ? prepared.value : undefined;
}
