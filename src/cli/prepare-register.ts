/** Reads a register before it is known who is wanted from it: while the draw is being made, a thread has nothing else to do. */
import type { Hash } from '../domain/ids.ts';
import type { Settings } from '../domain/settings/settings-schema.ts';
import { ok } from '../domain/result.ts';
import type { RowPlaces } from '../register/row-places.ts';
import { findRowPlaces } from '../register/row-places.ts';
import { catchInterruptedRead, hashWhileReading, readChunks } from '../store/read-file.ts';
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
  const hashed = hashWhileReading(chunks.value);
  const prepared = catchInterruptedRead(() => {
    const places = findRowPlaces(hashed.chunks, settings, { file, municipality });
    return ok(places === undefined ? undefined : { stamp, sha256: hashed.hash(), places });
  });
  return prepared.ok ? prepared.value : undefined;
}
